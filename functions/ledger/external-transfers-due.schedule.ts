import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { WORKFLOWS } from '../../shared/kernel/workflow/run/workflow-kit.ts';

const { due, log } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('external-transfers');

/** Orders work for each transfer that has something to do: a timer, a retry, or what a lost order was for. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  let ordered = 0;
  for await (const { place } of due.dueBy(WORKFLOWS, systemClock())) {
    await queue.send({ tenant: place.tenant, partition: place.partition });
    ordered += 1;
  }
  if (ordered > 0) log.info('due transfers', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
};
