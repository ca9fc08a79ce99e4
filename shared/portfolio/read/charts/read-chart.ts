/** Gathers what a chart shows. What only one kind needs is loaded for that one, so that a start reads less. */
import { refuseInput } from '../../../kernel/issues.ts';
import type { SnapshotServices } from '../valuations/read-snapshots.ts';
import type { ChartQuestion, ChartRefusal, ReadChart, Wanted } from './chart-question.ts';

export async function readChart(
  services: SnapshotServices,
  question: ChartQuestion,
  wanted: Wanted,
): Promise<ReadChart | ChartRefusal> {
  const { kind, from } = question;
  if (kind !== 'allocation') {
    const { readSeriesChart } = await import('./read-series.ts');
    return readSeriesChart(services, { ...question, kind }, wanted);
  }
  if (from !== undefined) {
    return refuseInput([{ path: 'from', message: 'is not for an allocation, which is of one day: `to`' }]);
  }
  const { readAllocationChart } = await import('./read-allocation.ts');
  return readAllocationChart(services.store, question, wanted);
}
