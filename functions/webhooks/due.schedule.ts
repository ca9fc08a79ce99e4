import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { WEBHOOKS } from '../../shared/webhooks/read/places.ts';

const { due, log } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('webhook-delivery');

/** Orders work for each endpoint that has something due; who finds nothing to do does nothing. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  let ordered = 0;
  for await (const { place } of due.dueBy(WEBHOOKS, systemClock())) {
    await queue.send({ tenant: place.tenant, partition: place.partition });
    ordered += 1;
  }
  if (ordered > 0) log.info('due endpoints', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
};
