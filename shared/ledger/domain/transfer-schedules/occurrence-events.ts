/** Events that move a schedule on from one occurrence to another. */
import type { Timestamp } from '../../../kernel/time.ts';
import { occurrenceAt } from '../../calc/schedules/occurrences.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import { type Attempt, evolveAll, type Next, type Schedule } from './schedule.ts';

/** A schedule that has a next occurrence. */
export type Going = Schedule & { readonly next: Next };

export const isGoing = (schedule: Schedule): schedule is Going => schedule.next !== null;

/** The occurrence of an index, whose number follows from that of the next one. */
export function occurrenceOf({ when, next }: Pick<Going, 'when' | 'next'>, index: number): Next | null {
  const found = occurrenceAt(when, index);
  return found ? { number: next.number + index - next.index, index, at: found.at } : null;
}

export const following = (schedule: Going): Next | null => occurrenceOf(schedule, schedule.next.index + 1);

type Reason = Extract<TransferScheduleEvent, { type: 'ScheduledTransfersSkipped' }>['data']['reason'];

interface Skipping {
  readonly first: Next;
  readonly last: Next;
  readonly reason: Reason;
  readonly next: Next | null;
  readonly now: Timestamp;
}

export const skipped = (
  { scheduleId }: Pick<Schedule, 'scheduleId'>,
  { first, last, reason, next, now }: Skipping,
): TransferScheduleEvent => ({
  type: 'ScheduledTransfersSkipped',
  data: {
    ...{ scheduleId, first: first.number, last: last.number, firstDueAt: first.at, lastDueAt: last.at },
    ...{ reason, next, skippedAt: now },
  },
});

/** The next one, which was tried, is not tried again. */
export const givenUp = (
  schedule: Going,
  { code, message, tries }: Pick<Attempt, 'code' | 'message' | 'tries'>,
  now: Timestamp,
): TransferScheduleEvent => {
  const { scheduleId, next } = schedule;
  const occurrence = { scheduleId, number: next.number, dueAt: next.at };
  return {
    type: 'ScheduledTransferFailed',
    data: { ...occurrence, code, message, tries, next: following(schedule), failedAt: now },
  };
};

/** Where nothing is left to come after these events, they are the last but one. */
export function orCompleted(
  schedule: Schedule,
  events: readonly TransferScheduleEvent[],
  now: Timestamp,
): readonly TransferScheduleEvent[] {
  const { scheduleId } = schedule;
  if (evolveAll(schedule, events)?.next) return events;
  return [...events, { type: 'TransferScheduleCompleted', data: { scheduleId, completedAt: now } }];
}
