import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import { TASK_NAMES } from '../../shared/market-data/app/refresh/due-now.ts';
import { type RefreshReport, runRefresh } from '../../shared/market-data/app/refresh/run-refresh.ts';
import { sourceServices } from './source-services.ts';

const { store, records, log } = systemEnvironment();
const { due } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('market-backfill');
const openServices = sourceServices(records);

/** What the schedule sends says nothing; an operator who invokes the function may name tasks to do at once. */
const asked = z.object({ tasks: z.optional(z.array(z.enum(TASK_NAMES))) });

/** @returns what was done. */
export const handler = async (event: unknown, { awsRequestId: requestId }: Context): Promise<RefreshReport> => {
  const durationMs = stopwatch();
  const { tasks } = asked.safeParse(event).data ?? {};
  const services = await openServices();
  const order = (partition: string) => queue.send({ tenant: PLATFORM, partition });
  const report = await runRefresh({ store, services, due, order, log, forced: tasks });
  if (Object.keys(report).length > 0) {
    log.info('market data refreshed', { requestId, durationMs: durationMs(), ...report }, {});
  }
  return report;
};
