/** A unit on its way to one transaction. */
import { CHAIN_START, type Previous } from '../../kernel/store/chain.ts';
import { nextGarbage } from '../../kernel/store/garbage.ts';
import {
  type Garbage,
  type PageChanges,
  type PagePlace,
  type ProjectionChange,
  type StreamAppend,
  streamName,
  type Unit,
} from '../../kernel/store/types.ts';
import { HEAD_KEY, streamKey } from '../../kernel/streams.ts';
import { integer, readInteger, readText, text } from './attributes.ts';
import type { TransactItem } from './client.ts';
import { commitItem, headItem, headKey } from './commit-items.ts';
import type { DynamoStoreOptions } from './options.ts';
import { rememberPages } from './page-memory.ts';
import { headPartition, inboxItem, pageItem, pageKey, placeOf, projectionItem } from './projection-items.ts';
import { recordChange } from './record-items.ts';
import { getItems, type ItemKey, putItems } from './requests.ts';
import type { StoreMemory } from './store-memory.ts';

export interface Draft {
  readonly items: TransactItem[];
  /** Pages that no reader can hold any more. */
  readonly expired: ItemKey[];
  /** Pages put ahead of the transaction, to be taken back when it loses. */
  readonly ahead: ItemKey[];
}

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };
const standsAt = (name: 'v' | 'epoch', value: number) =>
  value === 0
    ? ABSENT
    : { ConditionExpression: `${name} = :value`, ExpressionAttributeValues: { ':value': integer(value) } };

const pagesOf = ({ key, generation }: ProjectionChange): PagePlace => ({ projection: { ...key, generation } });

/**
 * Builds the transaction of a unit. Its pages are put ahead of it, at half the price of those in a transaction: nothing
 * refers to them until it succeeds.
 */
export async function draftUnit(options: DynamoStoreOptions, unit: Unit, memory: StoreMemory): Promise<Draft> {
  const draft: Draft = { items: [], expired: [], ahead: [] };
  await addAppends(options, unit, draft, memory);
  if (unit.projection) await addProjection(options, unit.meta, unit.projection, draft);
  if (unit.retired) {
    const { key, expectedEpoch } = unit.retired;
    const Key = { pk: text(headPartition(key)), sk: text(HEAD_KEY) };
    draft.items.push({ Delete: { TableName: options.tables.rows, Key, ...standsAt('epoch', expectedEpoch) } });
  }
  for (const { stream, version } of unit.unchanged ?? []) {
    const Key = { pk: text(streamKey(stream)), sk: text(HEAD_KEY) };
    draft.items.push({ ConditionCheck: { TableName: options.tables.events, Key, ...standsAt('v', version) } });
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
  await Promise.all([
    ...unit.appends.map(({ stream, pages }) => putAhead(options, { stream }, pages, draft, memory)),
    ...(unit.projection ? [putAhead(options, pagesOf(unit.projection), unit.projection.pages, draft, memory)] : []),
  ]);
  return draft;
}

async function addAppends(options: DynamoStoreOptions, unit: Unit, draft: Draft, memory: StoreMemory): Promise<void> {
  const { tables, keys, bodies } = options;
  const previousHeads = await findPrevious(options, unit.appends, memory);
  for (const append of unit.appends) {
    const dataKey = await keys.obtain(append.stream.tenant);
    const previous = previousHeads.get(streamName(append.stream)) ?? CHAIN_START;
    const { item, header } = await commitItem(append, unit.meta, previous, dataKey, bodies);
    const kept = sortGarbage(options, { stream: append.stream }, append.pages, unit.meta, draft);
    const head = headItem(append, header, kept, dataKey);
    draft.items.push(
      { Put: { TableName: tables.events, Item: item, ...ABSENT } },
      { Put: { TableName: tables.events, Item: head, ...standsAt('v', append.expectedVersion) } },
    );
  }
}

/** Of a head at just the version that is followed, which is therefore the right one. */
function remembered({ heads }: StoreMemory, { stream, expectedVersion }: StreamAppend): Previous | undefined {
  const item = heads.get(streamKey(stream))?.item;
  if (!item || readInteger(item, 'v') !== expectedVersion) return undefined;
  return { hash: readText(item, 'hash'), recordedAt: readText(item, 'at') };
}

/** Hash and time of the heads that these appends follow: known from the reads, remembered, or read now. */
async function findPrevious(
  { client, tables }: DynamoStoreOptions,
  appends: readonly StreamAppend[],
  memory: StoreMemory,
): Promise<Map<string, Previous>> {
  const found = new Map<string, Previous>();
  const unknown: StreamAppend[] = [];
  for (const append of appends) {
    const previous = append.previous ?? remembered(memory, append);
    if (previous) found.set(streamName(append.stream), previous);
    else if (append.expectedVersion > 0) unknown.push(append);
  }
  const items = await getItems(
    client,
    unknown.map((append) => headKey(tables.events, append.stream)),
  );
  for (const { stream } of unknown) {
    const item = items.find((candidate) => candidate['pk']?.S === streamKey(stream));
    if (item) found.set(streamName(stream), { hash: item['hash']?.S ?? '', recordedAt: item['at']?.S ?? '' });
  }
  return found;
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
