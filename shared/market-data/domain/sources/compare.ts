/** What two sources say of the same day. */
import { type Decimal, decimal, divide, multiply } from '../../../kernel/money/decimal.ts';
import type { DatedClose } from './screen.ts';

/** Sources may differ by this fraction of the smaller close: they close their days at different times. */
const TOLERANCE = decimal('0.05');

export interface Disagreement {
  readonly date: string;
  readonly close: Decimal;
  readonly other: Decimal;
  /** Of the smaller close. */
  readonly difference: Decimal;
}

function differenceOf(a: Decimal, b: Decimal): Decimal | undefined {
  const [low, high] = a < b ? [a, b] : [b, a];
  const gap = (high - low) as Decimal;
  return gap > multiply(low, TOLERANCE) ? divide(gap, low) : undefined;
}

/** Days on which two sources, in the same currency, differ beyond the tolerance. */
export function compare(closes: readonly DatedClose[], others: readonly DatedClose[]): readonly Disagreement[] {
  const byDate = new Map(others.map(({ date, close }) => [date, close]));
  return closes.flatMap(({ date, close }) => {
    const other = byDate.get(date);
    const difference = other === undefined ? undefined : differenceOf(close, other);
    return other === undefined || difference === undefined ? [] : [{ date, close, other, difference }];
  });
}
