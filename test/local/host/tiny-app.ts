/**
 * A whole application in one template, written by hand: an item that is put over HTTP goes through the table's stream,
 * a relay, the bus, a rule and a queue to a consumer, which counts it in another table.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const CLIENT = `
import { AwsClient } from 'aws4fetch';
const { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
const client = (service) => new AwsClient({ accessKeyId, secretAccessKey, service, region: process.env.AWS_REGION, retries: 0 });
const call = async (service, type, target, body) => {
  const response = await client(service).fetch(endpoint, { method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': type, 'x-amz-target': target } });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
};
const dynamo = (operation, body) => call('dynamodb', 'application/x-amz-json-1.0', 'DynamoDB_20120810.' + operation, body);
const events = (body) => call('events', 'application/x-amz-json-1.1', 'AWSEvents.PutEvents', body);
`;

const SOURCES = {
  'items.http': `${CLIENT}
    export const handler = async ({ routeKey, pathParameters: { id } }) => {
      if (routeKey.startsWith('PUT')) {
        await dynamo('PutItem', { TableName: process.env.ITEMS, Item: { pk: { S: id } } });
        return { statusCode: 204 };
      }
      if (routeKey.startsWith('DELETE')) await dynamo('DeleteItem', { TableName: process.env.ITEMS, Key: { pk: { S: id } } });
      const { Item } = await dynamo('GetItem', { TableName: process.env.COUNTS, Key: { pk: { S: id } }, ConsistentRead: true });
      return { id, count: Number(Item?.seen.N ?? 0) };
    };`,
  'items.relay': `${CLIENT}
    export const handler = async ({ Records }) => {
      await events({ Entries: Records.map(({ dynamodb }) => ({ EventBusName: process.env.BUS, Source: 'tiny',
        DetailType: 'ItemPut', Detail: JSON.stringify({ id: dynamodb.Keys.pk.S }) })) });
    };`,
  'items.counter': `${CLIENT}
    export const handler = async ({ Records }) => {
      for (const { body } of Records) {
        const { detail } = JSON.parse(body);
        await dynamo('UpdateItem', { TableName: process.env.COUNTS, Key: { pk: { S: detail.id } },
          UpdateExpression: 'ADD seen :one', ExpressionAttributeValues: { ':one': { N: '1' } } });
      }
    };`,
};

const att = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ref = (id: string) => ({ Ref: id });
const logical = (name: string): string => name.replaceAll(/\W/g, '');

const table = (name: string, stream?: 'NEW_IMAGE') => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ...(stream === undefined ? {} : { StreamSpecification: { StreamViewType: stream } }),
  },
});

const fn = (name: keyof typeof SOURCES, environment: object, statements: readonly object[]) => ({
  [`${logical(name)}Role`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {},
      Policies: [{ PolicyName: 'permissions', PolicyDocument: { Statement: statements } }],
    },
  },
  [logical(name)]: {
    Type: 'AWS::Lambda::Function',
    Metadata: { foldbook: { function: name } },
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 10,
      MemorySize: 128,
      Role: att(`${logical(name)}Role`),
      Environment: { Variables: environment },
    },
  },
});

const allow = (actions: readonly string[], resource: object) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

const route = (key: string) => ({
  [logical(`Route${key}`)]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', ref('Integration')]] },
    },
  },
});

const RESOURCES = {
  Items: table('tiny-items', 'NEW_IMAGE'),
  Counts: table('tiny-counts'),
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'tiny-queue', VisibilityTimeout: 60 } },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'tiny' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Bus'),
      State: 'ENABLED',
      EventPattern: { source: ['tiny'] },
      Targets: [{ Id: 'Target0', Arn: att('Queue') }],
    },
  },
  ...fn('items.http', { ITEMS: ref('Items'), COUNTS: ref('Counts') }, [
    allow(['dynamodb:PutItem'], att('Items')),
    allow(['dynamodb:GetItem'], att('Counts')),
  ]),
  ...fn('items.relay', { BUS: ref('Bus') }, [allow(['events:PutEvents'], att('Bus'))]),
  ...fn('items.counter', { COUNTS: ref('Counts') }, [allow(['dynamodb:UpdateItem'], att('Counts'))]),
  StreamMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Items', 'StreamArn'] },
      FunctionName: ref('itemsrelay'),
      StartingPosition: 'TRIM_HORIZON',
      // A call puts ten entries on a bus at most.
      BatchSize: 10,
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: ['INSERT'] }) }] },
    },
  },
  QueueMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: att('Queue'), FunctionName: ref('itemscounter'), BatchSize: 10 },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'tiny', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
  },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: ref('Api'),
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: att('itemshttp'),
      PayloadFormatVersion: '2.0',
    },
  },
  ...route('PUT /items/{id}'),
  ...route('GET /items/{id}'),
  ...route('DELETE /items/{id}'),
};

/** Writes the assembly with its bundles; answers the folder. */
export function tinyAssembly(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'foldbook-tiny-'));
  const files: Record<string, unknown> = {};
  for (const [name, contents] of Object.entries(SOURCES)) {
    const asset = path.join(dir, name);
    mkdirSync(asset);
    buildSync({
      stdin: { contents, resolveDir: process.cwd(), loader: 'js' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: path.join(asset, 'index.mjs'),
    });
    files[name] = { source: { path: name }, destinations: { current: { objectKey: `${name}.zip` } } };
  }
  const write = (file: string, content: object) => writeFileSync(path.join(dir, file), JSON.stringify(content));
  write('tiny.template.json', { Resources: RESOURCES });
  write('assets.json', { files });
  write('manifest.json', {
    artifacts: {
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      tiny: { type: 'aws:cloudformation:stack', properties: { templateFile: 'tiny.template.json' } },
    },
  });
  return dir;
}
