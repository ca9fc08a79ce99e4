/** Compares what was filed of a year with the book as it is now. */
import { add, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { TaxBook } from '../../calc/book.ts';
import { ChangedTransactions } from '../../calc/filing/changed-transactions.ts';
import { figuresCompared, type PresentFigures, washSalesCompared } from '../../calc/filing/figures-compared.ts';
import { timeKey } from '../../calc/keys.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { feeRowsOf } from '../../calc/reports/fee-rows.ts';
import { gainsOf, SumsBy } from '../../calc/reports/gain-sums.ts';
import { IncomeSums, incomeRowsOf, mayBeIncome } from '../../calc/reports/income.ts';
import { type AnyRow, parseRow } from '../../calc/reports/rows.ts';
import { MarketValuer } from '../../calc/values.ts';
import type { DisposalChange, FilingDifference } from '../../contract/filings-http.ts';
import type { WashSaleTotals } from '../../contract/report-view.ts';
import type { DisposalView } from '../../contract/rows.ts';

import { washSalesOfReport } from '../../read/previews/wash-sales-of.ts';

const LISTED_MAX = 1_000;

export interface FiledYear {
  readonly taxYear: number;
  readonly figures: PresentFigures;
  /** Rows of disposals as they were filed, as JSON texts, again and again. */
  readonly rows: () => AsyncIterable<readonly string[]>;
  /** As they were filed; undefined where the law has no such rule. */
  readonly washSaleTotals: WashSaleTotals | undefined;
}

/** Null where no figure and no disposal differs. */
export async function compareFiling(book: TaxBook, filed: FiledYear): Promise<FilingDifference | null> {
  const changed = new ChangedTransactions();
  for await (const rows of filed.rows()) for (const row of rows) changed.filed(parseRow(row));
  const byTerm = new SumsBy();
  for await (const { item } of book.disposals({ year: filed.taxYear })) {
    changed.present(parseRow(JSON.stringify(item)));
    byTerm.take(item.term, item);
  }
  const present = { gains: gainsOf(byTerm), ...(await receivedIn(book, filed.taxYear)) };
  const figures = figuresCompared(filed.figures, present);
  const washSales = await washSalesChanged(book, filed);
  const { ids } = changed;
  const isSame =
    ids.length === 0 && !washSales && !figures.income && !figures.fees && Object.keys(figures.gains).length === 0;
  if (isSame) return null;
  const disposals = await listed(book, filed, ids.slice(0, LISTED_MAX));
  return { ...figures, ...(washSales && { washSales }), disposals, disposalsChanged: ids.length };
}

/** Where there is too much to look at, the report that was filed had none, either. */
async function washSalesChanged(
  book: TaxBook,
  { taxYear: year, washSaleTotals }: FiledYear,
): Promise<FilingDifference['washSales']> {
  const washed = washSaleTotals && (await washSalesOfReport(book, { year }));
  return washed && washSalesCompared(washSaleTotals, washed.totals);
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
      const context = { base: rules.base, values };
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
  readonly filed: AnyRow[];
  readonly present: DisposalView[];
}

async function listed(book: TaxBook, filed: FiledYear, ids: readonly string[]): Promise<DisposalChange[]> {
  const sides = new Map<string, BothSides>(ids.map((id) => [id, { filed: [], present: [] }]));
  for await (const rows of filed.rows()) {
    for (const row of rows.map(parseRow)) sides.get(row['transactionId'] ?? '')?.filed.push(row);
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
