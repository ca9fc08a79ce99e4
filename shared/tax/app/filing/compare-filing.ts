/** Compares what was filed of a year with the book as it is now. */
import * as z from 'zod/mini';
import { add, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { Missing } from '../../../kernel/projection/read-book.ts';
import type { TaxBook } from '../../calc/book.ts';
import { ChangedTransactions } from '../../calc/filing/changed-transactions.ts';
import { figuresCompared, type PresentFigures, washSalesCompared } from '../../calc/filing/figures-compared.ts';
import { timeKey } from '../../calc/keys.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { feeRowsOf } from '../../calc/reports/fee-rows.ts';
import { gainsOf, SumsBy } from '../../calc/reports/gain-sums.ts';
import { IncomeSums, incomeRowsOf, mayBeIncome } from '../../calc/reports/income.ts';
import { parseRow } from '../../calc/reports/rows.ts';
import { MarketValuer } from '../../calc/values.ts';
import type { DisposalChange, FilingDifference } from '../../contract/filings-http.ts';
import type { ReportFigures, ReportGains } from '../../contract/report-figures.ts';
import type { WashSaleTotals } from '../../contract/report-view.ts';
import type { DisposalView } from '../../contract/rows.ts';
import { washSalesOfReport } from '../../read/previews/wash-sales-of.ts';
import { compareOpenLots } from './compare-open-lots.ts';

const LISTED_MAX = 1_000;

export interface FiledYear {
  readonly taxYear: number;
  readonly figures: PresentFigures & Pick<ReportFigures, 'openLots'>;
  /** Rows of disposals as they were filed, as JSON texts, again and again. */
  readonly rows: () => AsyncIterable<readonly string[]>;
  /** Likewise lots that were left; undefined for a report that kept only their totals. */
  readonly openLots: (() => AsyncIterable<readonly string[]>) | undefined;
  /** As they were filed; undefined where the law has no such rule. */
  readonly washSaleTotals: WashSaleTotals | undefined;
}

export interface ComparedFiling {
  /** Null where no figure, no disposal and no lot differs. */
  readonly difference: FilingDifference | null;
  /** What could not be compared. */
  readonly missing: readonly Missing[];
}

/** The book is of no use afterwards. */
export async function compareFiling(book: TaxBook, filed: FiledYear): Promise<ComparedFiling> {
  const changed = new ChangedTransactions();
  for await (const rows of filed.rows()) for (const row of rows) changed.filed(parseRow(row));
  const byTerm = new SumsBy();
  for await (const { item } of book.disposals({ year: filed.taxYear })) {
    changed.present(parseRow(JSON.stringify(item)));
    byTerm.take(item.term, item);
  }
  const present = { gains: gainsOf(byTerm), ...(await receivedIn(book, filed.taxYear)) };
  const figures = figuresCompared(filed.figures, present);
  const washSales = await washSalesChanged(book, filed, present.gains);
  const { ids } = changed;
  const disposals = await listed(book, filed, ids.slice(0, LISTED_MAX));
  // the last thing that the book is of use for
  const lots = await compareOpenLots(book, { ...filed, rows: filed.openLots });
  const missing = lots === 'too-much' ? [{ reason: 'open-lots-not-compared' }] : [];
  const openLots = lots === 'too-much' ? undefined : lots;
  const { gains, income, fees } = figures;
  const isSame = ids.length === 0 && !washSales && !income && !fees && !openLots && Object.keys(gains).length === 0;
  if (isSame) return { difference: null, missing };
  const more = { ...(washSales && { washSales }), ...(openLots && { openLots }) };
  return { difference: { ...figures, ...more, disposals, disposalsChanged: ids.length }, missing };
}

/** Where there is too much to look at, the report that was filed had none, either. */
async function washSalesChanged(
  book: TaxBook,
  { taxYear: year, washSaleTotals, figures }: FiledYear,
  gains: ReportGains,
): Promise<FilingDifference['washSales']> {
  if (washSaleTotals === undefined) return undefined;
  const washed = await washSalesOfReport(book, { year });
  if (washed === undefined) return undefined;
  return washSalesCompared({ totals: washSaleTotals, gains: figures.gains }, { totals: washed.totals, gains });
}

async function receivedIn(book: TaxBook, taxYear: number): Promise<Pick<PresentFigures, 'income' | 'fees'>> {
  const { maps, rules, prices } = book.inside;
  const income = new IncomeSums();
  let fees = ZERO;
  const range = { from: timeKey(rules.yearStartsAt(taxYear)), before: timeKey(rules.yearStartsAt(taxYear + 1)) };
  for await (const batch of maps.timeline.batches(range)) {
    for (const [, entry] of batch) {
      const { transaction } = entry;
      const values = new MarketValuer({ prices, base: rules.base, at: transaction.timestamp });
      const context = { base: rules.base, mergerCash: rules.mergerCash, values };
      if (mayBeIncome(transaction)) {
        // Of what kind it is changes no total.
        for (const row of await untilLoaded(() => incomeRowsOf(entry, undefined, context))) income.take(row);
      }
      for (const { amount } of await untilLoaded(() => feeRowsOf(entry, rules, values))) {
        if (amount !== undefined) fees = add(fees, decimal(amount));
      }
    }
  }
  return { income: { total: income.total, byKind: {} }, fees: { total: format(fees) } };
}

interface BothSides {
  readonly filed: FiledRow[];
  readonly present: DisposalView[];
}

/** A row as it was filed. What a report has beside it isn't in the list of disposals. */
const filedRow = z.looseObject({
  transactionId: z.string(),
  form8949: z.optional(z.unknown()),
  givenAs: z.optional(z.unknown()),
});
interface FiledRow {
  readonly transactionId: string;
  readonly [name: string]: unknown;
}

function filedIn(json: string): FiledRow {
  const { form8949: _, givenAs: __, ...row } = filedRow.parse(JSON.parse(json));
  return row;
}

async function listed(book: TaxBook, filed: FiledYear, ids: readonly string[]): Promise<DisposalChange[]> {
  if (ids.length === 0) return [];
  const sides = new Map<string, BothSides>(ids.map((id) => [id, { filed: [], present: [] }]));
  for await (const rows of filed.rows()) {
    for (const row of rows.map(filedIn)) sides.get(row.transactionId)?.filed.push(row);
  }
  for await (const { item } of book.disposals({ year: filed.taxYear })) {
    sides.get(item.transactionId)?.present.push(item);
  }
  return [...sides].map(([transactionId, { filed: before, present }]) => ({
    transactionId,
    change: before.length === 0 ? 'added' : present.length === 0 ? 'removed' : 'changed',
    filed: before,
    present: present.map((row) => ({ ...row })),
  }));
}
