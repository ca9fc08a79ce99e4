import { located, type Resource, type Scope } from './intrinsics.ts';
import { parseRecord } from './json.ts';
import type { BucketModel, QueueModel } from './model.ts';
import { type Properties, propertiesOf } from './properties.ts';

/** Encryption, access, versions, lifecycle and logging: none changes what a laptop's single user can read or write. */
const INERT_BUCKET = [
  'BucketName',
  'BucketEncryption',
  'PublicAccessBlockConfiguration',
  'OwnershipControls',
  'VersioningConfiguration',
  'LifecycleConfiguration',
  'LoggingConfiguration',
  'AccessControl',
  'IntelligentTieringConfigurations',
  'ObjectLockEnabled',
  'Tags',
  'CorsConfiguration',
];

export const readBucket = (resource: Resource, scope: Scope): BucketModel => {
  propertiesOf(resource, scope).finish(INERT_BUCKET);
  return {
    ...located(resource),
    name: scope.name(resource),
    arn: scope.arn(resource),
  };
};

const redriveOf = (properties: Properties): QueueModel['redrive'] => {
  const value = properties.optional('RedrivePolicy');
  if (value === undefined) return undefined;
  const policy = typeof value === 'string' ? parseRecord(value) : value;
  const deadLetterArn = policy && typeof policy === 'object' ? Reflect.get(policy, 'deadLetterTargetArn') : undefined;
  const receivesMax =
    policy && typeof policy === 'object' ? Number(Reflect.get(policy, 'maxReceiveCount')) : Number.NaN;
  if (typeof deadLetterArn !== 'string' || !(receivesMax >= 1)) {
    return properties.fail('RedrivePolicy needs deadLetterTargetArn and maxReceiveCount');
  }
  return { deadLetterArn, receivesMax };
};

/** Defaults are those of AWS::SQS::Queue. */
export const readQueue = (resource: Resource, scope: Scope): QueueModel => {
  const properties = propertiesOf(resource, scope);
  const redrive = redriveOf(properties);
  const model: QueueModel = {
    ...located(resource),
    name: scope.name(resource),
    arn: scope.arn(resource),
    urlPath: scope.queueUrlPath(resource),
    fifo: properties.flag('FifoQueue', false),
    contentBasedDeduplication: properties.flag('ContentBasedDeduplication', false),
    visibilityTimeoutSeconds: properties.number('VisibilityTimeout', 30),
    retentionSeconds: properties.number('MessageRetentionPeriod', 345_600),
    delaySeconds: properties.number('DelaySeconds', 0),
    receiveWaitSeconds: properties.number('ReceiveMessageWaitTimeSeconds', 0),
    ...(redrive ? { redrive } : {}),
  };
  properties.finish([
    'QueueName',
    'KmsMasterKeyId',
    'KmsDataKeyReusePeriodSeconds',
    'SqsManagedSseEnabled',
    'RedriveAllowPolicy',
    'Tags',
  ]);
  return model;
};
