/** A unit on its way to one transaction. */
import type { DataKey } from '../../kernel/crypto/sealing.ts';
import { carrierOfHead, refuseUncarried } from '../../kernel/store/carried.ts';
import { CHAIN_START, type Previous } from '../../kernel/store/chain.ts';
import { nextGarbage } from '../../kernel/store/garbage.ts';
import {
  type Garbage,
  type PageChanges,
  type PagePlace,
  type ProjectionChange,
  type ProjectionKey,
  type StreamAppend,
  streamName,
  type Unit,
} from '../../kernel/store/types.ts';
import { commitKey, HEAD_KEY, isCarrying, type StreamId, streamKey } from '../../kernel/streams.ts';
import { type Item, integer, readInteger, readText, text } from './attributes.ts';
import { readHeadItems } from './carried-heads.ts';
import type { Put, TransactItem } from './client.ts';
import { commitItem } from './commit-items.ts';
import { type CarriedProjection, type HeadDraft, headItem, markOf, movedOn, stepOf } from './head-items.ts';
import type { DynamoStoreOptions } from './options.ts';
import { rememberPages } from './page-memory.ts';
import { headPartition, inboxItem, movedAway, pageItem, pageKey, placeOf, projectionItem } from './projection-items.ts';
import { recordChange } from './record-items.ts';
import { getItems, type ItemKey, putItems, transact } from './requests.ts';
import type { StoreMemory } from './store-memory.ts';

export interface Draft {
  readonly items: TransactItem[];
  /** Pages that no reader can hold any more. */
  readonly expired: ItemKey[];
  /** Pages put ahead of the transaction, to be taken back when it loses. */
  readonly ahead: ItemKey[];
  /** Heads of streams as they are after it. */
  readonly heads: Item[];
  /** What says in the index of heads which streams move: in it, or ahead of it. */
  readonly marks: Put[];
  /** A stream that is appended to isn't where it was thought to be: the unit has lost already. */
  isLost: boolean;
}

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };
const standsAt = (name: 'v' | 'epoch', value: number) =>
  value === 0
    ? ABSENT
    : { ConditionExpression: `${name} = :value`, ExpressionAttributeValues: { ':value': integer(value) } };

/** Who writes the next commit of a carrying stream need not write its head. */
const streamStandsAt = (stream: StreamId, version: number) =>
  isCarrying(stream.type)
    ? { Key: { pk: text(streamKey(stream)), sk: text(commitKey(version + 1)) }, ...ABSENT }
    : { Key: { pk: text(streamKey(stream)), sk: text(HEAD_KEY) }, ...standsAt('v', version) };

/** The head of a carrying stream may be older than its last commit, whose own condition settles who comes next. */
const headStandsAt = ({ stream, expectedVersion }: StreamAppend) =>
  isCarrying(stream.type)
    ? {
        ConditionExpression: 'attribute_not_exists(pk) OR v <= :value',
        ExpressionAttributeValues: { ':value': integer(expectedVersion) },
      }
    : standsAt('v', expectedVersion);

/**
 * Of two who move a stream at once, one may be slow: a mark that is put ahead never goes back. One in a transaction can't:
 * who commits after it put theirs after it.
 */
const unlessLater = (mark: Put): Put => ({
  ...mark,
  ConditionExpression: 'attribute_not_exists(pk) OR ha < :ha',
  ...(mark.Item['ha'] && { ExpressionAttributeValues: { ':ha': mark.Item['ha'] } }),
});

const pagesOf = ({ key, generation }: ProjectionChange): PagePlace => ({ projection: { ...key, generation } });

/**
 * Builds the transaction of a unit. Its pages are put ahead of it, at half the price of those in a transaction: nothing
 * refers to them until it succeeds.
 */
export async function draftUnit(options: DynamoStoreOptions, unit: Unit, memory: StoreMemory): Promise<Draft> {
  const draft: Draft = { items: [], expired: [], ahead: [], heads: [], marks: [], isLost: false };
  refuseUncarried(unit);
  await addAppends(options, unit, draft, memory);
  if (unit.projection && !carrierOfHead(unit.projection.key))
    await addProjection(options, unit.meta, unit.projection, draft);
  if (unit.retired) {
    const { key, expectedEpoch } = unit.retired;
    const Key = { pk: text(headPartition(key)), sk: text(HEAD_KEY) };
    draft.items.push({ Delete: { TableName: options.tables.rows, Key, ...standsAt('epoch', expectedEpoch) } });
  }
  for (const { stream, version } of unit.unchanged ?? []) {
    draft.items.push({ ConditionCheck: { TableName: options.tables.events, ...streamStandsAt(stream, version) } });
  }
  if (unit.inbox) {
    const dataKey = await options.keys.obtain(unit.inbox.tenant);
    draft.items.push({
      Put: {
        TableName: options.tables.events,
        Item: inboxItem(unit.inbox, dataKey),
        ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
        ExpressionAttributeValues: { ':now': text(unit.meta.now) },
      },
    });
  }
  for (const record of unit.records ?? []) {
    const dataKey = await options.keys.obtain(record.place.tenant);
    draft.items.push(recordChange(options.tables.rows, record, unit.meta.commandId, dataKey));
  }
  if (draft.isLost) return draft;
  // What is a transaction anyway takes them along; what is one item stays one, at half the price.
  const isTransaction = draft.items.length > 1;
  if (isTransaction) draft.items.push(...draft.marks.map((mark) => ({ Put: mark })));
  await Promise.all([
    ...(isTransaction ? [] : draft.marks.map((mark) => transact(options.client, [{ Put: unlessLater(mark) }]))),
    ...unit.appends.map(({ stream, pages }) => putAhead(options, { stream }, pages, draft, memory)),
    ...(unit.projection ? [putAhead(options, pagesOf(unit.projection), unit.projection.pages, draft, memory)] : []),
  ]);
  return draft;
}

async function addAppends(options: DynamoStoreOptions, unit: Unit, draft: Draft, memory: StoreMemory): Promise<void> {
  const { keys, bodies } = options;
  const found = await findPrevious(options, unit.appends, memory);
  for (const append of unit.appends) {
    const { stream } = append;
    const dataKey = await keys.obtain(stream.tenant);
    const { previous, head: last } = found.get(streamName(stream)) ?? { previous: CHAIN_START };
    if (previous === CHAIN_START && append.expectedVersion > 0) draft.isLost = true;
    const { item, header } = await commitItem(append, unit.meta, previous, dataKey, bodies);
    const garbage = sortGarbage(options, { stream }, append.pages, unit.meta, draft);
    const carried = unit.projection && carries(stream, unit.projection.key) ? unit.projection : undefined;
    if (last?.['carries'] && !carried) throw new Error(`${streamKey(stream)} carries a head, which would be lost`);
    const projection = carried && carriedBy(options, unit.meta, carried, draft);
    const headDraft = { append, header, garbage, projection };
    addHead(options, draft, { ...headDraft, commit: item, last, dataKey });
    if (carried && !last?.['carries']) await leaveOldPlace(options, carried, dataKey, draft);
  }
}

interface HeadWork extends HeadDraft {
  readonly commit: Item;
  readonly last: Item | undefined;
  readonly dataKey: DataKey;
}

/** The commit, and the head with it, or carried by it. */
function addHead({ tables: { events: TableName } }: DynamoStoreOptions, draft: Draft, work: HeadWork): void {
  const { append, commit, last, dataKey } = work;
  const step = stepOf(work, commit, last, dataKey);
  const Item = { ...commit, ...step };
  draft.items.push({ Put: { TableName, Item, ...ABSENT } });
  const moved = step && last && movedOn(last, Item);
  const head = moved ?? headItem(work, dataKey);
  draft.heads.push(head);
  if (!moved) draft.items.push({ Put: { TableName, Item: head, ...headStandsAt(append) } });
  const mark = markOf(work);
  if (mark) draft.marks.push({ TableName, Item: mark });
}

/** What went before an append, with the head as an item where it is known. */
interface Before {
  readonly previous: Previous;
  readonly head?: Item;
}

const beforeOf = (head: Item): Before => ({
  previous: { hash: readText(head, 'hash'), recordedAt: readText(head, 'at') },
  head,
});

/** The heads that these appends follow: remembered at just these versions, and therefore the right ones, or read now. */
async function findPrevious(
  { client, tables }: DynamoStoreOptions,
  appends: readonly StreamAppend[],
  memory: StoreMemory,
): Promise<Map<string, Before>> {
  const found = new Map<string, Before>();
  const unknown: StreamAppend[] = [];
  for (const append of appends) {
    const remembered = memory.heads.get(streamKey(append.stream))?.item;
    const stands = remembered && readInteger(remembered, 'v') === append.expectedVersion;
    const before = stands ? beforeOf(remembered) : append.previous && { previous: append.previous };
    if (before) found.set(streamName(append.stream), before);
    else if (append.expectedVersion > 0) unknown.push(append);
  }
  if (unknown.length === 0) return found;
  const streams = unknown.map(({ stream }) => stream);
  const items = await readHeadItems(client, tables.events, streams);
  for (const { stream, expectedVersion } of unknown) {
    const item = items.find((candidate) => candidate['pk']?.S === streamKey(stream));
    if (item && readInteger(item, 'v') === expectedVersion) found.set(streamName(stream), beforeOf(item));
  }
  return found;
}

const carries = (stream: StreamId, key: ProjectionKey): boolean => {
  const carrier = carrierOfHead(key);
  return carrier !== undefined && streamName(carrier) === streamName(stream);
};

/** The projection's head, as its derived stream carries it. */
function carriedBy(
  options: DynamoStoreOptions,
  meta: Unit['meta'],
  change: ProjectionChange,
  draft: Draft,
): CarriedProjection {
  const { key: _, expectedEpoch: __, pages, ...head } = change;
  return { ...head, garbage: sortGarbage(options, pagesOf(change), pages, meta, draft) };
}

/** Says where the head of a projection was an item of its own that it is none any more, to code that would look for it. */
async function leaveOldPlace(
  { client, tables }: DynamoStoreOptions,
  { key, generation }: ProjectionChange,
  dataKey: DataKey,
  draft: Draft,
): Promise<void> {
  const [old] = await getItems(client, [{ table: tables.rows, pk: headPartition(key), sk: HEAD_KEY }]);
  const epoch = old ? readInteger(old, 'epoch') : 0;
  const Item = projectionItem(movedAway(key, generation, epoch), '', [], dataKey);
  draft.items.push({ Put: { TableName: tables.rows, Item, ...standsAt('epoch', epoch) } });
}

async function addProjection(
  options: DynamoStoreOptions,
  meta: Unit['meta'],
  change: ProjectionChange,
  draft: Draft,
): Promise<void> {
  const dataKey = await options.keys.obtain(change.key.tenant);
  const kept = sortGarbage(options, pagesOf(change), change.pages, meta, draft);
  const Item = projectionItem(change, meta.commandId, kept, dataKey);
  draft.items.push({ Put: { TableName: options.tables.rows, Item, ...standsAt('epoch', change.expectedEpoch) } });
}

/** Answers what the head goes on listing; the rest is to be deleted. */
function sortGarbage(
  { tables }: DynamoStoreOptions,
  place: PagePlace,
  pages: PageChanges | undefined,
  meta: Unit['meta'],
  draft: Draft,
): Garbage {
  if (!pages) return [];
  const { kept, expired } = nextGarbage(pages.garbage, pages.replaced, Date.parse(meta.now));
  draft.expired.push(...expired.map((ref) => pageKey(tables, place, ref)));
  return kept;
}

async function putAhead(
  { client, tables, keys }: DynamoStoreOptions,
  place: PagePlace,
  changes: PageChanges | undefined,
  draft: Draft,
  memory: StoreMemory,
): Promise<void> {
  if (!changes) return;
  const refs = [...changes.ahead, ...changes.written.keys()];
  draft.ahead.push(...refs.map((ref) => pageKey(tables, place, ref)));
  if (changes.written.size === 0) return;
  const { table, pk, tenant } = placeOf(tables, place);
  const dataKey = await keys.obtain(tenant);
  const items = [...changes.written].map(([ref, page]) => pageItem(pk, ref, page, dataKey));
  await putItems(client, table, items);
  rememberPages(memory.pages, items);
}
