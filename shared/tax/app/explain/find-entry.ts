import { timeOf } from '../../../kernel/ids.ts';
import type { TaxBook } from '../../calc/book.ts';
import { timeKey } from '../../calc/keys.ts';
import type { ShortRow, TakenRow, TaxEntry } from '../../calc/lot.ts';

/** A row of the log that is a disposal, with its key. */
export type Found = readonly [key: string, row: TakenRow | ShortRow];

/** Ids that carry a time. */
const TIMED = /^[0-9a-f]{8}-[0-9a-f]{4}-[78]/;

/** The time in a transaction's id, in milliseconds since 1970; undefined for what is none of ours. */
export const instantOfTransaction = (transactionId: string): number | undefined =>
  TIMED.test(transactionId) ? timeOf(transactionId) : undefined;

/** A transaction in the timeline, found by the time that its id carries. */
export async function entryOfTransaction(book: TaxBook, transactionId: string): Promise<TaxEntry | undefined> {
  const instant = instantOfTransaction(transactionId);
  if (instant === undefined) return undefined;
  const range = { from: timeKey(instant), before: timeKey(instant + 1) };
  for await (const batch of book.inside.maps.timeline.batches(range)) {
    const found = batch.find(([, entry]) => entry.transactionId === transactionId);
    if (found) return found[1];
  }
  return undefined;
}
