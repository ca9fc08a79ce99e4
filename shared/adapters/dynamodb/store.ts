import { type DynamoDBClient, GetItemCommand, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type DataKeys, TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../kernel/crypto/sealing.ts';
import type { Json, PageRef } from '../../kernel/pages/types.ts';
import type { BodyStore } from '../../kernel/store/bodies.ts';
import { CHAIN_START } from '../../kernel/store/chain.ts';
import { nextGarbage } from '../../kernel/store/garbage.ts';
import { GAP_FILL_BYTES_MAX } from '../../kernel/store/limits.ts';
import { type Commit, type Head, type PageChanges, type PagePlace, type Store, streamName, type Unit } from '../../kernel/store/types.ts';
import { commitKey, HEAD_KEY, projectionKey, type StreamId, streamKey, type TenantId } from '../../kernel/streams.ts';
import { type Item, integer, itemBytes, readInteger, text } from './attributes.ts';
import { commitItem, headItem, readCommit, readHead } from './commit-items.ts';
import { inboxItem, inboxKey, pageItem, pageKey, placeOf, projectionItem, readInboxItem, readPage, readProjection, type Tables } from './projection-items.ts';
import { deleteItems, getItems, type ItemKey, putItems, transact } from './requests.ts';

/** Above these, pages are put ahead of the transaction: nothing refers to them until it succeeds. */
const INLINE_PAGES_MAX = 80;
const INLINE_PAGE_BYTES_MAX = 2 * 1024 * 1024;

/** A unit on its way to one transaction. */
interface Draft {
  readonly items: TransactWriteItem[];
  /** Deletions of pages that no reader can hold any more. */
  readonly expired: Promise<void>[];
  /** Pages put ahead of the transaction, to be taken back when it loses. */
  readonly ahead: ItemKey[];
}

export interface DynamoStoreOptions {
  readonly client: DynamoDBClient;
  readonly tables: Tables;
  readonly keys: DataKeys;
  readonly bodies: BodyStore;
}

/** The store on DynamoDB. Functions differ only in what their role allows. */
export function dynamoStore({ client, tables, keys, bodies }: DynamoStoreOptions): Store {
  /** The key of a tenant that has stored something. Without it, the tenant was erased. */
  const keyOf = async (tenant: TenantId): Promise<DataKey> => {
    const key = await keys.find(tenant);
    if (!key) throw new TenantErased(tenant);
    return key;
  };
  const headKey = (stream: StreamId) => ({ table: tables.events, pk: streamKey(stream), sk: HEAD_KEY });

  async function readHeads(streams: readonly StreamId[]): Promise<Map<string, Head>> {
    const items = await getItems(client, streams.map(headKey));
    const heads = new Map<string, Head>();
    for (const stream of streams) {
      const item = items.find((candidate) => candidate['pk']?.S === streamKey(stream));
      if (!item) continue;
      heads.set(streamName(stream), readHead(stream, item, await keyOf(stream.tenant)));
    }
    return heads;
  }

  const readProgress: Store['readProgress'] = async (key, sources) => {
    const pk = projectionKey(key.tenant, key.projection, key.generation);
    const items = await getItems(client, [{ table: tables.rows, pk, sk: HEAD_KEY }, ...sources.map(headKey)]);
    const own = items.find((item) => item['pk']?.S === pk);
    const dataKey = own && (await keys.find(key.tenant));
    const versions: Record<string, number> = {};
    for (const source of sources) {
      const item = items.find((candidate) => candidate['pk']?.S === streamKey(source));
      versions[source.type] = item ? readInteger(item, 'v') : 0;
    }
    return { projection: own && dataKey && readProjection(own, dataKey), versions };
  };

  const readCommits: Store['readCommits'] = async (stream, after, limits = {}) => {
    const { bytesMax = GAP_FILL_BYTES_MAX, commitsMax = 1_000 } = limits;
    const commits: Commit[] = [];
    let size = 0;
    let start: Item | undefined;
    do {
      const answer = await client.send(
        new QueryCommand({
          TableName: tables.events,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': text(streamKey(stream)),
            ':from': text(commitKey(after + 1)),
            ':to': text(commitKey(999_999_999_999)),
          },
          Limit: Math.min(100, commitsMax),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of answer.Items ?? []) {
        const bodyBytes = readInteger(item, 'size');
        if (commits.length > 0 && (size + bodyBytes > bytesMax || commits.length >= commitsMax)) return commits;
        size += bodyBytes;
        commits.push(await readCommit(stream, item, await keyOf(stream.tenant), bodies));
      }
      start = answer.LastEvaluatedKey;
    } while (start);
    return commits;
  };

  const readPages: Store['readPages'] = async (place, refs) => {
    const { tenant } = placeOf(tables, place);
    const items = await getItems(client, refs.map((ref) => pageKey(tables, place, ref)));
    const pages = new Map<PageRef, Json>();
    const dataKey = items.length > 0 ? await keys.find(tenant) : undefined;
    if (dataKey) for (const item of items) pages.set((item['sk']?.S ?? '').slice(2), readPage(item, dataKey));
    return pages;
  };

  const putPages: Store['putPages'] = async (place, pages) => {
    const { table, pk, tenant } = placeOf(tables, place);
    const dataKey = await keys.obtain(tenant);
    await putItems(client, table, [...pages].map(([ref, page]) => pageItem(pk, ref, page, dataKey)));
  };

  /** Puts the pages into the transaction when they fit, else ahead of it. */
  async function placePages(place: PagePlace, changes: PageChanges | undefined, { items: into, ahead }: Draft): Promise<void> {
    if (!changes || changes.written.size === 0) return;
    const { table, pk, tenant } = placeOf(tables, place);
    const dataKey = await keys.obtain(tenant);
    const items = [...changes.written].map(([ref, page]) => pageItem(pk, ref, page, dataKey));
    const size = items.reduce((total, item) => total + itemBytes(item), 0);
    if (into.length + items.length <= INLINE_PAGES_MAX && size <= INLINE_PAGE_BYTES_MAX) {
      for (const item of items) into.push({ Put: { TableName: table, Item: item } });
      return;
    }
    await putItems(client, table, items);
    for (const ref of changes.written.keys()) ahead.push(pageKey(tables, place, ref));
  }

  async function isOurs(unit: Unit): Promise<boolean> {
    const [append] = unit.appends;
    const [key, name] = append
      ? [{ pk: text(streamKey(append.stream)), sk: text(commitKey(append.expectedVersion + 1)) }, 'command']
      : [unit.projection && { pk: text(projectionKey(unit.projection.key.tenant, unit.projection.key.projection, unit.projection.key.generation)), sk: text(HEAD_KEY) }, 'attempt'];
    if (!key) return false;
    const table = append ? tables.events : tables.rows;
    const { Item: item } = await client.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return item?.[name]?.S === unit.meta.commandId;
  }

  async function appendItems(unit: Unit, draft: Draft): Promise<void> {
    const { items, expired } = draft;
    const nowMilliseconds = Date.parse(unit.meta.now);
    const previousHeads = await getPrevious(unit);
    for (const append of unit.appends) {
      const dataKey = await keys.obtain(append.stream.tenant);
      const previous = previousHeads.get(streamName(append.stream)) ?? { hash: CHAIN_START, recordedAt: '' };
      const { item, header } = await commitItem(append, unit.meta, previous, dataKey, bodies);
      const garbage = nextGarbage(append.pages?.garbage ?? [], append.pages?.replaced ?? [], nowMilliseconds);
      const place = { stream: append.stream };
      expired.push(deleteItems(client, garbage.expired.map((ref) => pageKey(tables, place, ref))));
      items.push({ Put: { TableName: tables.events, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } });
      items.push({
        Put: {
          TableName: tables.events,
          Item: headItem(append, header, garbage.kept, dataKey),
          ...(append.expectedVersion === 0
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'v = :expected',
                ExpressionAttributeValues: { ':expected': integer(append.expectedVersion) },
              }),
        },
      });
    }
    for (const append of unit.appends) await placePages({ stream: append.stream }, append.pages, draft);
  }

  /** Hash and time of the heads that this unit follows: known from the reads, or read now. */
  async function getPrevious(unit: Unit): Promise<Map<string, { hash: string; recordedAt: string }>> {
    const unknown = unit.appends.filter((append) => append.expectedVersion > 0 && !append.previous);
    const known = new Map(unit.appends.flatMap((append) => (append.previous ? [[streamName(append.stream), append.previous] as const] : [])));
    if (unknown.length === 0) return known;
    const items = await getItems(client, unknown.map((append) => headKey(append.stream)));
    for (const append of unknown) {
      const item = items.find((candidate) => candidate['pk']?.S === streamKey(append.stream));
      if (item) known.set(streamName(append.stream), { hash: item['hash']?.S ?? '', recordedAt: item['at']?.S ?? '' });
    }
    return known;
  }

  async function projectionItems(unit: Unit, draft: Draft): Promise<void> {
    const { items, expired } = draft;
    const change = unit.projection;
    if (!change) return;
    const dataKey = await keys.obtain(change.key.tenant);
    const garbage = nextGarbage(change.pages?.garbage ?? [], change.pages?.replaced ?? [], Date.parse(unit.meta.now));
    const place = { projection: change.key };
    expired.push(deleteItems(client, garbage.expired.map((ref) => pageKey(tables, place, ref))));
    items.push({
      Put: {
        TableName: tables.rows,
        Item: projectionItem(change, unit.meta.commandId, garbage.kept, dataKey),
        ...(change.expectedEpoch === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'epoch = :epoch', ExpressionAttributeValues: { ':epoch': integer(change.expectedEpoch) } }),
      },
    });
    await placePages(place, change.pages, draft);
  }

  const write: Store['write'] = async (unit) => {
    const draft: Draft = { items: [], expired: [], ahead: [] };
    const { items } = draft;
    await appendItems(unit, draft);
    await projectionItems(unit, draft);
    if (unit.inbox) {
      const dataKey = await keys.obtain(unit.inbox.tenant);
      items.push({
        Put: {
          TableName: tables.events,
          Item: inboxItem(unit.inbox, dataKey),
          ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
          ExpressionAttributeValues: { ':now': text(unit.meta.now) },
        },
      });
    }
    const [done] = await Promise.all([transact(client, items), ...draft.expired]);
    if (!done && !(await isOurs(unit))) {
      await deleteItems(client, draft.ahead);
      return { written: false };
    }
    return { written: true, versions: unit.appends.map(({ stream, expectedVersion }) => ({ stream, version: expectedVersion + 1 })) };
  };

  return {
    readHeads,
    readProgress,
    readCommits,
    readPages,
    putPages,
    write,
    async readInbox(key) {
      const [item] = await getItems(client, [inboxKey(tables, key)]);
      return item && readInboxItem(item, await keyOf(key.tenant));
    },
  };
}
