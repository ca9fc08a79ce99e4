/** Reads heads of streams: most by key, those of carrying streams together with the last commit (ADR 0042). */
import { pauseWithJitter } from '../../kernel/pause.ts';
import { Throttled } from '../../kernel/store/limits.ts';
import { commitKey, HEAD_KEY, isCarrying, type StreamId, streamKey } from '../../kernel/streams.ts';
import { type Item, text } from './attributes.ts';
import type { DynamoClient } from './client.ts';
import { headKey, movedOn } from './head-items.ts';
import { getItems, type ItemKey } from './requests.ts';

/** A head and the commits behind it aren't read in one instant. */
const TORN_TRIES_MAX = 10;

/** A head never came to fit the last commit: others kept writing, or one of the two is not as it was written. */
export class TornHead extends Throttled {
  /** What lies under the head's key. */
  readonly item: Item | undefined;
  constructor(stream: StreamId, item: Item | undefined) {
    super(`the head of ${streamKey(stream)} kept moving`);
    this.item = item;
  }
}

/** The head and the last commit of a stream, which stand side by side. A page of a query may end early. */
async function lastItems(client: DynamoClient, table: string, stream: StreamId): Promise<readonly Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const answer = await client.send('Query', {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': text(streamKey(stream)),
        ':from': text(commitKey(0)),
        ':to': text(HEAD_KEY),
      },
      ScanIndexForward: false,
      Limit: 2 - found.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    found.push(...answer.Items);
    start = answer.LastEvaluatedKey;
  } while (start && found.length < 2);
  return found;
}

async function readMovedOn(client: DynamoClient, table: string, stream: StreamId): Promise<Item | undefined> {
  let head: Item | undefined;
  for (let attempt = 1; attempt <= TORN_TRIES_MAX; attempt += 1) {
    if (attempt > 1) await pauseWithJitter(attempt);
    const items = await lastItems(client, table, stream);
    if (items.length === 0) return undefined;
    head = items.find(({ sk }) => sk?.S === HEAD_KEY);
    const moved =
      head &&
      movedOn(
        head,
        items.find((item) => item !== head),
      );
    if (moved) return moved;
  }
  throw new TornHead(stream, head);
}

/**
 * Heads of streams, and other items by key, in one request and one for each carrying stream.
 * @throws {TornHead} when the head of a carrying stream doesn't fit its last commit, however often it is read.
 */
export async function readHeadItems(
  client: DynamoClient,
  table: string,
  streams: readonly StreamId[],
  others: readonly ItemKey[] = [],
): Promise<readonly Item[]> {
  const byKey = streams.filter(({ type }) => !isCarrying(type)).map((stream) => headKey(table, stream));
  const carrying = new Map(streams.filter(({ type }) => isCarrying(type)).map((stream) => [streamKey(stream), stream]));
  const keys = [...others, ...byKey];
  const [items, ...moved] = await Promise.all([
    keys.length > 0 ? getItems(client, keys) : [],
    ...[...carrying.values()].map((stream) => readMovedOn(client, table, stream)),
  ]);
  return [...items, ...moved.filter((item) => item !== undefined)];
}
