/** Takes closes that an operator enters for all users, and shows them at once. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { monthOf } from '../../contract/months.ts';
import type { MarketBar } from '../../contract/price-month.ts';
import { type EnteredPrices, enteredPrices } from '../../domain/sources/entered-prices.ts';
import { barWrites } from '../prices/bar-writes.ts';
import { writeRecords } from '../write-records.ts';
import { enterManualPrices, MANUAL } from './manual-prices.ts';

const TRIES_MAX = 5;
/** A transaction takes a hundred items, one of them the latest price. */
const MONTHS_AT_ONCE = 60;

export interface EnteringPrices {
  readonly store: Pick<Store, 'readRecords' | 'write'>;
  readonly records: SystemRecords;
}

const crowded = () => refuse('Conflict', 'Others changed the prices of this asset again and again. Send it again.');

/** Writes bars of some months, and again on what others wrote meanwhile. */
async function writeBars(
  { store }: EnteringPrices,
  asset: string,
  bars: readonly MarketBar[],
  now: string,
): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
    const writes = await barWrites(store, { asset, bars }, now);
    if ((await writeRecords(store, writes, now)) !== undefined) return true;
  }
  return false;
}

/** What was entered, found to be right. */
export interface Entry {
  readonly asset: string;
  /** By date. */
  readonly bars: readonly MarketBar[];
}

/** Looks at what was entered; nothing is stored yet. */
export function readEntry(entered: EnteredPrices): Entry | Refusal<'ValidationFailed'> {
  const rows = enteredPrices(entered);
  if (isRefused(rows)) return rows;
  const { asset, currency } = entered;
  const bars = rows.map(({ date, close }): MarketBar => ({ date, close: decimal(close), source: MANUAL, currency }));
  return { asset, bars: bars.toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/**
 * What was entered stays with the source `manual`, so that it is put in place again whenever its days are fetched; and
 * it goes where all prices are read. Doing it twice does the same.
 */
export async function enterPrices(
  entering: EnteringPrices,
  { asset, bars }: Entry,
  now: string,
): Promise<{ readonly asset: string; readonly entered: number } | Refusal<'Conflict'>> {
  if (!(await enterManualPrices(entering.records, asset, bars))) return crowded();
  const months = [...Map.groupBy(bars, ({ date }) => monthOf(date)).values()];
  for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
    const some = months.slice(at, at + MONTHS_AT_ONCE).flat();
    if (!(await writeBars(entering, asset, some, now))) return crowded();
  }
  return { asset, entered: bars.length };
}
