import { decimal } from '../../../kernel/money/decimal.ts';
import type { FeeLine, FeeTier } from '../../contract/fees.ts';

/** A movement between whoever pays and the system's account for fees of a tier, which is sharded where it is posted. */
export interface FeePosting {
  /** `charge`: from the payer to the fee account. `refund`: back. */
  readonly direction: 'charge' | 'refund';
  readonly feeAccount: { readonly kind: 'fees'; readonly tier: FeeTier };
  readonly asset: string;
  /** Decimal string, above zero. */
  readonly amount: string;
  readonly ruleId: string;
}

/** What lines of a breakdown, or of a refund, move. A line of zero moves nothing. */
export const feePostings = (lines: readonly FeeLine[], direction: FeePosting['direction']): readonly FeePosting[] =>
  lines
    .filter(({ amount }) => decimal(amount) > 0n)
    .map(({ tier, asset, amount, ruleId }) => ({
      ...{ direction, feeAccount: { kind: 'fees', tier }, asset, amount, ruleId },
    }));
