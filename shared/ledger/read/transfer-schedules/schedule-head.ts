/** Schedules of transfers as the heads of their streams hold them. */
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, type StateModel, stateIn } from '../../../kernel/store/stream-state.ts';
import { type Head, type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type TransferScheduleEvent, transferScheduleEvents } from '../../contract/transfer-schedule-events.ts';
import { evolve, type Schedule } from '../../domain/transfer-schedules/schedule.ts';

export const scheduleStream = (tenant: TenantId, scheduleId: string): StreamId => ({
  ...{ tenant, type: 'transfer-schedule', id: scheduleId },
});

export const TRANSFER_SCHEDULE_STATE: StateModel<Schedule | undefined> = reducerModel<
  Schedule | undefined,
  TransferScheduleEvent
>({ version: 1, contract: transferScheduleEvents, initial: undefined, evolve });

export const scheduleIn = (heads: ReadonlyMap<string, Head>, stream: StreamId): Schedule | undefined =>
  stateIn(heads, stream, TRANSFER_SCHEDULE_STATE);

/** A schedule, and the version that it was read at. */
export interface ReadSchedule {
  readonly schedule: Schedule;
  readonly version: number;
}

export async function readSchedule(
  store: Store,
  tenant: TenantId,
  scheduleId: string,
): Promise<ReadSchedule | undefined> {
  const stream = scheduleStream(tenant, scheduleId);
  return readStates(store, [stream], (heads) => {
    const schedule = scheduleIn(heads, stream);
    const version = heads.get(streamName(stream))?.version;
    return schedule && version !== undefined ? { schedule, version } : undefined;
  });
}
