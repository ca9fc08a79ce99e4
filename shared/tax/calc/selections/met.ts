/** Whether disposals and transfers use the lots that were named for them. */
import { add, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../book.ts';
import { timeKey } from '../keys.ts';
import type { MovedRow, ShortRow, TakenRow } from '../lot.ts';
import type { Selection } from './selection.ts';

export type Using = TakenRow | MovedRow | ShortRow;

/** The rows by which a transaction uses up lots. */
export async function rowsUsing(
  book: TaxBook,
  { transactionId, timestamp }: { readonly transactionId: string; readonly timestamp: Timestamp },
): Promise<readonly Using[]> {
  const atMs = toEpochMs(timestamp);
  const rows: Using[] = [];
  for await (const batch of book.inside.maps.rows.batches({ from: timeKey(atMs), before: timeKey(atMs + 1) })) {
    for (const [, row] of batch) {
      const isUsing = row.kind === 'taken' || row.kind === 'moved' || row.kind === 'short';
      if (isUsing && row.transactionId === transactionId) rows.push(row);
    }
  }
  return rows;
}

/** Units of each lot that are used because they were named. */
export function unitsNamed(rows: readonly Using[]): ReadonlyMap<string, Decimal> {
  const units = new Map<string, Decimal>();
  for (const row of rows) {
    if (row.kind === 'short' || row.selection !== 'named') continue;
    units.set(row.lotName.id, add(units.get(row.lotName.id) ?? ZERO, row.quantity));
  }
  return units;
}

/** Whether every unit that was named is used. */
export async function isMet(book: TaxBook, transactionId: string, { timestamp, lots }: Selection): Promise<boolean> {
  const units = unitsNamed(await rowsUsing(book, { transactionId, timestamp }));
  return lots.every(({ lotId, quantity }) => units.get(lotId) === quantity);
}

/** The selections from a time on that are met, by transaction. */
export async function metFrom(book: TaxBook, from: Timestamp): Promise<ReadonlyMap<string, Selection>> {
  const met = new Map<string, Selection>();
  for await (const [transactionId, selection] of book.inside.maps.selections.entries()) {
    if (selection.timestamp < from) continue;
    if (await isMet(book, transactionId, selection)) met.set(transactionId, selection);
  }
  return met;
}
