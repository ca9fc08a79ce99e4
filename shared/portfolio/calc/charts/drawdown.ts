import { type Decimal, divide, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { DrawdownDay, ValueDay } from './chart-data.ts';

export interface Drawdown {
  readonly days: readonly DrawdownDay[];
  readonly leftOut: number;
}

/**
 * How far below its highest until then the value was on each day, the first day being the highest so far: (value −
 * highest) ÷ highest, rounded half-even at the 18th decimal. It is the value itself that is followed: what is put in
 * lifts it and what is taken out lowers it. Days that lack a price are left out.
 */
export function drawdownOf(days: readonly ValueDay[]): Drawdown {
  let highest: Decimal = ZERO;
  const known = days.filter(({ complete }) => complete);
  return {
    days: known.map(({ date, value }) => {
      if (value > highest) highest = value;
      return { date, drawdown: highest > ZERO ? divide(subtract(value, highest), highest) : ZERO };
    }),
    leftOut: days.length - known.length,
  };
}
