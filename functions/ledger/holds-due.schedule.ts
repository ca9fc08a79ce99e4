import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, environment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { expireHoldsOf } from '../../shared/ledger/app/holds/expire-holds.ts';
import type { AccountId } from '../../shared/ledger/contract/account.ts';
import { HOLDS_DUE } from '../../shared/ledger/read/places.ts';

const { store, log } = environment();
const { due } = dueIndexOfEnvironment();

/** Records which holds have expired. They counted no more before that, too; what isn't done now is done next time. */
export const handler = async (_event: unknown, { awsRequestId: requestId }: Context): Promise<{ expired: number }> => {
  const durationMs = stopwatch();
  const now = systemClock();
  const seen = new Set<string>();
  let expired = 0;
  for await (const { place } of due.dueBy(HOLDS_DUE, now)) {
    const { tenant, partition } = place;
    if (seen.has(partition)) continue;
    seen.add(partition);
    const context = { tenant, principal: 'system:ledger', correlationId: requestId, now };
    try {
      expired += await expireHoldsOf(store, context, partition as AccountId);
    } catch (error) {
      if (!(error instanceof TenantErased)) throw error;
    }
  }
  if (expired > 0) log.info('expired holds', { requestId, durationMs: durationMs(), expired }, {});
  return { expired };
};
