import { isRefused, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import { drawdownOf } from '../../calc/charts/drawdown.ts';
import type { SnapshotDay } from '../../contract/snapshot-day.ts';
import { readPortfolio } from '../portfolios/portfolios-head.ts';
import { readSnapshots, type SnapshotServices } from '../valuations/read-snapshots.ts';
import type { ChartQuestion, ChartRefusal, ReadChart, Wanted } from './chart-question.ts';

const DAYS_UNLESS_SAID = 365;

/** Value day by day: one item is read for each month of it. Days of which something is missing are counted. */
export async function readSeriesChart(
  services: SnapshotServices,
  { tenant, portfolioId, kind, from, to, now }: ChartQuestion & { readonly kind: 'value' | 'drawdown' },
  wanted: Wanted,
): Promise<ReadChart | ChartRefusal> {
  const last = to ?? daysAfter(now.slice(0, 10), -1);
  const range = { from: from ?? daysAfter(last, 1 - DAYS_UNLESS_SAID), to: last };
  if (range.from > range.to) return refuseInput([{ path: 'from', message: `must not be after ${range.to}` }]);
  const portfolio = await readPortfolio(services.store, tenant, portfolioId);
  if (!portfolio) return refuse('NotFound', 'There is no portfolio with this id.');
  const read = await readSnapshots(services, { tenant, portfolioId, definition: portfolio, range, now }, wanted);
  if (isRefused(read)) return read;
  const isKnown = ({ isPriced, complete }: SnapshotDay) => (kind === 'value' ? complete : isPriced);
  const incomplete = read.days.filter((day) => !isKnown(day)).length;
  const missing = [...read.missing, ...(incomplete > 0 ? [{ reason: 'incomplete-days', days: incomplete }] : [])];
  const about = { subject: portfolio.name, currency: portfolio.baseCurrency };
  if (kind === 'value') return { data: { kind, ...about, days: read.days }, missing };
  return { data: { kind, ...about, ...drawdownOf(read.days) }, missing };
}
