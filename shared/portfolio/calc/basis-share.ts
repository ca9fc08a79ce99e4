import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, decimal, ONE, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';

/** The part of the cost of what goes that goes on in an asset: all of it where nothing is stated, nothing in money. */
export function basisShareOf({ amounts }: Pick<TransactionInput, 'amounts'>, asset: string): Decimal {
  if (isFiat(asset)) return ZERO;
  const shares = amounts
    .filter((amount) => amount.asset === asset && amount.direction === 'in')
    .flatMap(({ basisShare }) => basisShare ?? []);
  return shares.length === 0 ? ONE : sum(shares.map(decimal));
}
