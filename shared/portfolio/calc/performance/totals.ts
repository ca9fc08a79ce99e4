/** Sums over all assets at the end of each day of a span, in the currency asked for. */
import { add, type Decimal, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { addFine, type Fine, fineOf, NOTHING_FINE, timeWeighted } from './average.ts';
import type { DayEnd, Told } from './day-end.ts';
import { convert, type Rate, SAME } from './quotes.ts';

/** `own` is told in each asset's currency and converted at the last day, `asked` at the rate of each day. */
export type ViewName = 'own' | 'asked';

export interface DayTotals {
  value: Decimal;
  investment: Decimal;
  gross: Decimal;
  net: Decimal;
  /** What was put in on the day, less what was taken out: fees are put in, income is taken out. */
  flow: Decimal;
  /** Sum of the average investments up to the day, of each asset over its own days. */
  average: Fine;
}

const nothing = (): DayTotals => ({
  value: ZERO,
  investment: ZERO,
  gross: ZERO,
  net: ZERO,
  flow: ZERO,
  average: NOTHING_FINE,
});

export const grossOf = ({ value, paid, got }: Told): Decimal => add(subtract(value, paid), got);
export const netOf = (told: Told): Decimal => subtract(grossOf(told), told.fees);
const putIn = ({ paid, got, fees, income, beyondCost, loose }: Told): Decimal =>
  subtract(add(add(paid, beyondCost), fees), add(add(got, income), loose.income));

export class Totals {
  readonly own: readonly DayTotals[];
  readonly asked: readonly DayTotals[];

  constructor(days: number) {
    this.own = Array.from({ length: days }, nothing);
    this.asked = Array.from({ length: days }, nothing);
  }

  /** Adds the course of an asset; `rate` is that of the last day. */
  add(ends: readonly DayEnd[], rate: Rate): void {
    addView(
      this.own,
      ends.map(({ own }) => own),
      rate,
    );
    addView(
      this.asked,
      ends.map(({ asked }) => asked),
      SAME,
    );
  }
}

function addView(totals: readonly DayTotals[], days: readonly Told[], rate: Rate): void {
  let before = ZERO;
  for (const [day, told] of days.entries()) {
    const sums = totals[day];
    if (!sums) throw new RangeError('A course is longer than its span');
    const after = putIn(told);
    sums.value = add(sums.value, convert(told.value, rate));
    sums.investment = add(sums.investment, convert(told.investment, rate));
    sums.gross = add(sums.gross, convert(grossOf(told), rate));
    sums.net = add(sums.net, convert(netOf(told), rate));
    sums.flow = add(sums.flow, convert(subtract(after, before), rate));
    sums.average = addFine(sums.average, fineOf(timeWeighted(undefined, told), rate));
    before = after;
  }
}
