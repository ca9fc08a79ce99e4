/** Heads of projections, pages and inbox records as items. */
import { type DataKey, seal, unseal } from '../../kernel/crypto/sealing.ts';
import type { Json, PageRef } from '../../kernel/pages/types.ts';
import type {
  Garbage,
  Halt,
  InboxKey,
  InboxRecord,
  PagePlace,
  ProjectionChange,
  ProjectionHead,
  ProjectionKey,
  Skip,
} from '../../kernel/store/types.ts';
import { generationKey, HEAD_KEY, servingKey, streamKey, type TenantId } from '../../kernel/streams.ts';
import { bytes, type Item, integer, readBytes, readInteger, readText, text } from './attributes.ts';
import type { ItemKey } from './requests.ts';

/** Names of the tables, from the function's environment. */
export interface Tables {
  readonly events: string;
  readonly rows: string;
  readonly keys: string;
}

const PAGE_PREFIX = 'P#';
const pageSortKey = (ref: PageRef): string => `${PAGE_PREFIX}${ref}`;
/** The reference in a page's sort key. */
export const pageRefOf = (sortKey: string): PageRef => sortKey.slice(PAGE_PREFIX.length);
/** Bounds of the sort keys of pages. */
export const PAGE_RANGE = { from: PAGE_PREFIX, to: `${PAGE_PREFIX}~` };

export function placeOf(
  tables: Tables,
  place: PagePlace,
): { readonly table: string; readonly pk: string; readonly tenant: TenantId } {
  if ('stream' in place) return { table: tables.events, pk: streamKey(place.stream), tenant: place.stream.tenant };
  const { tenant, projection, generation } = place.projection;
  return { table: tables.rows, pk: generationKey(tenant, projection, generation), tenant };
}

/** Partition of a projection's head. */
export const headPartition = ({ tenant, projection, building }: ProjectionKey): string =>
  building === undefined ? servingKey(tenant, projection) : generationKey(tenant, projection, building);

export const pageKey = (tables: Tables, place: PagePlace, ref: PageRef): ItemKey => {
  const { table, pk } = placeOf(tables, place);
  return { table, pk, sk: pageSortKey(ref) };
};

export const pageItem = (pk: string, ref: PageRef, page: Json, key: DataKey): Item => ({
  pk: text(pk),
  sk: text(pageSortKey(ref)),
  body: bytes(seal(key, `${pk}/${pageSortKey(ref)}`, page)),
});

export const readPage = (item: Item, key: DataKey): Json =>
  unseal(key, `${readText(item, 'pk')}/${readText(item, 'sk')}`, readBytes(item, 'body'));

export function projectionItem(change: ProjectionChange, attempt: string, garbage: Garbage, key: DataKey): Item {
  const pk = headPartition(change.key);
  const epoch = change.expectedEpoch + 1;
  return {
    pk: text(pk),
    sk: text(HEAD_KEY),
    epoch: integer(epoch),
    attempt: text(attempt),
    cursors: text(JSON.stringify(change.cursors)),
    halted: text(JSON.stringify(change.halted)),
    ...(change.skipped && { skipped: text(JSON.stringify(change.skipped)) }),
    generation: integer(change.generation),
    reducer: integer(change.reducer),
    body: bytes(seal(key, `${pk}/${HEAD_KEY}/${epoch}`, { state: change.state, garbage } as unknown as Json)),
  };
}

/** The reducer of a head that stands elsewhere now: none that any code knows. */
const MOVED_AWAY = 999_999_999;

/** What is left where the head of a projection was an item of its own: code of before finds a reducer it doesn't know. */
export const movedAway = (key: ProjectionKey, generation: number, expectedEpoch: number): ProjectionChange => ({
  ...{ key, expectedEpoch, cursors: {}, halted: {}, state: null, generation },
  reducer: MOVED_AWAY,
});
/** Whether this is what `movedAway` left. */
export const isMovedAway = ({ reducer }: ProjectionHead): boolean => reducer === MOVED_AWAY;

export function readProjection(item: Item, key: DataKey): ProjectionHead {
  const epoch = readInteger(item, 'epoch');
  const body = unseal(key, `${readText(item, 'pk')}/${HEAD_KEY}/${epoch}`, readBytes(item, 'body')) as unknown as {
    state: Json;
    garbage: Garbage;
  };
  return {
    epoch,
    cursors: JSON.parse(readText(item, 'cursors')) as Record<string, number>,
    halted: JSON.parse(readText(item, 'halted')) as Record<string, Halt>,
    ...(item['skipped']?.S !== undefined && { skipped: JSON.parse(item['skipped'].S) as readonly Skip[] }),
    state: body.state,
    generation: readInteger(item, 'generation'),
    reducer: readInteger(item, 'reducer'),
    garbage: body.garbage,
  };
}

const inboxPartition = (key: InboxKey): string => `T#${key.tenant}#I#${key.principal}#${key.idempotencyKey}`;
const INBOX_SORT_KEY = 'INBOX';

export const inboxKey = (tables: Tables, key: InboxKey): ItemKey => ({
  table: tables.events,
  pk: inboxPartition(key),
  sk: INBOX_SORT_KEY,
});

export function inboxItem(record: InboxKey & InboxRecord, key: DataKey): Item {
  const pk = inboxPartition(record);
  return {
    pk: text(pk),
    sk: text(INBOX_SORT_KEY),
    request: text(record.requestHash),
    expires: text(record.expiresAt),
    ttl: integer(Math.floor(Date.parse(record.expiresAt) / 1000)),
    body: bytes(seal(key, pk, record.answer)),
  };
}

export const readInboxItem = (item: Item, key: DataKey): InboxRecord => ({
  requestHash: readText(item, 'request'),
  expiresAt: readText(item, 'expires'),
  answer: unseal(key, readText(item, 'pk'), readBytes(item, 'body')),
});
