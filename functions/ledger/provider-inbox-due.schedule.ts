import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { dueMessage, PROVIDER_INBOX } from '../../shared/ledger/read/provider-inbox/places.ts';

const { due, log } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('provider-inbox');

/** Orders work for each message of a provider that is due: to be tried again, or because its first order got lost. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  let ordered = 0;
  for await (const key of due.dueBy(PROVIDER_INBOX, systemClock())) {
    const partition = dueMessage(key);
    if (partition === undefined) continue;
    await queue.send({ tenant: PLATFORM, partition });
    ordered += 1;
  }
  if (ordered > 0) log.info('due provider messages', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
};
