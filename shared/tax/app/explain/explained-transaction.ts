/** A transaction as explanations tell it: what it was worth by whose word, and what it cost. */
import type { TaxBook } from '../../calc/book.ts';
import { valuationOf, valuationOfFee } from '../../calc/explain/valuation.ts';
import type { TaxEntry } from '../../calc/lot.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { feesToldOf, type ToldFee } from '../../calc/reports/fee-rows.ts';
import { MarketValuer } from '../../calc/values.ts';
import type { ExplainedFee, ExplainedTransaction } from '../../contract/explain-http.ts';

export async function explainedTransaction(book: TaxBook, entry: TaxEntry): Promise<ExplainedTransaction> {
  const { transaction, transactionId } = entry;
  const { rules, prices } = book.inside;
  const values = new MarketValuer({ prices, base: rules.base, at: transaction.timestamp });
  const fees = await untilLoaded(() => feesToldOf(entry, rules, values));
  const explained = async (fee: ToldFee): Promise<ExplainedFee> => {
    const { asset, quantity, amount } = fee.row;
    const by = await valuationOfFee(fee, transaction, { prices, base: rules.base });
    return { asset, quantity, ...(amount !== undefined && { amount }), ...by };
  };
  const { type, timestamp, account, toAccount, amounts } = transaction;
  return {
    ...{ transactionId, type, timestamp, account, ...(toAccount !== undefined && { toAccount }) },
    amounts: amounts.map(({ asset, quantity, direction }) => ({ asset, quantity, direction })),
    valuation: await valuationOf(transaction, { prices, base: rules.base }),
    fees: await Promise.all(fees.map(explained)),
  };
}
