import type { Context } from 'aws-lambda';
import { dueIndexOfEnvironment, environment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { clearingOf, providerSettings } from '../../shared/adapters/providers/settings.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { mapAhead } from '../../shared/kernel/map-ahead.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import type { RecordKey } from '../../shared/kernel/store/records.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { type Worked, workSchedule } from '../../shared/ledger/app/transfer-schedules/work-schedule.ts';
import { TRANSFER_SCHEDULES } from '../../shared/ledger/read/transfer-schedules/places.ts';

/** A transfer that many others race with takes up to this. */
const RESERVE_MILLISECONDS = 25_000;
/** Schedules that are worked for at once. */
const AHEAD = 8;
const NOTHING: Worked = { executed: 0, refused: 0 };

const { store, log } = environment();
const { due } = dueIndexOfEnvironment();
const providers = operatorSettings('payment-providers', (text) => clearingOf(providerSettings(text)));

/** Makes the transfers that are due. What isn't done within its time, or fails, is still due the next time. */
export const handler = async (_event: unknown, context: Context): Promise<Worked> => {
  const durationMs = stopwatch();
  const { awsRequestId: requestId } = context;
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  const work = { store, providers, now: systemClock, hasTime, correlationId: requestId };
  const worked = async ({ place: { tenant, partition } }: RecordKey): Promise<Worked> => {
    if (!hasTime()) return NOTHING;
    try {
      return await workSchedule(work, tenant, partition);
    } catch (error) {
      // One that fails keeps nobody else from theirs.
      if (!(error instanceof TenantErased)) {
        const fields = { requestId, tenant: tenantTag(tenant), scheduleId: partition, error };
        log.error('work for a schedule of transfers failed', fields, { Failures: 1 });
      }
      return NOTHING;
    }
  };
  const total = { executed: 0, refused: 0 };
  for await (const { executed, refused } of mapAhead(due.dueBy(TRANSFER_SCHEDULES, systemClock()), AHEAD, worked)) {
    total.executed += executed;
    total.refused += refused;
    if (!hasTime()) break;
  }
  const isIdle = total.executed + total.refused === 0;
  if (!isIdle) log.info('due transfers of schedules', { requestId, durationMs: durationMs(), ...total }, {});
  return total;
};
