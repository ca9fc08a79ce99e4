import type { Addition } from '../../../kernel/commands/alongside.ts';
import { encodeAll } from '../../../kernel/commands/run-command.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type TransferScheduleEvent, transferScheduleEvents } from '../../contract/transfer-schedule-events.ts';
import { evolveAll, isOpen, type Schedule } from '../../domain/transfer-schedules/schedule.ts';
import { occurrenceWrites } from '../../read/transfer-schedules/occurrence-records.ts';
import { scheduleStream, TRANSFER_SCHEDULE_STATE } from '../../read/transfer-schedules/schedule-head.ts';
import { scheduleWrites } from '../../read/transfer-schedules/schedule-records.ts';
import { oneLess } from './open-count.ts';

/** What events bring to a schedule's stream, and to the records that it is found by and counted in. */
export async function scheduleAppend(
  store: Store,
  tenant: TenantId,
  before: Schedule | undefined,
  events: readonly TransferScheduleEvent[],
): Promise<Addition & { readonly after: Schedule }> {
  const after = evolveAll(before, events);
  if (!after) throw new Error('no schedule without events');
  const isEnding = before && isOpen(before) && !isOpen(after);
  const { scheduleId, status } = after;
  const stream = scheduleStream(tenant, scheduleId);
  const append = {
    ...{ stream, events: encodeAll(transferScheduleEvents, events), status },
    ...stateOf(TRANSFER_SCHEDULE_STATE, after),
  };
  const records = [
    ...scheduleWrites(tenant, before, after),
    ...occurrenceWrites(tenant, scheduleId, events),
    ...(isEnding ? [await oneLess(store, tenant)] : []),
  ];
  return { appends: [append], records, after };
}
