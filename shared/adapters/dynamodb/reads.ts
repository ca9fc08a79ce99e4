/** The reading half of the store. */
import { TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../kernel/crypto/sealing.ts';
import type { Json, PageRef } from '../../kernel/pages/types.ts';
import { carrierOfHead } from '../../kernel/store/carried.ts';
import { GAP_FILL_BYTES_MAX } from '../../kernel/store/limits.ts';
import { parseRecordKey, recordPartition, recordSort, type StoredRecord } from '../../kernel/store/records.ts';
import {
  type Commit,
  type Head,
  type ProjectionHead,
  type ProjectionKey,
  type Store,
  streamName,
} from '../../kernel/store/types.ts';
import { UnreadableCommit } from '../../kernel/store/unreadable-commit.ts';
import { HEAD_KEY, type StreamId, streamKey, type TenantId } from '../../kernel/streams.ts';
import { type Item, readInteger, readText, text } from './attributes.ts';
import { readHeadItems } from './carried-heads.ts';
import { commitsAfter, readCommit, versionInKey } from './commit-items.ts';
import { readCarried, readHead } from './head-items.ts';
import type { DynamoStoreOptions } from './options.ts';
import { pageItems } from './page-memory.ts';
import {
  headPartition,
  inboxKey,
  isMovedAway,
  PAGE_RANGE,
  pageKey,
  pageRefOf,
  placeOf,
  readInboxItem,
  readPage,
  readProjection,
} from './projection-items.ts';
import { readRecord, recordKey } from './record-items.ts';
import { getItems } from './requests.ts';
import type { StoreMemory } from './store-memory.ts';

const QUERY_ITEMS_MAX = 100;

export type Reads = Omit<Store, 'putPages' | 'deletePages' | 'write'>;

export function dynamoReads({ client, tables, keys, bodies }: DynamoStoreOptions, memory: StoreMemory): Reads {
  /** The key of a tenant that has stored something. Without it, the tenant was erased. */
  const keyOf = async (tenant: TenantId): Promise<DataKey> => {
    const key = await keys.find(tenant);
    if (!key) throw new TenantErased(tenant);
    return key;
  };

  const headsIn = async (items: readonly Item[], streams: readonly StreamId[]): Promise<ReadonlyMap<string, Head>> => {
    const heads = new Map<string, Head>();
    for (const stream of streams) {
      const item = items.find((candidate) => candidate['pk']?.S === streamKey(stream));
      memory.heads.set(streamKey(stream), item);
      if (item) heads.set(streamName(stream), readHead(stream, item, await keyOf(stream.tenant)));
    }
    return heads;
  };

  const readHeads: Store['readHeads'] = async (streams) =>
    headsIn(await readHeadItems(client, tables.events, streams), streams);

  const recallHeads: Store['recallHeads'] = async (streams) => {
    const remembered = streams.map((stream) => ({ stream, known: memory.heads.get(streamKey(stream)) }));
    if (remembered.some(({ known }) => known === undefined) || !memory.speculation.pays()) return undefined;
    const heads = new Map<string, Head>();
    for (const { stream, known } of remembered) {
      if (known?.item) heads.set(streamName(stream), readHead(stream, known.item, await keyOf(stream.tenant)));
    }
    return heads;
  };

  /** A serving head in the place where it was before its derived stream carried it. */
  const readUncarried = async (key: ProjectionKey): Promise<ProjectionHead | undefined> => {
    const [item] = await getItems(client, [{ table: tables.rows, pk: headPartition(key), sk: HEAD_KEY }]);
    return item && readProjection(item, await keyOf(key.tenant));
  };

  const readProgress: Store['readProgress'] = async (key, sources) => {
    const found = await progressOf(key, sources);
    if (!carrierOfHead(key) || !found.projection || !isMovedAway(found.projection)) return found;
    // Its stream was read before another carried it for the first time, and the place where it was, after that.
    return progressOf(key, sources);
  };

  const progressOf: Store['readProgress'] = async (key, sources) => {
    const carrier = carrierOfHead(key);
    const pk = headPartition(key);
    const streams = carrier ? [carrier, ...sources] : sources;
    const others = carrier ? [] : [{ table: tables.rows, pk, sk: HEAD_KEY }];
    const items = await readHeadItems(client, tables.events, streams, others);
    const headOf = (stream: StreamId) => items.find((item) => item['pk']?.S === streamKey(stream));
    const versions: Record<string, number> = {};
    for (const source of sources) {
      const item = headOf(source);
      versions[source.type] = item ? readInteger(item, 'v') : 0;
    }
    if (!carrier) {
      const own = items.find((item) => item['pk']?.S === pk);
      return { projection: own && readProjection(own, await keyOf(key.tenant)), versions };
    }
    const head = headOf(carrier);
    memory.heads.set(streamKey(carrier), head);
    const carried = head && readCarried(carrier, head, await keyOf(key.tenant));
    if (carried) return { projection: carried, versions };
    const before = await readUncarried(key);
    return { projection: before && { ...before, epoch: head ? readInteger(head, 'v') : 0 }, versions };
  };

  const recallProgress: Store['recallProgress'] = async (key, sources) => {
    const carrier = carrierOfHead(key);
    const own = carrier ? memory.heads.get(streamKey(carrier))?.item : memory.projections.get(headPartition(key))?.item;
    const dataKey = own && (await keys.find(key.tenant));
    if (!own || !dataKey) return undefined;
    const versions: Record<string, number> = {};
    for (const source of sources) {
      const item = memory.heads.get(streamKey(source))?.item;
      if (!item) return undefined;
      versions[source.type] = readInteger(item, 'v');
    }
    if (!memory.speculation.pays()) return undefined;
    const projection = carrier ? readCarried(carrier, own, dataKey) : readProjection(own, dataKey);
    return projection && { projection, versions };
  };

  /** Commits of a stream have no gaps: where one is missing, those after it mean something else. */
  const readNext = async (stream: StreamId, item: Item, expected: number, key: DataKey): Promise<Commit> => {
    if (versionInKey(item) !== expected) throw new UnreadableCommit(stream, expected, new Error('it is missing'));
    return readCommit(stream, item, key, bodies);
  };

  const readCommits: Store['readCommits'] = async (stream, after, limits = {}) => {
    const { bytesMax = GAP_FILL_BYTES_MAX, commitsMax = 1_000 } = limits;
    const commits: Commit[] = [];
    let size = 0;
    let start: Item | undefined;
    do {
      const answer = await client.send('Query', {
        TableName: tables.events,
        ...commitsAfter(stream, after),
        Limit: Math.min(QUERY_ITEMS_MAX, commitsMax - commits.length),
        ...(start && { ExclusiveStartKey: start }),
      });
      for (const item of answer.Items) {
        const bodyBytes = Number(item['size']?.N ?? 0);
        if (commits.length > 0 && size + bodyBytes > bytesMax) return commits;
        size += bodyBytes;
        const expected = after + commits.length + 1;
        const commit = await readNext(stream, item, expected, await keyOf(stream.tenant)).catch((error: unknown) => {
          // Those before it are as good as ever; who reads on from there meets it first.
          if (error instanceof UnreadableCommit && commits.length > 0) return undefined;
          throw error;
        });
        if (!commit) return commits;
        commits.push(commit);
      }
      start = answer.LastEvaluatedKey;
    } while (start && commits.length < commitsMax);
    return commits;
  };

  const readPages: Store['readPages'] = async (place, refs) => {
    const { tenant } = placeOf(tables, place);
    const items = await pageItems(
      client,
      refs.map((ref) => pageKey(tables, place, ref)),
      memory.pages,
    );
    const pages = new Map<PageRef, Json>();
    const dataKey = items.length > 0 ? await keys.find(tenant) : undefined;
    if (dataKey) for (const item of items) pages.set(pageRefOf(readText(item, 'sk')), readPage(item, dataKey));
    return pages;
  };

  const listPages: Store['listPages'] = async (generation, limit) => {
    const { table, pk } = placeOf(tables, { projection: generation });
    const refs: PageRef[] = [];
    let start: Item | undefined;
    do {
      const answer = await client.send('Query', {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': text(pk), ':from': text(PAGE_RANGE.from), ':to': text(PAGE_RANGE.to) },
        ProjectionExpression: 'sk',
        Limit: limit - refs.length,
        ...(start && { ExclusiveStartKey: start }),
      });
      refs.push(...answer.Items.map((item) => pageRefOf(readText(item, 'sk'))));
      start = answer.LastEvaluatedKey;
    } while (start && refs.length < limit);
    return refs;
  };

  const readInbox: Store['readInbox'] = async (key) => {
    const [item] = await getItems(client, [inboxKey(tables, key)]);
    return item && readInboxItem(item, await keyOf(key.tenant));
  };

  const readHeadsAndInbox: Store['readHeadsAndInbox'] = async (streams, key) => {
    const wanted = inboxKey(tables, key);
    const items = await readHeadItems(client, tables.events, streams, [wanted]);
    const stored = items.find((item) => item['pk']?.S === wanted.pk);
    return {
      heads: await headsIn(items, streams),
      inbox: stored && readInboxItem(stored, await keyOf(key.tenant)),
    };
  };

  const records = async (items: readonly Item[], tenant: TenantId): Promise<readonly StoredRecord[]> => {
    if (items.length === 0) return [];
    const dataKey = await keyOf(tenant);
    return items.map((item) => readRecord(item, dataKey));
  };

  const readRecords: Store['readRecords'] = async (wanted) => {
    const items = await getItems(
      client,
      wanted.map((key) => recordKey(tables.rows, key)),
    );
    const byTenant = Map.groupBy(
      items,
      (item) => parseRecordKey(readText(item, 'pk'), readText(item, 'sk'))?.place.tenant,
    );
    const found: StoredRecord[] = [];
    for (const [tenant, own] of byTenant) if (tenant !== undefined) found.push(...(await records(own, tenant)));
    return found;
  };

  const queryRecords: Store['queryRecords'] = async (place, { from, before, limit, reverse = false }) => {
    const found: StoredRecord[] = [];
    let start: Item | undefined;
    do {
      const answer = await client.send('Query', {
        TableName: tables.rows,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
        ExpressionAttributeValues: {
          ':pk': text(recordPartition(place)),
          ':from': text(recordSort(from)),
          ':before': text(recordSort(before)),
        },
        ScanIndexForward: !reverse,
        // One more, since BETWEEN takes the end of the range in.
        Limit: limit - found.length + 1,
        ...(start && { ExclusiveStartKey: start }),
      });
      const items = answer.Items.filter((item) => readText(item, 'sk') !== recordSort(before));
      found.push(...(await records(items, place.tenant)));
      start = answer.LastEvaluatedKey;
    } while (start && found.length < limit);
    return found.slice(0, limit);
  };

  return {
    readHeads,
    recallHeads,
    recallProgress,
    readProgress,
    readCommits,
    readPages,
    listPages,
    readInbox,
    readHeadsAndInbox,
    readRecords,
    queryRecords,
  };
}
