import { environment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { type CommitNotice, streamOf } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { type ReversalWork, workReversal } from '../../shared/trading/app/imports/work-reversal.ts';

const { store, log } = environment();

export interface Invocation {
  readonly requestId: string;
  readonly hasTime: () => boolean;
  /** Hears that a part was reversed. */
  readonly gotOn: () => void;
}

/** Goes on with the reversal of an import that a notice asks for; answers whether there is more of it to do. */
export async function workReversalOrder(
  notice: CommitNotice,
  { requestId, hasTime, gotOn }: Invocation,
): Promise<boolean> {
  const { tenant, id: importId } = streamOf(notice);
  const durationMs = stopwatch();
  let [reversed, conflicts] = [0, 0];
  const observer = {
    onRaceLost: () => {
      conflicts += 1;
    },
    onWritten: () => undefined,
  };
  const work: ReversalWork = {
    store,
    importId,
    // Made anew for each append, so that each has the time at which it was made.
    get context() {
      const { correlationId } = notice;
      return { tenant, principal: 'system:reversal', correlationId, now: systemClock(), observer };
    },
    hasTime,
    onReversed: (transactions) => {
      reversed += transactions;
      gotOn();
    },
  };
  const done = await settled(workReversal(work));
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(tenant), importId };
  log.info(
    'import reversal worked',
    { ...fields, durationMs: durationMs(), done, reversed, conflicts },
    { ...(conflicts > 0 && { Conflicts: conflicts }) },
  );
  return done === 'more';
}

/** Of someone who was erased there is nothing to reverse any more. */
async function settled<T>(work: Promise<T>): Promise<T | 'erased'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TenantErased) return 'erased';
    throw error;
  }
}
