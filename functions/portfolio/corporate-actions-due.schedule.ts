import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { findHolders } from '../../shared/portfolio/app/corporate-actions/find-holders.ts';
import { CORPORATE_ACTIONS, LOOK } from '../../shared/portfolio/contract/corporate-action-places.ts';

/** A run ends this long before its function would be cut off. */
const RESERVE_MILLISECONDS = 15_000;

const { store, headsIndex, records, log } = systemEnvironment();
const { due } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment(CORPORATE_ACTIONS);

const order = async (tenants: readonly TenantId[]): Promise<void> => {
  await Promise.all(tenants.map((tenant) => queue.send({ tenant, partition: LOOK })));
};

/** Orders a look at each user whose assets something was done to, and at each whose holdings of such ones have changed. */
export const handler = async (_event: unknown, context: Context): Promise<{ ordered: number }> => {
  const durationMs = stopwatch();
  const now = systemClock();
  const looks: TenantId[] = [];
  for await (const { place } of due.dueBy(CORPORATE_ACTIONS, now)) looks.push(place.tenant);
  await order(looks);
  const found = await findHolders({
    ...{ store, heads: headsIndex(), records, now, onFound: order },
    hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
  });
  const ordered = looks.length + found;
  const { awsRequestId: requestId } = context;
  if (ordered > 0) log.info('holders found', { requestId, durationMs: durationMs(), due: looks.length, found }, {});
  return { ordered };
};
