/** Balances too small to be worth a line of their own, summed up unless the user wants to see each. */
import { type Decimal, sum } from '../../../kernel/money/decimal.ts';
import type { ValuedPosition } from './valuate.ts';

export interface SmallBalances {
  readonly count: number;
  readonly value: Decimal;
}

/** What has no value is never small: nobody knows. */
export function withoutSmall(
  positions: readonly ValuedPosition[],
  below: Decimal,
): { readonly shown: readonly ValuedPosition[]; readonly small: SmallBalances } {
  const isSmall = ({ value }: ValuedPosition): boolean => value !== undefined && value < below;
  const small = positions.filter(isSmall);
  return {
    shown: positions.filter((position) => !isSmall(position)),
    small: { count: small.length, value: sum(small.flatMap(({ value }) => (value === undefined ? [] : [value]))) },
  };
}
