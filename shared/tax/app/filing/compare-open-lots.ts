/** Compares the lots that were left at the end of a filed year with those of the book as it is now. */
import { add, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { TaxBook } from '../../calc/book.ts';
import { ChangedLots } from '../../calc/filing/changed-lots.ts';
import { timeKey } from '../../calc/keys.ts';
import { parseRow } from '../../calc/reports/rows.ts';
import type { OpenLotsChange } from '../../contract/filings-http.ts';
import type { ReportFigures } from '../../contract/report-figures.ts';
import { openLots, rewindTo } from '../reports/open-lots.ts';

/** Rows of the log that are undone for an answer: what came after the year. */
const ROWS_MAX = 100_000;
const ASSETS_LISTED_MAX = 1_000;

export interface FiledLots {
  readonly taxYear: number;
  readonly figures: Pick<ReportFigures, 'openLots'>;
  /** As they were filed, as JSON texts; undefined for reports that kept totals alone. */
  readonly rows: (() => AsyncIterable<readonly string[]>) | undefined;
}

/** Undefined where they are the same; `too-much` where more came after the year than can be undone meanwhile. */
export async function compareOpenLots(
  book: TaxBook,
  filed: FiledLots,
): Promise<OpenLotsChange | undefined | 'too-much'> {
  const { maps, rules } = book.inside;
  const endMs = rules.yearStartsAt(filed.taxYear + 1);
  if ((await maps.rows.estimateFrom(timeKey(endMs))) > ROWS_MAX) return 'too-much';
  const changed = new ChangedLots();
  for await (const rows of filed.rows?.() ?? []) for (const row of rows) changed.take('filed', parseRow(row));
  await rewindTo(book, endMs - 1, async () => undefined);
  let count = 0;
  let cost = ZERO;
  for await (const lot of openLots(book, endMs - 1)) {
    count += 1;
    cost = add(cost, decimal(lot.remainingCostBasis));
    changed.take('present', parseRow(JSON.stringify(lot)));
  }
  const { openLots: before } = filed.figures;
  const assets = filed.rows === undefined ? [] : changed.assets;
  const present = format(cost);
  if (assets.length === 0 && count === before.count && present === before.costBasis) return undefined;
  return {
    count: { filed: before.count, present: count },
    costBasis: { filed: before.costBasis, present },
    assets: assets.slice(0, ASSETS_LISTED_MAX),
  };
}
