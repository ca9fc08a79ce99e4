/** Suspense items, oldest first. */
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { SuspenseItem } from '../../domain/reconciliation/item.ts';
import { itemIn, itemsPlace } from './places.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Looked at for one page, so that a rare owner among many items answers in time. */
const SCANNED_MAX = 2_000;
const READ_AT_ONCE = 200;
const END = '~';

export interface ItemQuery {
  readonly provider: string;
  /** Left out: all that stand, open and assigned. */
  readonly status?: SuspenseItem['status'] | undefined;
  readonly owner?: string | undefined;
  /** So many days old at least. */
  readonly ageDaysMin?: number | undefined;
  /** Goes on behind this place of the list. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** RFC 3339 UTC. */
  readonly now: string;
}

export interface ItemPage {
  readonly items: readonly SuspenseItem[];
  /** Where the next page goes on; undefined at the end. */
  readonly after: string | undefined;
}

const daysBefore = (time: string, days: number): string =>
  new Date(Date.parse(time) - days * DAY_MILLISECONDS).toISOString();

async function* oldestFirst(store: Store, query: ItemQuery): AsyncGenerator<StoredRecord> {
  const { provider, status, ageDaysMin, now } = query;
  const place = itemsPlace(provider, status === 'resolved' ? 'resolved' : 'standing');
  const before = ageDaysMin === undefined ? END : `${daysBefore(now, ageDaysMin)}#${END}`;
  let from = query.after === undefined ? '0' : `${query.after}${END}`;
  while (from < before) {
    const records = await store.queryRecords(place, { from, before, limit: READ_AT_ONCE });
    yield* records;
    const last = records.at(-1);
    if (!last || records.length < READ_AT_ONCE) return;
    from = `${last.sort}${END}`;
  }
}

export async function listItems(store: Store, query: ItemQuery): Promise<ItemPage> {
  const { status, owner, limit } = query;
  const items: SuspenseItem[] = [];
  let scanned = 0;
  let after: string | undefined;
  for await (const record of oldestFirst(store, query)) {
    if (items.length === limit || scanned === SCANNED_MAX) return { items, after };
    const item = itemIn(record);
    scanned += 1;
    after = record.sort;
    const isMeant = (status === undefined || item.status === status) && (owner === undefined || item.owner === owner);
    if (isMeant) items.push(item);
  }
  return { items, after: undefined };
}
