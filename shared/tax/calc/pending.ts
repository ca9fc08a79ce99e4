/** Taking what arrived into the timeline, and finding how far back it reaches. */
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Range } from '../../kernel/pages/types.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { UserPriceEvent } from '../../market-data/contract/events.ts';
import { PRICE_AGE_DAYS_MAX } from '../../market-data/contract/price-book.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import type { RestatementCause } from '../contract/events.ts';
import { type Arrival, entryKey, timeKey, timeKeyOf } from './keys.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { TaxEntry } from './lot.ts';

export interface TaxEntryInput extends TaxEntry {
  readonly arrival: Arrival;
  readonly transaction: TransactionInput;
}

export interface TaxEntryRemoval {
  readonly transactionId: string;
  readonly timestamp: Timestamp;
}

/** How far back a change reaches: the first part to work through again. */
export interface Reach {
  readonly from: string;
  readonly cause: RestatementCause;
}

const DAY_MS = 86_400_000;
/** Sorts after every key of an instant. */
const INSTANT_END = '~';

/** Keeps the furthest reach of each cause. */
export class Reaches {
  #from: string | undefined;
  readonly #causes = new Set<RestatementCause>();

  note(reach: Reach | undefined): void {
    if (reach === undefined) return;
    this.#causes.add(reach.cause);
    if (this.#from === undefined || reach.from < this.#from) this.#from = reach.from;
  }

  get from(): string | undefined {
    return this.#from;
  }

  /** The weightiest of the causes. */
  get cause(): RestatementCause {
    const order: readonly RestatementCause[] = ['settings', 'reversal', 'backdated', 'selection', 'price'];
    return order.find((cause) => this.#causes.has(cause)) ?? 'backdated';
  }
}

/** Where what arrived stands in the timeline. */
export const keyOfEntry = ({ transaction, arrival }: TaxEntryInput): string => entryKey(transaction.timestamp, arrival);

/** Records prices and rates; what looked them up before and might see them now has to be done again. */
export async function takePrices(ledger: Ledger, events: readonly UserPriceEvent[], reaches: Reaches): Promise<void> {
  for (const event of events) {
    for (const { subject, date } of await ledger.prices.record(event)) {
      const dayMs = Date.parse(date);
      const first = await firstLookup(ledger, {
        from: keyOf(subject, timeKey(dayMs)),
        before: keyOf(subject, timeKey(dayMs + (PRICE_AGE_DAYS_MAX + 1) * DAY_MS)),
      });
      if (first !== undefined) reaches.note({ from: first, cause: 'price' });
    }
  }
}

/**
 * The first part of the first transaction that looked something up in a range. What a transaction looked up before other
 * prices came is forgotten only here, if the transaction itself has gone since.
 */
async function firstLookup(ledger: Ledger, range: Range): Promise<string | undefined> {
  for (;;) {
    const first = await ledger.maps.lookups.first(range);
    if (first === undefined) return undefined;
    const [key, entry] = first;
    const transaction = await ledger.maps.timeline.get(entry);
    const parts = transaction && ledger.partsOf([entry, transaction]);
    if (parts) return parts.first;
    await ledger.maps.lookups.delete(key);
  }
}

/** Entries in order, and their keys. Lists side by side, since pairs of so many would be the most of what is kept. */
export interface EntryLists {
  readonly keys: readonly string[];
  readonly entries: readonly TaxEntry[];
}

export const listed = (pairs: readonly Entry[]): EntryLists => ({
  keys: pairs.map(([key]) => key),
  entries: pairs.map(([, entry]) => entry),
});

/** Those from `start` to before `end`. */
export function paired({ keys, entries }: EntryLists, start: number, end: number): readonly Entry[] {
  return entries.slice(start, end).map((entry, at): Entry => [keys[start + at] ?? '', entry]);
}

/** Puts transactions into the timeline; answers them in order. One that is there already is left alone. */
export async function takeAdded(
  ledger: Ledger,
  added: readonly TaxEntryInput[],
  reaches: Reaches,
): Promise<EntryLists> {
  const keys = keysOf(added);
  const isLast = areInOrder(keys) && (await areBeyond(ledger, keys[0]));
  const fresh = isLast ? { keys, entries: added } : await takeEach(ledger, added, keys);
  if (isLast) ledger.maps.timeline.putAll(keys, added);
  noteFirst(ledger, fresh, reaches);
  return fresh;
}

function keysOf(added: readonly TaxEntryInput[]): readonly string[] {
  const keys: string[] = [];
  for (const input of added) keys[keys.length] = keyOfEntry(input);
  return keys;
}

function areInOrder(keys: readonly string[]): boolean {
  let before = '';
  for (const key of keys) {
    if (key <= before) return false;
    before = key;
  }
  return true;
}

/** Whether entries in order come after all that are in the timeline. */
async function areBeyond({ maps: { timeline } }: Ledger, first: string | undefined): Promise<boolean> {
  if (first === undefined) return false;
  await timeline.load([first]);
  return timeline.isBeyond(first);
}

async function takeEach(
  { maps: { timeline } }: Ledger,
  added: readonly TaxEntryInput[],
  keys: readonly string[],
): Promise<EntryLists> {
  await timeline.load(keys);
  const pairs = added.map((input, at): Entry => [keys[at] ?? '', input]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return listed(pairs.filter(([key, entry]) => timeline.add(key, entry)));
}

/** How far back entries in order of time reach: to the first part of the first instant that has any. */
function noteFirst(ledger: Ledger, { keys, entries }: EntryLists, reaches: Reaches): void {
  let first: Timestamp | undefined;
  for (const [at, entry] of entries.entries()) {
    const { timestamp } = entry.transaction;
    if (first !== undefined && timestamp > first) break;
    const parts = ledger.partsOf([keys[at] ?? '', entry]);
    if (parts === undefined) continue;
    first = timestamp;
    reaches.note({ from: parts.first, cause: 'backdated' });
  }
}

/** Takes transactions out of the timeline. One that isn't there is an error of the caller, and throws. */
export async function takeRemoved(
  ledger: Ledger,
  removed: readonly TaxEntryRemoval[],
  reaches: Reaches,
): Promise<void> {
  const byInstant = Map.groupBy(removed, ({ timestamp }) => timeKeyOf(timestamp));
  for (const [instant, group] of byInstant) {
    const wanted = new Set(group.map(({ transactionId }) => transactionId));
    const found: Entry[] = [];
    for await (const entry of ledger.maps.timeline.entries({ from: instant, before: instant + INSTANT_END })) {
      if (wanted.delete(entry[1].transactionId)) found.push(entry);
      if (wanted.size === 0) break;
    }
    if (wanted.size > 0) throw new Error(`the book has no transaction ${[...wanted].join(', ')} at that time`);
    for (const entry of found) {
      await ledger.maps.timeline.delete(entry[0]);
      await ledger.forgetLookups(entry);
      const parts = ledger.partsOf(entry);
      if (parts) reaches.note({ from: parts.first, cause: 'reversal' });
    }
  }
}
