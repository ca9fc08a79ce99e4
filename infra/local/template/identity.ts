/** Physical names, and what `Ref` and `Fn::GetAtt` answer for each resource type, shaped as AWS shapes them. */
import { createHash } from 'node:crypto';
import { field, isText, type JsonRecord } from './json.ts';

export const REGION = 'us-east-1';
export const ACCOUNT_ID = '000000000000';

/** Where the gateway listens; part of every queue's URL. */
export interface Place {
  readonly endpoint: string;
}
export interface Named {
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly properties: JsonRecord;
}

const shortHash = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** CloudFormation's own limits of generated names, by type; what isn't here has 128 characters. */
const NAME_LENGTH_MAX: Readonly<Record<string, number>> = {
  'AWS::S3::Bucket': 63,
  'AWS::Lambda::Function': 64,
  'AWS::IAM::Role': 64,
  'AWS::Events::Rule': 64,
  'AWS::Scheduler::Schedule': 64,
  'AWS::SQS::Queue': 80,
};

/** Properties that set the physical name. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::KMS::Alias': 'AliasName',
};

/** The name in the template if it states one, else one derived from stack and logical id: equal in every start. */
export const physicalName = (resource: Named, resolve: (value: unknown) => unknown): string => {
  const property = NAME_PROPERTY[resource.type];
  const stated = property === undefined ? undefined : resolve(resource.properties[property]);
  if (isText(stated)) return stated;
  const full = `${resource.stack}-${resource.logicalId}`;
  const max = NAME_LENGTH_MAX[resource.type] ?? 128;
  const name = full.length <= max ? full : `${full.slice(0, max - 9)}-${shortHash(full, 8)}`;
  if (resource.type === 'AWS::S3::Bucket') return name.toLowerCase();
  const fifo = resource.type === 'AWS::SQS::Queue' && field(resource.properties, 'FifoQueue') === true;
  return fifo ? `${name.slice(0, 75)}.fifo` : name;
};

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${rest}`;

const ARNS: Readonly<Record<string, (name: string, resource: Named) => string>> = {
  'AWS::Backup::BackupVault': (name) => arn('backup', `backup-vault:${name}`),
  'AWS::DynamoDB::Table': (name) => arn('dynamodb', `table/${name}`),
  'AWS::DynamoDB::GlobalTable': (name) => arn('dynamodb', `table/${name}`),
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SQS::Queue': (name) => arn('sqs', name),
  'AWS::Events::EventBus': (name) => arn('events', `event-bus/${name}`),
  'AWS::Lambda::Function': (name) => arn('lambda', `function:${name}`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
  'AWS::KMS::Key': (name) => arn('kms', `key/${uuidOf(name)}`),
  'AWS::Cognito::UserPool': (name) => arn('cognito-idp', `userpool/${poolId(name)}`),
  'AWS::Logs::LogGroup': (name) => arn('logs', `log-group:${name}:*`),
  'AWS::SNS::Topic': (name) => arn('sns', name),
  'AWS::Scheduler::ScheduleGroup': (name) => arn('scheduler', `schedule-group/${name}`),
  'AWS::CloudWatch::Alarm': (name) => arn('cloudwatch', `alarm:${name}`),
};

const uuidOf = (name: string): string =>
  shortHash(name, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const poolId = (name: string): string => `${REGION}_${shortHash(name, 9)}`;
const apiId = (resource: Named): string => shortHash(`${resource.stack}/${resource.logicalId}`, 10);

export const arnOf = (resource: Named, name: string): string =>
  ARNS[resource.type]?.(name, resource) ??
  arn(resource.type.split('::')[1]?.toLowerCase() ?? 'local', `${resource.stack}/${resource.logicalId}`);

export const queueUrlPath = (name: string): string => `/${ACCOUNT_ID}/${name}`;

const REFS: Readonly<Record<string, (name: string, resource: Named, place: Place) => string>> = {
  'AWS::SQS::Queue': (name, _resource, place) => `${place.endpoint}${queueUrlPath(name)}`,
  'AWS::KMS::Key': uuidOf,
  'AWS::Cognito::UserPool': poolId,
  'AWS::Cognito::UserPoolClient': (name) => shortHash(name, 26),
  'AWS::SNS::Topic': (name) => arn('sns', name),
  'AWS::ApiGatewayV2::Api': (_name, resource) => apiId(resource),
  'AWS::ApiGatewayV2::Integration': (_name, resource) => apiId(resource),
  'AWS::ApiGatewayV2::Route': (_name, resource) => apiId(resource),
};

export const refOf = (resource: Named, name: string, place: Place): string =>
  REFS[resource.type]?.(name, resource, place) ?? name;

const ARN_ATTRIBUTES: ReadonlySet<string> = new Set([
  'Arn',
  'TopicArn',
  'AlarmArn',
  'FunctionArn',
  'AliasArn',
  'BackupVaultArn',
]);

/** Undefined where the local host doesn't know the attribute; the caller fails loudly then. */
export const attributeOf = (resource: Named, name: string, attribute: string): string | undefined => {
  const key = `${resource.type}.${attribute}`;
  switch (key) {
    case 'AWS::DynamoDB::Table.StreamArn':
    case 'AWS::DynamoDB::GlobalTable.StreamArn':
      return `${arnOf(resource, name)}/stream/2020-01-01T00:00:00.000`;
    case 'AWS::Backup::BackupVault.BackupVaultName':
    case 'AWS::SQS::Queue.QueueName':
    case 'AWS::Events::EventBus.Name':
    case 'AWS::SNS::Topic.TopicName':
      return name;
    case 'AWS::ApiGatewayV2::Api.ApiEndpoint':
      return `https://${apiId(resource)}.execute-api.${REGION}.amazonaws.com`;
    case 'AWS::ApiGatewayV2::Api.ApiId':
      return apiId(resource);
    case 'AWS::Cognito::UserPool.UserPoolId':
      return poolId(name);
    case 'AWS::Cognito::UserPool.ProviderName':
      return `cognito-idp.${REGION}.amazonaws.com/${poolId(name)}`;
    case 'AWS::Cognito::UserPool.ProviderURL':
      return `https://cognito-idp.${REGION}.amazonaws.com/${poolId(name)}`;
    case 'AWS::Backup::BackupPlan.BackupPlanId':
      return name;
    case 'AWS::KMS::Key.KeyId':
      return uuidOf(name);
    case 'AWS::S3::Bucket.DomainName':
      return `${name}.s3.amazonaws.com`;
    case 'AWS::S3::Bucket.RegionalDomainName':
      return `${name}.s3.${REGION}.amazonaws.com`;
    case 'AWS::Lambda::Version.Version':
      return '1';
    default:
      return ARN_ATTRIBUTES.has(attribute) ? arnOf(resource, name) : undefined;
  }
};
