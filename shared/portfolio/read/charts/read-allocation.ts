import { isRefused } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { type CalendarDate, fromEpochMs, startOf, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { readValuation } from '../valuations/read-valuation.ts';
import type { ChartQuestion, ChartRefusal, ReadChart, Wanted } from './chart-question.ts';

const DAY_MS = 86_400_000;

/** The end of a day, or now where that is earlier. */
function endOf(day: CalendarDate | undefined, now: Timestamp): Timestamp {
  if (day === undefined) return now;
  const end = fromEpochMs(toEpochMs(startOf(day)) + DAY_MS - 1);
  return end < now ? end : now;
}

/** What is held on a day, by value. */
export async function readAllocationChart(
  store: Store,
  { tenant, portfolioId, to, now }: ChartQuestion,
  wanted: Wanted,
): Promise<ReadChart | ChartRefusal> {
  const at = endOf(to, now);
  const valued = await readValuation(store, { tenant, portfolioId, at, now }, wanted);
  if (isRefused(valued)) return valued;
  const { value, portfolio } = valued;
  const parts = value.positions.flatMap(({ asset, value: worth }) =>
    worth === undefined ? [] : [{ name: asset, value: worth }],
  );
  const unpriced = value.positions.filter(({ value: worth }) => worth === undefined).map(({ asset }) => asset);
  return {
    data: {
      kind: 'allocation',
      ...{ subject: portfolio.name, currency: value.currency, date: at.slice(0, 10), parts, missing: unpriced },
    },
    missing: [...valued.missing, ...value.missing],
  };
}
