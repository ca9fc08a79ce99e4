/** Whether lots can be named for a transaction: tried on a book that is thrown away afterwards. */

import type { Issue } from '../../../kernel/errors.ts';
import { type Decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { TaxLotView } from '../../contract/rows.ts';
import type { TaxBook } from '../book.ts';
import { poolOfLot } from '../keys.ts';
import type { TaxEntry } from '../lot.ts';
import { isMean } from '../rules.ts';
import { isMet, metFrom, rowsUsing, type Using, unitsNamed } from './met.ts';
import type { SelectedLot, Selection } from './selection.ts';

export interface NamedLot {
  readonly lotId: string;
  readonly quantity: Decimal;
}

const unitsOf = (rows: readonly Using[], asset: string): Decimal =>
  sum(rows.filter((row) => row.asset === asset).map(({ quantity }) => quantity));

/** Whether the lots that a transaction used are of pools that go by a mean. */
function goesByMean(book: TaxBook, { transaction }: TaxEntry, rows: readonly Using[]): boolean {
  const { rules } = book.inside;
  const year = rules.yearOf(transaction.timestamp);
  return rows.some((row) => row.kind !== 'short' && isMean(rules.methodOf(year, poolOfLot(row.lot))));
}

async function lotsNamed(
  book: TaxBook,
  rows: readonly Using[],
  named: readonly NamedLot[],
): Promise<Map<string, TaxLotView>> {
  const wanted = new Set(named.map(({ lotId }) => lotId));
  const found = new Map<string, TaxLotView>();
  for (const asset of new Set(rows.map((row) => row.asset))) {
    for await (const { item } of book.lots({ asset })) {
      if (wanted.has(item.lotId)) found.set(item.lotId, item);
      if (found.size === wanted.size) return found;
    }
  }
  return found;
}

export interface Checked {
  readonly lots: readonly SelectedLot[];
  /** What was named for other transactions, and met until now. */
  readonly nowUnmet: ReadonlyMap<string, Selection>;
}

/** What the lots are by which the book will find them, or what is wrong with them. The book is of no use afterwards. */
export async function checkSelection(
  book: TaxBook,
  entry: TaxEntry,
  named: readonly NamedLot[],
): Promise<Checked | { readonly issues: readonly Issue[] }> {
  const { transactionId } = entry;
  const { timestamp } = entry.transaction;
  const before = await rowsUsing(book, { transactionId, timestamp });
  if (before.length === 0) return { issues: [{ path: 'transactionId', message: 'uses up no lots' }] };
  if (goesByMean(book, entry, before)) {
    return {
      issues: [{ path: 'transactionId', message: 'goes by the mean of all units, so that no lot can be named' }],
    };
  }
  const found = await lotsNamed(book, before, named);
  const issues = named.flatMap((lot, index) => issuesOfLot(entry, found.get(lot.lotId), named, index));
  if (issues.length > 0) return { issues };
  const lots = named.flatMap(({ lotId, quantity }): SelectedLot[] => {
    const lot = found.get(lotId);
    if (lot === undefined) return [];
    return [{ lotId, asset: lot.asset, acquiredAtMs: toEpochMs(lot.acquiredAt as Timestamp), quantity }];
  });
  for (const asset of new Set(lots.map((lot) => lot.asset))) {
    const asked = sum(lots.filter((lot) => lot.asset === asset).map(({ quantity }) => quantity));
    const used = unitsOf(before, asset);
    if (asked > used) {
      return {
        issues: [{ path: 'lots', message: `names ${format(asked)} ${asset}, and ${format(used)} are disposed of` }],
      };
    }
  }
  // what is disposed of before isn't concerned
  const nowUnmet = new Map(await metFrom(book, timestamp));
  nowUnmet.delete(transactionId);
  const missing = await tried(book, entry, lots);
  if (missing.length > 0) return { issues: missing };
  for (const [id, selection] of nowUnmet) if (await isMet(book, id, selection)) nowUnmet.delete(id);
  return { lots, nowUnmet };
}

function issuesOfLot(
  { transaction }: TaxEntry,
  lot: TaxLotView | undefined,
  named: readonly NamedLot[],
  index: number,
): readonly Issue[] {
  const path = `lots.${index}.lotId`;
  if (named.findIndex(({ lotId }) => lotId === named[index]?.lotId) < index)
    return [{ path, message: 'is named twice' }];
  if (lot === undefined) return [{ path, message: 'is no lot of yours of an asset that this transaction uses up' }];
  if (lot.acquiredAt > transaction.timestamp) return [{ path, message: 'was acquired later' }];
  return [];
}

/** Names what can't be used, after working it all through. */
async function tried(book: TaxBook, entry: TaxEntry, lots: readonly SelectedLot[]): Promise<readonly Issue[]> {
  const { transactionId, transaction } = entry;
  const { timestamp } = transaction;
  await book.apply({ selections: [{ transactionId, timestamp, lots }] }, { states: false });
  const used = unitsNamed(await rowsUsing(book, { transactionId, timestamp }));
  return lots.flatMap(({ lotId, quantity }, index) => {
    const usable = used.get(lotId) ?? ZERO;
    if (usable === quantity) return [];
    const path = `lots.${index}.quantity`;
    if (usable > ZERO)
      return [{ path, message: `is more than the ${format(usable)} that are left of the lot by then` }];
    return [{ path: `lots.${index}.lotId`, message: 'is used up by then, or out of reach of this account' }];
  });
}
