import { occurrenceAt } from '../../calc/schedules/occurrences.ts';
import type { TransferScheduleId } from '../../contract/transfer-schedule-plan.ts';
import type { TransferScheduleView } from '../../contract/transfer-schedule-view.ts';
import type { Schedule } from '../../domain/transfer-schedules/schedule.ts';

export function scheduleViewOf({ next, attempt, scheduleId, ...schedule }: Schedule): TransferScheduleView {
  return {
    ...{ ...schedule, scheduleId: scheduleId as TransferScheduleId },
    next: next && { number: next.number, at: next.at },
    delayed: attempt,
  };
}

/** When its next occurrences are due, if nothing changes; of one that is over, none. */
export function upcomingOf({ when, next }: Schedule, count: number): string[] {
  if (!next) return [];
  const times = Array.from({ length: count }, (_, more) => occurrenceAt(when, next.index + more)?.at);
  return times.flatMap((at) => at ?? []);
}
