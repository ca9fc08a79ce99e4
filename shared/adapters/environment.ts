/** Builds the adapters of a function from its environment, once per container. */
import { cachedDataKeys, type DataKeys } from '../kernel/crypto/data-keys.ts';
import type { Bus, ConsumerQueue, WorkQueue } from '../kernel/messages.ts';
import type { ObjectStore } from '../kernel/objects.ts';
import type { Log } from '../kernel/observe/log.ts';
import type { BodyStore } from '../kernel/store/bodies.ts';
import type { HeadsIndex } from '../kernel/store/heads-index.ts';
import type { DueIndex } from '../kernel/store/records.ts';
import type { Store } from '../kernel/store/types.ts';
import type { AwsCredentials, AwsService } from './aws-exchange.ts';
import { type AwsJson, awsJson } from './aws-json.ts';
import { type AwsPlace, dynamoClientAt } from './dynamodb/client.ts';
import { dynamoDueIndex } from './dynamodb/due-index.ts';
import { dynamoHeadsIndex } from './dynamodb/heads-index.ts';
import { dynamoKeyTable } from './dynamodb/key-table.ts';
import { dynamoStore } from './dynamodb/store.ts';
import { type CountingClient, countingUnits } from './dynamodb/units.ts';
import { eventBridgeBus } from './eventbridge.ts';
import { jsonLog } from './json-log.ts';
import { fileKeyWrapper, kmsKeyWrapper } from './key-wrappers.ts';
import { readParameter } from './parameters.ts';
import { objectBodies, s3Objects } from './s3.ts';
import type { S3Options } from './s3-client.ts';
import { sqsConsumerQueue, sqsDeadLetters, sqsWorkQueue } from './sqs.ts';

/** @throws when the function's environment lacks the variable. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
}
const optional = (name: string): string | undefined => process.env[name] || undefined;

const credentials = (): AwsCredentials => ({
  accessKeyId: required('AWS_ACCESS_KEY_ID'),
  secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
  sessionToken: optional('AWS_SESSION_TOKEN'),
});

type Service = Pick<AwsService, 'service' | 'target' | 'version'>;
const DYNAMODB: Service = { service: 'dynamodb', target: 'DynamoDB_20120810', version: '1.0' };
const KMS: Service = { service: 'kms', target: 'TrentService', version: '1.1' };
const SQS: Service = { service: 'sqs', target: 'AmazonSQS', version: '1.0' };
const SSM: Service = { service: 'ssm', target: 'AmazonSSM', version: '1.1' };
const EVENTS: Service = { service: 'events', target: 'AWSEvents', version: '1.1' };

const place = (): AwsPlace => ({
  region: required('AWS_REGION'),
  endpoint: optional('AWS_ENDPOINT_URL'),
  credentials: credentials(),
});

const awsService = (service: Service): AwsJson => awsJson({ ...service, ...place() });

/** A client of DynamoDB that counts what it uses, for the log. */
export const dynamoOfEnvironment = (): CountingClient => countingUnits(dynamoClientAt(place()));

/** SQS, for whoever works with many queues. */
export const sqsOfEnvironment = (): AwsJson => awsService(SQS);

/** The bus that this function may put notices on. */
export const busOfEnvironment = (): Bus => eventBridgeBus(awsService(EVENTS), required('BUS_NAME'));

/** DynamoDB's operations on whole tables, for which no bundle needs the client. */
export const dynamoDbOfEnvironment = (): AwsJson => awsService(DYNAMODB);

/** Where this function, a reader of a stream, sends what it can't deal with. */
export const deadLettersOfEnvironment = (): ((letter: object) => Promise<void>) =>
  sqsDeadLetters(awsService(SQS), required('DEAD_LETTERS_URL'));

const variable = (prefix: string, name: string): string =>
  required(`${prefix}_${name.replaceAll('-', '_').toUpperCase()}`);
const queueUrl = (consumer: string): string => variable('QUEUE_URL', consumer);

/** A secret parameter of the system; `undefined` where nobody has put it. */
export const parameterOfEnvironment = (name: string): Promise<string | undefined> =>
  readParameter(awsService(SSM), variable('PARAMETER', name));

/** The queue of a consumer, to which this function may send. */
export const queueOfEnvironment = (consumer: string): ConsumerQueue =>
  sqsConsumerQueue(awsService(SQS), queueUrl(consumer));

/** The queue of a consumer that gets work orders. */
export const workQueueOfEnvironment = (consumer: string): WorkQueue =>
  sqsWorkQueue(awsService(SQS), queueUrl(consumer));

/** The bucket named in a function's environment. */
export const bucketOfEnvironment = (bucketVariable: string): S3Options => ({
  bucket: required(bucketVariable),
  region: required('AWS_REGION'),
  endpoint: optional('AWS_ENDPOINT_URL'),
  credentials: credentials(),
});

const objects = (bucketVariable: string): ObjectStore => s3Objects(bucketOfEnvironment(bucketVariable));

/** A function without the body bucket never meets a big commit: its streams are small. */
const noBodies: BodyStore = {
  put: () => Promise.reject(new Error('this function may not write big commits')),
  get: () => Promise.reject(new Error('this function may not read big commits')),
};

/** The bodies of big commits. */
export const bodiesOfEnvironment = (): BodyStore =>
  optional('BODY_BUCKET') === undefined ? noBodies : objectBodies(objects('BODY_BUCKET'));

export interface Environment {
  readonly store: Store;
  readonly keys: DataKeys;
  /** Its lines say what they cost. */
  readonly log: Log;
  /** The file bucket: uploads and runs. */
  readonly files: () => ObjectStore;
  readonly headsIndex: () => HeadsIndex;
}

/** The store of this function. Tables it may not touch are named so that a mistake shows at once. */
export function environment(client = dynamoOfEnvironment()): Environment {
  const log = jsonLog(client.takeUnits);
  const keyFile = optional('LOCAL_KEY_FILE');
  const wrapper =
    keyFile === undefined ? kmsKeyWrapper(awsService(KMS), required('TENANT_KEY_ARN')) : fileKeyWrapper(keyFile);
  const keys = cachedDataKeys(wrapper, dynamoKeyTable(client, required('KEY_TABLE')));
  const store = dynamoStore({
    client,
    tables: {
      events: optional('EVENT_TABLE') ?? 'none',
      rows: optional('ROW_TABLE') ?? 'none',
      keys: required('KEY_TABLE'),
    },
    keys,
    bodies: bodiesOfEnvironment(),
  });
  return {
    store,
    keys,
    log,
    files: () => objects('FILE_BUCKET'),
    headsIndex: () => dynamoHeadsIndex(client, required('EVENT_TABLE')),
  };
}

/** The due index for a function that finds what is due and reads nothing of it, so that it has no keys. */
export function dueIndexOfEnvironment(): { readonly due: DueIndex; readonly log: Log } {
  const client = dynamoOfEnvironment();
  return { due: dynamoDueIndex(client, required('ROW_TABLE')), log: jsonLog(client.takeUnits) };
}
