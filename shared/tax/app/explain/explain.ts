/** Explains a transaction's disposals from the tax book: everything that their figures rest on. */
import type { TaxBook } from '../../calc/book.ts';
import { transactionSentences } from '../../calc/explain/sentences.ts';
import { jurisdictionOf } from '../../calc/jurisdictions/all.ts';
import { poolOfLot, timeKey } from '../../calc/keys.ts';
import type { TaxEntry } from '../../calc/lot.ts';
import type { ExplainedDisposal, ExplainedRule, ExplainedTransaction } from '../../contract/explain-http.ts';
import { EXPLAIN_LIMITS, type ExplainLimits } from './explain-limits.ts';
import { explainedRows } from './explained-rows.ts';
import { explainedTransaction } from './explained-transaction.ts';
import { entryOfTransaction, type Found, instantOfTransaction } from './find-entry.ts';

export interface Question {
  readonly transactionId: string;
  readonly lotId: string | undefined;
  /** Key of the last row that was explained before. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly limits?: ExplainLimits;
}

export interface Explanation {
  readonly transaction: ExplainedTransaction;
  readonly rule: ExplainedRule;
  readonly sentences: readonly string[];
  readonly items: readonly ExplainedDisposal[];
  readonly after: string | undefined;
}

/** Undefined where the book has no disposal of such a transaction. The book is of no use afterwards. */
export async function explain(book: TaxBook, question: Question): Promise<Explanation | undefined> {
  const entry = await entryOfTransaction(book, question.transactionId);
  if (entry === undefined) return undefined;
  const rows = await rowsOf(book, question);
  if (rows.length === 0 && question.after === undefined) return undefined;
  const rule = ruleOf(book, entry, rows);
  const transaction = await explainedTransaction(book, entry);
  const items = await explainedRows(book, rows.slice(0, question.limit), {
    rule,
    limits: question.limits ?? EXPLAIN_LIMITS,
  });
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
    ...(rows.some(([, row]) => 'boot' in row && row.boot) && { mergerCash: inside.rules.mergerCash }),
  };
}
