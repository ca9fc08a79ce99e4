/** The shared host's cloud, seen by its operator: tables, functions and queues. */
import { type AttributeValue, DynamoDBClient, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { awsJson } from '../../shared/adapters/aws-json.ts';
import { sqsConsumerQueue } from '../../shared/adapters/sqs.ts';
import type { ConsumerQueue } from '../../shared/kernel/messages.ts';

type Item = Record<string, AttributeValue>;

/** The table named in a function's environment: `EVENT_TABLE`, `ROW_TABLE`. */
function tableNamed(variable: string): string {
  for (const { environment } of Object.values(inject('cloud').functions)) {
    const name = environment[variable];
    if (name !== undefined) return name;
  }
  throw new Error(`no function has ${variable}`);
}

const client = (): DynamoDBClient => {
  const { endpoint, region, hostCredentials } = inject('cloud');
  return new DynamoDBClient({ endpoint, region, credentials: hostCredentials });
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
  for await (const { Items } of paginateQuery({ client: client() }, query)) items.push(...(Items ?? []));
  return items;
}

export async function putItem(table: string, item: Item): Promise<void> {
  await client().send(new PutItemCommand({ TableName: tableNamed(table), Item: item }));
}

/** Runs a function as a schedule does. */
export async function runFunction(name: string): Promise<unknown> {
  const response = await fetch(`${inject('cloud').operator}/${name}`, { method: 'POST', body: '{}' });
  return response.json();
}

/** A consumer's queue, as the function that reads it may use it. */
export function queueOf(functionName: string): ConsumerQueue {
  const { endpoint, region, functions } = inject('cloud');
  const own = functions[functionName];
  const [, url] = Object.entries(own?.environment ?? {}).find(([name]) => name.startsWith('QUEUE_URL_')) ?? [];
  if (!own || url === undefined) throw new Error(`${functionName} has no queue`);
  const { credentials } = own;
  return sqsConsumerQueue(
    awsJson({ service: 'sqs', target: 'AmazonSQS', version: '1.0', region, endpoint, credentials }),
    url,
  );
}
