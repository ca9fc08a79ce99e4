import type { Context } from 'aws-lambda';
import { workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { headsIndexOfEnvironment } from '../../shared/adapters/system-environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { FOR_TRACKING, findMoved } from '../../shared/market-data/app/tracking/find-moved.ts';
import { MOVED } from '../../shared/market-data/app/tracking/orders.ts';

/** A run ends this long before its function would be cut off. */
const RESERVE_MILLISECONDS = 10_000;

const { heads, records, log } = headsIndexOfEnvironment();
const queue = workQueueOfEnvironment('asset-tracking');

/** Orders work for each user whose holdings or watchlist have moved; who finds nothing to do does nothing. */
export const handler = async (_event: unknown, context: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  const ordered = await findMoved({
    ...{ search: FOR_TRACKING, heads, records, now: systemClock() },
    hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
    onMoved: async (tenants) => {
      await Promise.all(tenants.map((tenant) => queue.send({ tenant, partition: MOVED })));
    },
  });
  if (ordered > 0) log.info('users moved', { requestId: context.awsRequestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
};
