/** What of the fees comes back when a transaction is refunded, in one piece or in parts. */
import { assertNever } from '../../../kernel/errors.ts';
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { roundQuotient, unitOf } from '../../../kernel/money/rounding.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { PrecisionOf } from './breakdown.ts';

/** How far a transaction is refunded, in its own asset. */
export interface RefundProgress {
  readonly total: Decimal;
  /** What was refunded before. */
  readonly before: Decimal;
  /** What is refunded now. */
  readonly now: Decimal;
}

/**
 * What of a fee has come back when so much of the transaction has. Each refund gives back what this grew by, so that the
 * parts add up to the fee however they are cut.
 */
function returnedBy(line: FeeLine, refunded: Decimal, total: Decimal, places: number): Decimal {
  const fee = decimal(line.amount);
  switch (line.refund) {
    case 'none':
      return ZERO;
    case 'full':
      return refunded === total ? fee : ZERO;
    case 'proportional': {
      const unit = unitOf(places);
      return (roundQuotient(fee * refunded, total * unit, 'half-even') * unit) as Decimal;
    }
    default:
      return assertNever(line.refund);
  }
}

/**
 * The part of each fee that comes back with a refund; lines of which nothing does are left out.
 * @throws RangeError when more would be refunded than there was.
 */
export function refundOfFees(
  lines: readonly FeeLine[],
  { total, before, now }: RefundProgress,
  precisionOf: PrecisionOf,
): readonly FeeLine[] {
  const after = add(before, now);
  if (before < 0n || now <= 0n || after > total) throw new RangeError('more is refunded than there was');
  return lines.flatMap((line) => {
    const places = precisionOf(line.asset);
    const returned = subtract(returnedBy(line, after, total, places), returnedBy(line, before, total, places));
    return returned === ZERO ? [] : [{ ...line, amount: format(returned) }];
  });
}
