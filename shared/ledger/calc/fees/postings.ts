import { add, type Decimal, decimal, ZERO } from '../../../kernel/money/decimal.ts';
import type { SystemAccountKind } from '../../contract/account.ts';
import type { FeeLine, FeeTier } from '../../contract/fee-lines.ts';

/** What moves between whoever pays fees and the system's account for those of a tier. */
export interface FeeMovement {
  readonly account: `${FeeTier}-fees` & SystemAccountKind;
  readonly asset: string;
  /** Above zero. */
  readonly amount: Decimal;
}

/** The sums of a breakdown, or of what comes back of one, by tier and asset. What sums to zero moves nothing. */
export function feeMovements(lines: readonly Pick<FeeLine, 'tier' | 'asset' | 'amount'>[]): readonly FeeMovement[] {
  const sums = new Map<string, FeeMovement>();
  for (const { tier, asset, amount } of lines) {
    const key = `${tier} ${asset}`;
    const before = sums.get(key)?.amount ?? ZERO;
    sums.set(key, { account: `${tier}-fees`, asset, amount: add(before, decimal(amount)) });
  }
  return [...sums.values()].filter(({ amount }) => amount > ZERO);
}
