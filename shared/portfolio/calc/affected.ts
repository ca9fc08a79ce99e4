/** Which transactions a change of prices may value anew. */
import { keyOf, lastPartOf, partsOf } from '../../kernel/pages/keys.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import { PRICE_AGE_DAYS_MAX } from '../../market-data/contract/price-book.ts';
import type { PriceSubject } from '../../market-data/contract/price-row.ts';
import type { PriceChange } from '../../market-data/contract/record-prices.ts';
import { markOfMs, timeOfMark } from './position.ts';
import { type RecordEntry, recordKey } from './record.ts';

const DAY_MS = 86_400_000;
/** A price holds for its own day and those until it is too old. */
const REACH_MS = (PRICE_AGE_DAYS_MAX + 1) * DAY_MS;

interface Window {
  readonly subject: PriceSubject;
  readonly fromMs: number;
  untilMs: number;
}

/** One window for each run of days that overlap. */
function windowsOf(changes: readonly PriceChange[]): readonly Window[] {
  const days = changes
    .map(({ subject, date }) => ({ subject, fromMs: Date.parse(date) }))
    .toSorted((a, b) => (a.subject < b.subject ? -1 : Number(a.subject > b.subject)) || a.fromMs - b.fromMs);
  const windows: Window[] = [];
  for (const { subject, fromMs } of days) {
    const last = windows.at(-1);
    if (last?.subject === subject && fromMs <= last.untilMs) last.untilMs = fromMs + REACH_MS;
    else windows.push({ subject, fromMs, untilMs: fromMs + REACH_MS });
  }
  return windows;
}

/** Keys of the records that were valued from what has changed, or would have been had it been there. */
export async function affectedBy(
  changes: readonly PriceChange[],
  records: PagedMap<RecordEntry>,
): Promise<ReadonlySet<string>> {
  const affected = new Set<string>();
  for (const { subject, fromMs, untilMs } of windowsOf(changes)) {
    const range = { from: keyOf(subject, markOfMs(fromMs)), before: keyOf(subject, markOfMs(untilMs)) };
    for await (const batch of records.batches(range)) {
      for (const [key] of batch) {
        const mark = partsOf(key).at(-2) ?? '';
        affected.add(recordKey(timeOfMark(mark), lastPartOf(key)));
      }
    }
  }
  return affected;
}
