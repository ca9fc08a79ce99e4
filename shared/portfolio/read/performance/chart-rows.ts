/** How holdings did, day by day. */
import { format } from '../../../kernel/money/decimal.ts';
import { fractionOf } from '../../calc/performance/average.ts';
import type { Performance } from '../../calc/performance/performance.ts';
import { dateAt, spanOf } from '../../calc/performance/span.ts';
import type { DayTotals } from '../../calc/performance/totals.ts';
import type { ChartRow } from '../../contract/performance-http.ts';
import { textOf } from './amounts.ts';

const ZEROS: Omit<ChartRow, 'date'> = {
  ...{ value: '0', investment: '0', netPerformance: '0', netPerformancePercent: '0' },
  ...{ valueWithCurrencyEffect: '0', investmentWithCurrencyEffect: '0' },
  ...{ netPerformanceWithCurrencyEffect: '0', netPerformancePercentWithCurrencyEffect: '0' },
};

const rowOf = (date: string, own: DayTotals, asked: DayTotals): ChartRow => ({
  date,
  value: format(own.value),
  investment: format(own.investment),
  netPerformance: format(own.net),
  netPerformancePercent: textOf(fractionOf(own.net, own.average)),
  valueWithCurrencyEffect: format(asked.value),
  investmentWithCurrencyEffect: format(asked.investment),
  netPerformanceWithCurrencyEffect: format(asked.net),
  netPerformancePercentWithCurrencyEffect: textOf(fractionOf(asked.net, asked.average)),
});

/** Which days a chart is of: none of somebody who has nothing yet. */
export function chartDays({ quotes, followed }: Performance, from: string | undefined): readonly string[] {
  const { first, last } = quotes.span;
  const start = from ?? first;
  if (followed.length === 0 || start > last) return [];
  const span = spanOf(start, last);
  return Array.from({ length: span.days }, (_, day) => dateAt(span, day));
}

/** The end of each of these days, counted from the beginning. */
export const chartRows = (worked: Performance, dates: readonly string[]): readonly ChartRow[] =>
  dates.map((date) => {
    const [own, asked] = [worked.on(date, 'own'), worked.on(date, 'asked')];
    return own && asked ? rowOf(date, own, asked) : { date, ...ZEROS };
  });
