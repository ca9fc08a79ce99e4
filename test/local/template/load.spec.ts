import { describe, expect, it } from 'vitest';
import { CLOUD_ONLY } from '../../../infra/local/template/cloud-only.ts';
import { loadModel } from '../../../infra/local/template/load.ts';
import type { CloudModel } from '../../../infra/local/template/model.ts';
import { type Resources, SMALL_STACK, smallAssembly, writeAssembly } from '../small-assembly.ts';

const endpoint = 'http://127.0.0.1:4566';
const load = (more: Resources = {}): CloudModel => loadModel({ assemblyDir: smallAssembly(more), endpoint });
/** CloudFormation's placeholders look like those of JavaScript's templates, which linters rightly suspect. */
const placeholders = (text: string): string => text.replaceAll(/<([^>]+)>/g, '$' + '{$1}');
const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

const labelledCloudOnly = (name: string): Resources => ({
  Exports: {
    Type: 'AWS::Scheduler::Schedule',
    Metadata: { foldbook: { cloudOnly: name } },
    Properties: { ScheduleExpression: 'rate(1 hour)', Target: { Arn: 'arn:aws:scheduler:::aws-sdk:none' } },
  },
});

describe('what runs in the cloud only', () => {
  it('is left out if it is known, with its reason', () => {
    expect(load(labelledCloudOnly('hourly-exports')).schedules).toEqual(load().schedules);
    expect([...CLOUD_ONLY.keys()]).toEqual(['backup.exporter', 'hourly-exports']);
    for (const reason of CLOUD_ONLY.values()) expect(reason).toMatch(/\.$/);
  });

  it('fails loudly if it is not known', () => {
    expect(() => load(labelledCloudOnly('something'))).toThrow(/Exports.*something, which runs in the cloud only/s);
  });
});

describe('the model of a template', () => {
  const model = load();

  it('holds tables with keys, indexes, stream and expiry', () => {
    expect(model.tables).toMatchObject([
      {
        name: 'events',
        arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/events',
        key: { partition: { name: 'pk', type: 'S' }, sort: { name: 'sk', type: 'S' } },
        globalIndexes: [{ name: 'heads', key: { partition: { name: 'hs', type: 'S' } }, projection: 'KEYS_ONLY' }],
        stream: { viewType: 'NEW_IMAGE' },
        ttlAttribute: 'ttl',
      },
    ]);
  });

  it('holds queues with their redrive, and what the template leaves to defaults', () => {
    expect(model.queues).toMatchObject([
      { name: 'dead-letters', visibilityTimeoutSeconds: 30, retentionSeconds: 345_600 },
      {
        name: 'tax-book',
        labels: { consumer: 'tax-book' },
        visibilityTimeoutSeconds: 600,
        redrive: { deadLetterArn: queueArn('dead-letters'), receivesMax: 3 },
      },
    ]);
    expect(model.queues[0]?.redrive).toBeUndefined();
  });

  it('names a function by its label, finds its bundle, and resolves its environment', () => {
    expect(model.functions).toMatchObject([
      {
        name: 'tax.book',
        assetPath: expect.stringMatching(/asset\.abc$/),
        environment: { EVENT_TABLE: 'events', QUEUE_URL: `${endpoint}/000000000000/tax-book` },
        timeoutSeconds: 100,
        memoryMb: 128,
        roleArn: model.roles[0]?.arn,
      },
    ]);
    expect(model.eventSources).toMatchObject([
      {
        functionName: 'tax.book',
        sourceArn: queueArn('tax-book'),
        kind: 'sqs',
        batchSize: 5,
        reportBatchItemFailures: true,
      },
    ]);
  });

  it('holds rules with their targets, and roles with their statements', () => {
    expect(model.rules).toMatchObject([
      {
        busName: 'foldbook',
        targets: [
          { arn: queueArn('tax-book'), messageGroupId: '$.detail.tenant', deadLetterArn: queueArn('dead-letters') },
        ],
      },
    ]);
    expect(model.rules[0]?.targets[0]?.retry).toEqual({ attemptsMax: 185, eventAgeSecondsMax: 86_400 });
    expect(model.roles[0]?.statements[0]).toMatchObject({
      resources: ['arn:aws:dynamodb:us-east-1:000000000000:table/events'],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*#S#journal#*', 'T#*#I#*'] } },
    });
  });

  it('gives the same names at every start, and distinct ones in distinct stacks', () => {
    const Resources = { Queue: { Type: 'AWS::SQS::Queue', Properties: {} } };
    const names = () =>
      loadModel({ assemblyDir: writeAssembly({ one: { Resources }, two: { Resources } }), endpoint }).queues.map(
        ({ name }) => name,
      );
    expect(names()).toEqual(['one-Queue', 'two-Queue']);
    expect(names()).toEqual(names());
  });

  it('reads routes with their integration, and schedules of both kinds', () => {
    const { apis, schedules } = load({
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Function', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          RouteKey: 'GET /v1/tax/lots/{lotId}',
          Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
        },
      },
      Sweep: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          FlexibleTimeWindow: { Mode: 'OFF' },
          ScheduleExpression: 'rate(5 minutes)',
          Target: { Arn: { 'Fn::GetAtt': 'Function.Arn' }, RoleArn: 'arn', Input: '{"a":1}' },
        },
      },
      Nightly: {
        Type: 'AWS::Events::Rule',
        Properties: {
          ScheduleExpression: 'cron(0 3 * * ? *)',
          Targets: [{ Id: 'x', Arn: { 'Fn::Sub': placeholders('<Function.Arn>') } }],
        },
      },
    });
    expect(apis[0]?.routes).toMatchObject([
      { method: 'GET', path: '/v1/tax/lots/{lotId}', functionName: 'tax.book', payloadFormat: '2.0' },
    ]);
    expect(schedules).toMatchObject([
      { kind: 'scheduler', expression: 'rate(5 minutes)', input: '{"a":1}', targetArn: model.functions[0]?.arn },
      { kind: 'rule', expression: 'cron(0 3 * * ? *)', targetArn: model.functions[0]?.arn },
    ]);
  });
});

describe('intrinsic functions', () => {
  const resolved = (value: unknown, more: Record<string, unknown> = {}): string | undefined =>
    loadModel({
      assemblyDir: writeAssembly({ one: { Resources: SMALL_STACK, Outputs: { It: { Value: value } }, ...more } }),
      endpoint,
    }).outputs['one.It'];

  it.each([
    ['Ref to a pseudo parameter', { Ref: 'AWS::StackName' }, 'one'],
    [
      'Join of several',
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }]] },
      'arn:aws:us-east-1',
    ],
    [
      'Sub with attributes, literals and its own names',
      { 'Fn::Sub': [placeholders('<Queue.QueueName>-<!Kept>-<x>-<AWS::AccountId>'), { x: { Ref: 'Bus' } }] },
      placeholders('tax-book-<Kept>-foldbook-000000000000'),
    ],
    ['Select from Split', { 'Fn::Select': [1, { 'Fn::Split': ['|', 'a|b|c'] }] }, 'b'],
    ['If, with a condition that holds', { 'Fn::If': ['InUs', 'yes', { Ref: 'AWS::NoValue' }] }, 'yes'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, '3'],
    ['Ref to a parameter', { Ref: 'Stage' }, 'local'],
  ])('%s', (_what, value, expected) => {
    const more = {
      Conditions: {
        InUs: { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, { 'Fn::Equals': ['a', 'b'] }] },
      },
      Mappings: { Sizes: { 'us-east-1': { small: '3' } } },
      Parameters: { Stage: { Type: 'String', Default: 'local' } },
    };
    expect(resolved(value, more)).toBe(expected);
  });

  it('resolves values that one stack exports and another imports, in any order', () => {
    const assemblyDir = writeAssembly({
      reader: { Resources: {}, Outputs: { It: { Value: { 'Fn::ImportValue': 'owner:queue' } } } },
      owner: {
        Resources: SMALL_STACK,
        Outputs: { Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'owner:queue' } } },
      },
    });
    expect(loadModel({ assemblyDir, endpoint }).outputs['reader.It']).toBe(queueArn('tax-book'));
  });

  it('leaves out a resource whose condition does not hold', () => {
    const Resources = { ...SMALL_STACK, Extra: { Type: 'AWS::S3::Bucket', Condition: 'Never', Properties: {} } };
    const Conditions = { Never: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'a'] }] } };
    expect(
      loadModel({ assemblyDir: writeAssembly({ one: { Resources, Conditions } }), endpoint }).buckets,
    ).toHaveLength(1);
  });
});

describe('what the local host does not know', () => {
  it.each([
    [
      'a resource type',
      { Odd: { Type: 'AWS::Kinesis::Stream', Properties: {} } },
      /small\/Odd: .*AWS::Kinesis::Stream.*INERT_TYPES/,
    ],
    [
      'a property',
      { Odd: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } } },
      /small\/Odd: .*property Colour/,
    ],
    [
      'a nested property',
      {
        Odd: {
          Type: 'AWS::Events::Rule',
          Properties: { EventPattern: {}, Targets: [{ Id: 'x', Arn: 'y', KinesisParameters: {} }] },
        },
      },
      /small\/Odd: .*Targets\[0\]\.KinesisParameters/,
    ],
    [
      'an intrinsic function',
      { Odd: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Cidr': [] } } } },
      /Fn::Cidr/,
    ],
    [
      'an attribute',
      { Odd: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::GetAtt': ['Queue', 'Colour'] } } } },
      /small\/Queue: .*attribute Colour/,
    ],
    [
      'a reference into nowhere',
      { Odd: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Nobody' } } } },
      /Ref to Nobody/,
    ],
    [
      'an event source',
      {
        Odd: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { EventSourceArn: 'arn:aws:kafka:x', FunctionName: { Ref: 'Function' } },
        },
      },
      /small\/Odd: .*arn:aws:kafka:x/,
    ],
    [
      'a managed policy',
      {
        Odd: {
          Type: 'AWS::IAM::Role',
          Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
        },
      },
      /small\/Odd: .*AdministratorAccess/,
    ],
  ])('%s fails the start and is named', (_what, more, message) => {
    expect(() => load(more)).toThrow(message);
  });

  it('needs nothing for what only the cloud has', () => {
    expect(() => load({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Anything: 1 } } })).not.toThrow();
  });

  it('says what to do without an assembly', () => {
    expect(() => loadModel({ assemblyDir: '/nowhere', endpoint })).toThrow(/synthesize the CDK app first/);
  });
});
