/** Explains a transaction's disposals from the tax book: everything that their figures rest on. */
import { divide, format } from '../../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { disposalSentences, transactionSentences } from '../../calc/explain/sentences.ts';
import { valuationOf } from '../../calc/explain/valuation.ts';
import { jurisdictionOf } from '../../calc/jurisdictions/all.ts';
import { acquisitionTimeOf, poolOfLot, timeKey } from '../../calc/keys.ts';
import type { Lot, ShortRow, TakenRow, TaxEntry } from '../../calc/lot.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { feeRowsOf } from '../../calc/reports/fee-rows.ts';
import { MarketValuer } from '../../calc/values.ts';
import { disposalView } from '../../calc/views.ts';
import type {
  ExplainedDisposal,
  ExplainedLot,
  ExplainedRule,
  ExplainedTransaction,
} from '../../contract/explain-http.ts';
import { entryOfTransaction, instantOfTransaction } from './find-entry.ts';
import { wayOf } from './way-of-lot.ts';

export interface Question {
  readonly transactionId: string;
  readonly lotId: string | undefined;
  /** Key of the last row that was explained before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface Explanation {
  readonly transaction: ExplainedTransaction;
  readonly rule: ExplainedRule;
  readonly sentences: readonly string[];
  readonly items: readonly ExplainedDisposal[];
  readonly after: string | undefined;
}

type Found = readonly [key: string, row: TakenRow | ShortRow];

/** Undefined where the book has no disposal of such a transaction. */
export async function explain(book: TaxBook, question: Question): Promise<Explanation | undefined> {
  const entry = await entryOfTransaction(book, question.transactionId);
  if (entry === undefined) return undefined;
  const rows = await rowsOf(book, question);
  if (rows.length === 0 && question.after === undefined) return undefined;
  const rule = ruleOf(book, entry, rows);
  const transaction = await explainedTransaction(book, entry);
  const items: ExplainedDisposal[] = [];
  for (const row of rows.slice(0, question.limit)) items.push(await explainedRow(book, row, rule));
  return {
    transaction,
    rule,
    sentences: transactionSentences(transaction, rule),
    items,
    after: rows.length > question.limit ? rows[question.limit - 1]?.[0] : undefined,
  };
}

/** One more than asked for, if there is one. */
async function rowsOf(book: TaxBook, { transactionId, lotId, after, limit }: Question): Promise<readonly Found[]> {
  const found: Found[] = [];
  const instant = instantOfTransaction(transactionId);
  if (instant === undefined) return found;
  const start = timeKey(instant);
  const range = { from: after === undefined || after < start ? start : `${after}\0`, before: timeKey(instant + 1) };
  for await (const batch of book.inside.maps.rows.batches(range)) {
    for (const [key, row] of batch) {
      if ((row.kind !== 'taken' && row.kind !== 'short') || row.transactionId !== transactionId) continue;
      if (lotId !== undefined && (row.kind === 'short' || row.lotName.id !== lotId)) continue;
      found.push([key, row]);
      if (found.length > limit) return found;
    }
  }
  return found;
}

/** A pool may have a method of its own: that of the lots that were used counts. */
function ruleOf(book: TaxBook, { transaction }: TaxEntry, rows: readonly Found[]): ExplainedRule {
  const { settings, inside } = book;
  const { name, sources } = jurisdictionOf(settings.jurisdiction);
  const { longTerm, buyFeeInBasis, sellFeeDeducted, transferFee } = settings.tax;
  const taxYear = inside.rules.yearOf(transaction.timestamp);
  const taken = rows.map(([, row]) => row).find((row) => row.kind === 'taken');
  return {
    ...{ jurisdiction: settings.jurisdiction, name, sources: [...sources], taxYear, currency: settings.baseCurrency },
    method: taken ? inside.rules.methodOf(taxYear, poolOfLot(taken.lot)) : inside.rules.methodOfYear(taxYear),
    // from some date on they may be those of accounts
    lotScope: inside.rules.scope.movesLotsAt(transaction.timestamp) ? 'per-account' : 'universal',
    ...{ longTerm, buyFeeInBasis, sellFeeDeducted, transferFee },
  };
}

async function explainedTransaction(book: TaxBook, entry: TaxEntry): Promise<ExplainedTransaction> {
  const { transaction, transactionId } = entry;
  const { rules, prices } = book.inside;
  const values = new MarketValuer({ prices, base: rules.base, at: transaction.timestamp });
  const fees = await untilLoaded(() => feeRowsOf(entry, rules, values));
  const { type, timestamp, account, toAccount, amounts } = transaction;
  return {
    ...{ transactionId, type, timestamp, account, ...(toAccount !== undefined && { toAccount }) },
    amounts: amounts.map(({ asset, quantity, direction }) => ({ asset, quantity, direction })),
    valuation: await valuationOf(transaction, { prices, base: rules.base }),
    fees: fees.map(({ asset, quantity, amount }) => ({ asset, quantity, ...(amount !== undefined && { amount }) })),
  };
}

const explainedLot = (key: string, lot: Lot): ExplainedLot => ({
  lotId: lot.name.id,
  asset: lot.asset,
  account: lot.account,
  acquiredAt: fromEpochMs(acquisitionTimeOf(key)),
  quantity: format(lot.quantity),
  costBasis: format(lot.costBasis),
  unitCost: format(divide(lot.costBasis, lot.quantity)),
});

async function explainedRow(book: TaxBook, [key, row]: Found, rule: ExplainedRule): Promise<ExplainedDisposal> {
  const disposal = disposalView(key, row, book.inside.rules);
  const way = row.kind === 'taken' ? await behind(book, row) : {};
  const { tax } = book.settings;
  const isSecurity = rule.longTerm === 'one-year-exempt' && tax.securities?.includes(row.asset) === true;
  const sentences = disposalSentences(disposal, way, isSecurity ? { ...rule, longTerm: 'security' } : rule);
  return { disposal: { ...disposal }, ...way, sentences: [...sentences] };
}

/** The lot of a row, where it was acquired, and how it came to be where it was used. */
async function behind(
  book: TaxBook,
  row: TakenRow,
): Promise<Pick<ExplainedDisposal, 'lot' | 'acquisition' | 'transfers'>> {
  const { maps } = book.inside;
  const lot = (await maps.open.get(row.lot)) ?? (await maps.closed.get(row.lot));
  if (lot === undefined) return {};
  const entry = await entryOfTransaction(book, lot.acquisitionTransactionId);
  const transfers = await wayOf(book, row.lot, lot);
  return {
    lot: explainedLot(row.lot, lot),
    ...(entry && { acquisition: await explainedTransaction(book, entry) }),
    transfers: [...transfers],
  };
}
