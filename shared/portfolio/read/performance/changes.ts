/** What came of the last day, week, month and year, and of all the time. */
import { format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { fractionOf } from '../../calc/performance/average.ts';
import type { Performance } from '../../calc/performance/performance.ts';
import { dateAt, spanOf } from '../../calc/performance/span.ts';
import type { PerformanceBody } from '../../contract/performance-http.ts';
import { textOf } from './amounts.ts';

type Changes = PerformanceBody['changes'];

const daysBefore = (date: string, days: number): string => dateAt(spanOf(date, date), -days);

/** The same day so many months before; the last of that month where it has no such day. */
function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

export function changesSince(worked: Performance, to: string): Changes {
  const change = (since: string): Changes['day'] => {
    const [start, end] = [worked.on(since, 'own'), worked.on(to, 'own')];
    const net = subtract(end?.net ?? ZERO, start?.net ?? ZERO);
    return {
      since,
      netPerformance: format(net),
      netPerformancePercent: textOf(fractionOf(net, worked.average(since, 'own'))),
    };
  };
  return {
    day: change(daysBefore(to, 1)),
    week: change(daysBefore(to, 7)),
    month: change(monthsBefore(to, 1)),
    year: change(monthsBefore(to, 12)),
    total: change(worked.quotes.span.first),
  };
}
