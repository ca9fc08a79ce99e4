import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { reportIdOf, TAX_REPORTS } from '../../shared/tax/read/reports/report-places.ts';

const { due, log } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('tax-report');

/** Orders reports again of which nothing was heard for a while; who finds one at work leaves it alone. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  let ordered = 0;
  for await (const { place, sort } of due.dueBy(TAX_REPORTS, systemClock())) {
    await queue.send({ tenant: place.tenant, partition: reportIdOf({ sort }) });
    ordered += 1;
  }
  if (ordered > 0) log.info('due reports', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
};
