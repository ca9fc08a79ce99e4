import type { Store, StreamAppend, Unit } from '../../kernel/store/types.ts';
import { commitKey, HEAD_KEY, isCarrying, streamKey } from '../../kernel/streams.ts';
import { readText } from './attributes.ts';
import { commitsAfter } from './commit-items.ts';
import { type Draft, draftUnit } from './draft.ts';
import type { DynamoStoreOptions } from './options.ts';
import { forgetPages, rememberPages } from './page-memory.ts';
import { headPartition, pageItem, pageKey, placeOf } from './projection-items.ts';
import { dynamoReads } from './reads.ts';
import { recordKey } from './record-items.ts';
import { deleteItems, getItems, putItems, transact } from './requests.ts';
import { newStoreMemory, type StoreMemory } from './store-memory.ts';

/**
 * What became of a unit whose conditions failed. An attempt of our own may have been first, with its answer lost.
 * `unknown`: the projection has moved on since, so that nobody can say whose attempt came first.
 */
type Fate = 'ours' | 'lost' | 'unknown';

async function fateOf({ client, tables }: DynamoStoreOptions, unit: Unit): Promise<Fate> {
  const { commandId } = unit.meta;
  // Asked for like everything else that is read by key, so that a role needs no grant for this rare case alone.
  const get = async (table: string, pk: string, sk: string) => (await getItems(client, [{ table, pk, sk }]))[0];
  const commitOf = async ({ stream, expectedVersion }: StreamAppend) => {
    if (!isCarrying(stream.type)) return get(tables.events, streamKey(stream), commitKey(expectedVersion + 1));
    // Who reads the head of such a stream reads its commits.
    const after = commitsAfter(stream, expectedVersion);
    return (await client.send('Query', { TableName: tables.events, ...after, Limit: 1 })).Items[0];
  };
  const [append] = unit.appends;
  if (append) {
    // A commit stays as it is, so this is certain whatever came after it.
    const commit = await commitOf(append);
    return commit?.['command']?.S === commandId ? 'ours' : 'lost';
  }
  const written = unit.records?.find((record) => !('deleted' in record));
  if (!unit.projection && written) {
    const { table, pk, sk } = recordKey(tables.rows, written);
    return (await get(table, pk, sk))?.['revision']?.S === commandId ? 'ours' : 'lost';
  }
  if (!unit.projection) return 'lost';
  const { key, expectedEpoch } = unit.projection;
  const head = await get(tables.rows, headPartition(key), HEAD_KEY);
  if (head?.['attempt']?.S === commandId) return 'ours';
  return Number(head?.['epoch']?.N ?? 0) > expectedEpoch + 1 ? 'unknown' : 'lost';
}

/** Keeps the heads that were written. */
function remember(memory: StoreMemory, { items, heads }: Draft): void {
  for (const head of heads) memory.heads.set(readText(head, 'pk'), head);
  for (const { Put: put } of items) {
    if (put?.Item['epoch']) memory.projections.set(readText(put.Item, 'pk'), put.Item);
  }
}

/** Of a unit that lost, nothing that it was decided on is known any more. */
function forget(memory: StoreMemory, { appends, unchanged = [], projection }: Unit): void {
  if (projection) memory.projections.forget(headPartition(projection.key));
  for (const { stream } of [...appends, ...unchanged]) memory.heads.forget(streamKey(stream));
}

/** The store on DynamoDB. Functions differ only in what their role allows. */
export function dynamoStore(options: DynamoStoreOptions, memory: StoreMemory = newStoreMemory()): Store {
  const { client, tables, keys } = options;

  const putPages: Store['putPages'] = async (place, pages) => {
    const { table, pk, tenant } = placeOf(tables, place);
    const dataKey = await keys.obtain(tenant);
    const items = [...pages].map(([ref, page]) => pageItem(pk, ref, page, dataKey));
    await putItems(client, table, items);
    rememberPages(memory.pages, items);
  };

  const deletePages: Store['deletePages'] = async (generation, refs) => {
    const pageKeys = refs.map((ref) => pageKey(tables, { projection: generation }, ref));
    forgetPages(memory.pages, pageKeys);
    await deleteItems(client, pageKeys);
  };

  const write: Store['write'] = async (unit) => {
    const draft = await draftUnit(options, unit, memory);
    const { items, expired, ahead } = draft;
    // Waits for both even when one fails: a function that ended earlier could be frozen between them.
    const [done, deleted] = await Promise.allSettled([
      !draft.isLost && transact(client, items),
      deleteItems(client, draft.isLost ? [] : expired),
    ]);
    if (done.status === 'rejected') throw done.reason;
    if (deleted.status === 'rejected') throw deleted.reason;
    if (!draft.isLost) forgetPages(memory.pages, expired);
    const fate = done.value ? 'ours' : await fateOf(options, unit);
    if (unit.isRecalled) memory.speculation.took(fate === 'ours');
    if (unit.retired) memory.projections.forget(headPartition(unit.retired.key));
    // Of an earlier attempt, the items aren't those of this one: they were sealed anew.
    if (done.value) remember(memory, draft);
    else forget(memory, unit);
    if (fate === 'ours') {
      return {
        written: true,
        versions: unit.appends.map(({ stream, expectedVersion }) => ({ stream, version: expectedVersion + 1 })),
      };
    }
    // Of an unknown fate, the pages may be in use: better some that nobody refers to.
    if (fate === 'lost') {
      forgetPages(memory.pages, ahead);
      await deleteItems(client, ahead);
    }
    return { written: false };
  };

  return { ...dynamoReads(options, memory), putPages, deletePages, write };
}
