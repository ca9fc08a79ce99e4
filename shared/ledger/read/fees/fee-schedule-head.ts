import { mainStream } from '../../../kernel/projection/types.ts';
import { reducerModel, stateIn } from '../../../kernel/store/stream-state.ts';
import { type Head, streamName } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { type FeeScheduleEvent, feeScheduleEvents } from '../../contract/fee-events.ts';
import { evolveFeeSchedules, type FeeSchedules, NO_SCHEDULES } from '../../domain/fees/schedules.ts';

export const FEE_SCHEDULE_STREAM = mainStream(PLATFORM, 'fee-schedule');

export const FEE_SCHEDULE_STATE = reducerModel<FeeSchedules, FeeScheduleEvent>({
  version: 1,
  contract: feeScheduleEvents,
  initial: NO_SCHEDULES,
  evolve: evolveFeeSchedules,
});

/** The schedules that count or are to come, and the version that they are of. */
export const feeSchedulesIn = (
  heads: ReadonlyMap<string, Head>,
): { readonly version: number; readonly schedules: FeeSchedules } => ({
  version: heads.get(streamName(FEE_SCHEDULE_STREAM))?.version ?? 0,
  schedules: stateIn(heads, FEE_SCHEDULE_STREAM, FEE_SCHEDULE_STATE) ?? NO_SCHEDULES,
});
