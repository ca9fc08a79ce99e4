import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import type { DisposalView } from '../../../shared/tax/contract/rows.ts';

/** What returns of capital took off the cost of lots; undefined where such a lot has no price. */
export function capitalReturned(
  entries: readonly TaxEntryInput[],
  disposals: readonly DisposalView[],
): bigint | undefined {
  let returned = 0n;
  for (const { transactionId, transaction } of entries) {
    if (transaction.type !== 'return_of_capital') continue;
    const [paid] = transaction.amounts;
    const worth = transaction.value?.amount ?? (paid?.asset === 'USD' ? paid.quantity : undefined);
    if (worth === undefined) continue;
    const gains = disposals.filter((row) => row.transactionId === transactionId && row.quantity === '0');
    if (gains.some(({ needsPrice }) => needsPrice)) return undefined;
    returned += decimal(worth) - gains.reduce((sum, { proceeds = '0' }) => sum + decimal(proceeds), 0n);
  }
  return returned;
}
