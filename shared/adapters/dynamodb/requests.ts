/** DynamoDB requests with the retries and limits that every caller needs. */
import { pauseWithJitter } from '../../kernel/pause.ts';
import {
  ITEM_BYTES_MAX,
  LimitExceeded,
  Throttled,
  TRANSACTION_BYTES_MAX,
  TRANSACTION_ITEMS_MAX,
} from '../../kernel/store/limits.ts';
import { AwsRequestFailed } from '../aws-json.ts';
import { itemBytes } from './attributes.ts';
import {
  cancellationCodes,
  type DynamoClient,
  type Item,
  isConditionFailed,
  type KeysByTable,
  type TransactItem,
  type WriteRequest,
  type WritesByTable,
} from './client.ts';

const BATCH_GET_MAX = 100;
const BATCH_WRITE_MAX = 25;
/** With pauses of up to a second: half a minute of throttling passes unnoticed. */
const UNPROCESSED_TRIES_MAX = 40;
const TRIES_MAX = 8;

export interface ItemKey {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
}

const wireKey = (key: ItemKey): Item => ({ pk: { S: key.pk }, sk: { S: key.sk } });

function chunks<T>(items: readonly T[], size: number): T[][] {
  const all: T[][] = [];
  for (let start = 0; start < items.length; start += size) all.push(items.slice(start, start + size));
  return all;
}

async function getChunk(client: DynamoClient, keys: readonly ItemKey[], ConsistentRead: boolean): Promise<Item[]> {
  let wanted: KeysByTable = {};
  for (const key of keys) {
    wanted[key.table] ??= { Keys: [], ConsistentRead };
    wanted[key.table]?.Keys.push(wireKey(key));
  }
  const found: Item[] = [];
  for (let attempt = 0; Object.keys(wanted).length > 0; attempt += 1) {
    if (attempt > 0) await pauseWithJitter(attempt);
    if (attempt > UNPROCESSED_TRIES_MAX) throw new Throttled('BatchGetItem left keys unprocessed');
    const answer = await client.send('BatchGetItem', { RequestItems: wanted });
    for (const items of Object.values(answer.Responses ?? {})) found.push(...items);
    wanted = answer.UnprocessedKeys ?? {};
  }
  return found;
}

/**
 * Gets items by key in as few requests as DynamoDB allows: strongly consistent, unless `mayBeStale`, which costs half and
 * may miss, or show as it was, what was written a moment ago.
 */
export async function getItems(
  client: DynamoClient,
  keys: readonly ItemKey[],
  { mayBeStale = false }: { readonly mayBeStale?: boolean } = {},
): Promise<Item[]> {
  const distinct = new Map(keys.map((key) => [`${key.table} ${key.pk} ${key.sk}`, key]));
  const parts = await Promise.all(
    chunks([...distinct.values()], BATCH_GET_MAX).map((part) => getChunk(client, part, !mayBeStale)),
  );
  return parts.flat();
}

/** A put or a deletion of one item. */
type Change = { readonly table: string; readonly request: WriteRequest };

async function writeChunk(client: DynamoClient, part: readonly Change[]): Promise<void> {
  let wanted: WritesByTable = {};
  for (const { table, request } of part) {
    wanted[table] ??= [];
    wanted[table].push(request);
  }
  for (let attempt = 0; Object.keys(wanted).length > 0; attempt += 1) {
    if (attempt > 0) await pauseWithJitter(attempt);
    if (attempt > UNPROCESSED_TRIES_MAX) throw new Throttled('BatchWriteItem left items unprocessed');
    const answer = await client.send('BatchWriteItem', { RequestItems: wanted });
    wanted = answer.UnprocessedItems ?? {};
  }
}

export async function putItems(client: DynamoClient, table: string, items: readonly Item[]): Promise<void> {
  for (const item of items) refuseBigItem(item);
  const changes = items.map((Item) => ({ table, request: { PutRequest: { Item } } }));
  for (const part of chunks(changes, BATCH_WRITE_MAX)) await writeChunk(client, part);
}

export async function deleteItems(client: DynamoClient, keys: readonly ItemKey[]): Promise<void> {
  const changes = keys.map((key) => ({ table: key.table, request: { DeleteRequest: { Key: wireKey(key) } } }));
  for (const part of chunks(changes, BATCH_WRITE_MAX)) await writeChunk(client, part);
}

function refuseBigItem(item: Item): number {
  const size = itemBytes(item);
  if (size > ITEM_BYTES_MAX) throw new LimitExceeded(`item ${item['pk']?.S}/${item['sk']?.S} has ${size} bytes`);
  return size;
}

/** Refuses what DynamoDB refuses: over 100 items, over 4 MB, an item over 400 KB, the same item twice. */
function refuseBeyondLimits(items: readonly TransactItem[]): void {
  if (items.length > TRANSACTION_ITEMS_MAX) throw new LimitExceeded(`${items.length} items in one transaction`);
  const seen = new Set<string>();
  let total = 0;
  for (const { Put: put, ConditionCheck: check, Delete: deletion } of items) {
    if (put?.Item) total += refuseBigItem(put.Item);
    const key = put?.Item ?? check?.Key ?? deletion?.Key;
    const table = put?.TableName ?? check?.TableName ?? deletion?.TableName;
    const name = `${table} ${key?.['pk']?.S} ${key?.['sk']?.S}`;
    if (seen.has(name)) throw new LimitExceeded(`${name} twice in one transaction`);
    seen.add(name);
  }
  if (total > TRANSACTION_BYTES_MAX) throw new LimitExceeded(`${total} bytes in one transaction`);
}

const PASSING = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);
/** What a request that is no transaction is thrown for what passes by itself. */
const PASSING_ERRORS = new Set([
  'TransactionInProgressException',
  'TransactionConflictException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

/**
 * Writes all or nothing. Answers false when a condition failed; retries, with jitter, what passes by itself.
 * @throws {Throttled} when that kept failing; other faults as they are.
 */
export async function transact(client: DynamoClient, items: readonly TransactItem[]): Promise<boolean> {
  refuseBeyondLimits(items);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send(client, items);
      return true;
    } catch (error) {
      const codes = cancellationCodes(error);
      if (isConditionFailed(error) || codes.includes('ConditionalCheckFailed')) return false;
      const passing =
        codes.some((code) => PASSING.has(code)) ||
        (error instanceof AwsRequestFailed && PASSING_ERRORS.has(error.code));
      if (!passing) throw error;
      if (attempt >= TRIES_MAX) throw new Throttled(`a write kept failing: ${error}`, error);
      await pauseWithJitter(attempt);
    }
  }
}

/** A transaction is paid for twice: one item alone needs none. */
function send(client: DynamoClient, items: readonly TransactItem[]): Promise<unknown> {
  const [{ Put: only } = {}] = items;
  const put = items.length === 1 ? only : undefined;
  return put ? client.send('PutItem', put) : client.send('TransactWriteItems', { TransactItems: items });
}
