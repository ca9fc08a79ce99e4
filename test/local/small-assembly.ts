/** A hand-written cloud assembly, as small as can be, with one of everything that the local host serves. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Resources = Readonly<Record<string, unknown>>;

const att = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] });

const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'events',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'hs', 'ha'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'heads',
        KeySchema: [
          { AttributeName: 'hs', KeyType: 'HASH' },
          { AttributeName: 'ha', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  },
};

const STATEMENTS = [
  {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    Resource: att('Events'),
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*#S#journal#*', 'T#*#I#*'] } },
  },
  { Effect: 'Allow', Action: 'events:PutEvents', Resource: att('Bus') },
  { Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: att('Queue') },
  { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: att('Queue') },
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: { 'Fn::Join': ['', [att('Files'), '/uploads/*']] },
  },
  { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' },
];

/** One stack: table, bucket, queue with dead letters, bus with a rule, one function that reads the queue. */
export const SMALL_STACK: Resources = {
  Events: TABLE,
  Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
  DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead-letters' } },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Metadata: { foldbook: { consumer: 'tax-book' } },
    Properties: {
      QueueName: 'tax-book',
      VisibilityTimeout: 600,
      RedrivePolicy: { deadLetterTargetArn: att('DeadLetters'), maxReceiveCount: 3 },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'foldbook' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Bus' },
      State: 'ENABLED',
      EventPattern: { source: ['foldbook'], detail: { streamType: ['journal', 'settings'] } },
      Targets: [
        {
          Id: 'Target0',
          Arn: att('Queue'),
          SqsParameters: { MessageGroupId: '$.detail.tenant' },
          DeadLetterConfig: { Arn: att('DeadLetters') },
        },
      ],
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {},
      Policies: [{ PolicyName: 'permissions', PolicyDocument: { Statement: STATEMENTS } }],
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Metadata: { foldbook: { function: 'tax.book' } },
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 100,
      Role: att('Role'),
      Environment: { Variables: { EVENT_TABLE: { Ref: 'Events' }, QUEUE_URL: { Ref: 'Queue' } } },
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: att('Queue'),
      FunctionName: { Ref: 'Function' },
      BatchSize: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
};

/** Writes stacks (name → whole template) with the asset that `SMALL_STACK`'s function names; answers the folder. */
export const writeAssembly = (stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'foldbook-assembly-'));
  mkdirSync(join(dir, 'asset.abc'));
  const artifacts: Record<string, unknown> = {
    assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
  };
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(dir, `${name}.template.json`), JSON.stringify(template));
    artifacts[name] = { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } };
  }
  const files = { abc: { source: { path: 'asset.abc' }, destinations: { current: { objectKey: 'abc.zip' } } } };
  writeFileSync(join(dir, 'assets.json'), JSON.stringify({ files }));
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ artifacts }));
  return dir;
};

export const smallAssembly = (more: Resources = {}): string =>
  writeAssembly({ small: { Resources: { ...SMALL_STACK, ...more } } });
