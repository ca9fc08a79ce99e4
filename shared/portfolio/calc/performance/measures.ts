/** Measures of the whole that come from its days: what was in it, and what went in and out. In floating point. */
import { type Decimal, ONE } from '../../../kernel/money/decimal.ts';
import { annualized } from './annualized.ts';
import { internalRate, type Payment } from './internal-rate.ts';
import { type Drawdown, maximumDrawdown, sharpeRatio, volatility } from './risk.ts';
import type { DayTotals } from './totals.ts';
import { growthOf } from './window-return.ts';

const YEAR_DAYS = 365;
const numberOf = (value: Decimal): number => Number(value) / Number(ONE);

export interface Measures {
  /** Of the whole time, as fractions. */
  readonly timeWeightedReturn: number;
  readonly annualizedReturn: number;
  /** For a year; `undefined` where no day passed or nothing was put in. */
  readonly moneyWeightedReturn: number | undefined;
  readonly volatility: number | undefined;
  readonly sharpeRatio: number | undefined;
  readonly drawdown: Drawdown;
  /** Of each day. */
  readonly returns: readonly number[];
}

/** A day is a window of its own: what was put in was there from its beginning, what was taken out until its end. */
const returnOf = (before: DayTotals | undefined, { value, flow }: DayTotals): number =>
  growthOf({
    begin: before ? numberOf(before.value) : 0,
    end: numberOf(value),
    days: 1,
    flows: [{ at: flow > 0n ? 0 : 1, amount: numberOf(flow) }],
  }) - 1;

/** The days after the first up to the last are measured; the first only says what there was to begin with. */
export function measuresOf(days: readonly DayTotals[], riskFreeRate: number): Measures {
  const [first, ...measured] = days;
  const returns = measured.map((day, index) => returnOf(index === 0 ? first : measured[index - 1], day));
  const total = returns.reduce((growth, value) => growth * (1 + value), 1) - 1;
  const last = measured.at(-1);
  const payments: Payment[] = [
    { days: 0, amount: first ? -numberOf(first.value) : 0 },
    ...measured.map(({ flow }, index) => ({ days: index + 1, amount: -numberOf(flow) })),
    { days: measured.length, amount: last ? numberOf(last.value) : 0 },
  ].filter(({ amount }) => amount !== 0);
  const begun = payments[0]?.days ?? 0;
  return {
    timeWeightedReturn: total,
    annualizedReturn: annualized(total, measured.length - begun),
    moneyWeightedReturn: internalRate(
      payments.map(({ days: at, amount }) => ({ days: at - begun, amount })),
      YEAR_DAYS,
    ),
    volatility: volatility(returns.slice(begun)),
    sharpeRatio: sharpeRatio(returns.slice(begun), riskFreeRate),
    drawdown: maximumDrawdown(returns),
    returns,
  };
}
