/** The shared host's cloud, seen by its operator: tables, functions and queues. */

import path from 'node:path';
import { inject } from 'vitest';
import { type AwsJson, awsJson } from '../../shared/adapters/aws-json.ts';
import { type DynamoClient, dynamoClientAt, type Item, queryPages } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoKeyTable } from '../../shared/adapters/dynamodb/key-table.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { dynamoSystemRecords } from '../../shared/adapters/dynamodb/system-records.ts';
import { fileKeyWrapper } from '../../shared/adapters/key-wrappers.ts';
import { MemoryObjects } from '../../shared/adapters/memory/objects.ts';
import { objectBodies, s3Objects } from '../../shared/adapters/s3.ts';
import { sqsConsumerQueue, sqsWorkQueue } from '../../shared/adapters/sqs.ts';
import { cachedDataKeys, type DataKeys } from '../../shared/kernel/crypto/data-keys.ts';
import type { ConsumerQueue, WorkQueue } from '../../shared/kernel/messages.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import type { Store } from '../../shared/kernel/store/types.ts';

/** The table, or bucket, named in a function's environment: `EVENT_TABLE`, `ROW_TABLE`. */
function tableNamed(variable: string): string {
  for (const { environment } of Object.values(inject('cloud').functions)) {
    const name = environment[variable];
    if (name !== undefined) return name;
  }
  throw new Error(`no function has ${variable}`);
}

const client = (): DynamoClient => {
  const { endpoint, region, hostCredentials } = inject('cloud');
  return dynamoClientAt({ endpoint, region, credentials: hostCredentials });
};

/** All items of a partition. */
export async function itemsOf(table: string, pk: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  const query = {
    TableName: tableNamed(table),
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  };
  for await (const page of queryPages(client(), query)) items.push(...page);
  return items;
}

export async function putItem(table: string, item: Item): Promise<void> {
  await client().send('PutItem', { TableName: tableNamed(table), Item: item });
}

/** The data keys of the host's users. */
export function hostKeys(): DataKeys {
  const wrapper = fileKeyWrapper(path.join(inject('cloud').dataDir, 'keys', 'master.key'));
  return cachedDataKeys(wrapper, dynamoKeyTable(client(), tableNamed('KEY_TABLE')));
}

/** The store of the host's own functions, with all rights. Big bodies it can't read. */
export function hostStore(): Store {
  const own = client();
  const tables = {
    events: tableNamed('EVENT_TABLE'),
    rows: tableNamed('ROW_TABLE'),
    keys: tableNamed('KEY_TABLE'),
  };
  return dynamoStore({ client: own, tables, keys: hostKeys(), bodies: objectBodies(new MemoryObjects()) });
}

/** The system's own records, with all rights. */
export const hostSystemRecords = (): SystemRecords => dynamoSystemRecords(client(), tableNamed('ROW_TABLE'));

/** The bucket named in a function's environment: `BODY_BUCKET`, `FILE_BUCKET`. */
export function bucketOf(variable: string): ObjectStore {
  const { endpoint, region, hostCredentials: credentials } = inject('cloud');
  return s3Objects({ bucket: tableNamed(variable), endpoint, region, credentials });
}

/** Runs a function, as a schedule does unless an event is given. */
export async function runFunction(name: string, event: unknown = {}): Promise<unknown> {
  const body = JSON.stringify(event);
  const response = await fetch(`${inject('cloud').operator}/${name}`, { method: 'POST', body });
  return response.json();
}

/** Gives a message up, as a consumer, stream reader or schedule would; answers its id. */
export async function giveUp(name: string, body: string): Promise<string> {
  const { endpoint, region, hostCredentials: credentials, functions } = inject('cloud');
  const letters: { readonly at: string; readonly queues: Readonly<Record<string, string>> } = JSON.parse(
    functions['operations.http']?.environment['DEAD_LETTER_URLS'] ?? '{}',
  );
  const sqs = awsJson({ service: 'sqs', target: 'AmazonSQS', version: '1.0', region, endpoint, credentials });
  const answer = await sqs('SendMessage', { QueueUrl: `${letters.at}${letters.queues[name]}`, MessageBody: body });
  return String(answer['MessageId']);
}

/** A consumer's queue, as the function that reads it may use it. */
export const queueOf = (functionName: string): ConsumerQueue => sqsConsumerQueue(...ownQueue(functionName));

/** The same of one that gets work orders. */
export const workQueueOf = (functionName: string): WorkQueue => sqsWorkQueue(...ownQueue(functionName));

function ownQueue(functionName: string): readonly [sqs: AwsJson, url: string] {
  const { endpoint, region, functions } = inject('cloud');
  const own = functions[functionName];
  const [, url] = Object.entries(own?.environment ?? {}).find(([name]) => name.startsWith('QUEUE_URL_')) ?? [];
  if (!own || url === undefined) throw new Error(`${functionName} has no queue`);
  const { credentials } = own;
  return [awsJson({ service: 'sqs', target: 'AmazonSQS', version: '1.0', region, endpoint, credentials }), url];
}
