/** A schedule of transfers as its events leave it. */
import { assertNever } from '../../../kernel/errors.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import type { SchedulePlan, ScheduleStatus } from '../../contract/transfer-schedule-plan.ts';

type DataOf<T extends TransferScheduleEvent['type']> = Extract<TransferScheduleEvent, { type: T }>['data'];

export type Next = NonNullable<DataOf<'TransferScheduleCreated'>['next']>;

/** An occurrence, the next one, that was tried and could not be made. */
export interface Attempt {
  /** So far. */
  readonly tries: number;
  readonly code: string;
  readonly message: string;
  /** Null: when the schedule is resumed. */
  readonly retryAt: string | null;
}

/** Who or what brought it to its status. */
export interface ScheduleChange {
  readonly at: string;
  readonly by: 'owner' | 'system';
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

export type Schedule = SchedulePlan & {
  readonly scheduleId: string;
  readonly status: ScheduleStatus;
  /** Null until it has another status than the one that it began with. */
  readonly statusChange: ScheduleChange | null;
  /** Null once there is none to come. */
  readonly next: Next | null;
  readonly attempt: Attempt | null;
  /** How many occurrences there were of each. */
  readonly executed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export const isOpen = ({ status }: Pick<Schedule, 'status'>): boolean => status === 'active' || status === 'paused';

/** When it has something to do by itself; undefined when it has nothing. */
export function dueAtOf({ status, next, attempt }: Schedule): string | undefined {
  if (status !== 'active' || !next) return undefined;
  return attempt ? (attempt.retryAt ?? undefined) : next.at;
}

const came = (schedule: Schedule, status: ScheduleStatus, statusChange: ScheduleChange): Schedule => ({
  ...{ ...schedule, status, statusChange, updatedAt: statusChange.at },
});

/** It is over, and nothing comes any more. */
const ended = (schedule: Schedule, status: ScheduleStatus, change: ScheduleChange): Schedule => ({
  ...{ ...came(schedule, status, change), next: null, attempt: null },
});

function paused(schedule: Schedule, { by, code, reason, pausedAt: at }: DataOf<'TransferSchedulePaused'>): Schedule {
  return came(schedule, 'paused', {
    ...{ at, by },
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
  });
}

/** What could not be made before it was paused is tried at once. */
function resumed(schedule: Schedule, { resumedAt: at }: DataOf<'TransferScheduleResumed'>): Schedule {
  const { attempt } = schedule;
  return { ...came(schedule, 'active', { at, by: 'owner' }), attempt: attempt && { ...attempt, retryAt: at } };
}

/** What was planned has the shape that the border gave it. */
function created(data: DataOf<'TransferScheduleCreated'>): Schedule {
  const { scheduleId, next, createdAt, ...plan } = data;
  const counts = { executed: 0, failed: 0, skipped: 0 };
  const begun = { status: 'active', statusChange: null, next, attempt: null } as const;
  return { ...(plan as SchedulePlan), ...{ scheduleId, ...begun, ...counts, createdAt, updatedAt: createdAt } };
}

function changed(schedule: Schedule, { changes, next, changedAt }: DataOf<'TransferScheduleChanged'>): Schedule {
  return { ...schedule, ...(changes as Partial<SchedulePlan>), next, updatedAt: changedAt };
}

/** @param schedule undefined before the first event, which is `TransferScheduleCreated`. */
export function evolve(schedule: Schedule | undefined, event: TransferScheduleEvent): Schedule {
  if (event.type === 'TransferScheduleCreated') return created(event.data);
  if (!schedule) throw new Error(`${event.type} of a schedule that was not created`);
  switch (event.type) {
    case 'TransferScheduleChanged':
      return changed(schedule, event.data);
    case 'TransferSchedulePaused':
      return paused(schedule, event.data);
    case 'TransferScheduleResumed':
      return resumed(schedule, event.data);
    case 'TransferScheduleCancelled': {
      const { cancelledAt: at, reason } = event.data;
      return ended(schedule, 'cancelled', { at, by: 'owner', ...(reason !== undefined && { reason }) });
    }
    case 'TransferScheduleCompleted':
      return ended(schedule, 'completed', { at: event.data.completedAt, by: 'system' });
    case 'ScheduledTransferExecuted': {
      const { next, executedAt } = event.data;
      return { ...schedule, next, attempt: null, executed: schedule.executed + 1, updatedAt: executedAt };
    }
    case 'ScheduledTransferDelayed': {
      const { tries, code, message, retryAt, delayedAt } = event.data;
      return { ...schedule, attempt: { tries, code, message, retryAt }, updatedAt: delayedAt };
    }
    case 'ScheduledTransferFailed': {
      const { next, failedAt } = event.data;
      return { ...schedule, next, attempt: null, failed: schedule.failed + 1, updatedAt: failedAt };
    }
    case 'ScheduledTransfersSkipped': {
      const { first, last, next, skippedAt } = event.data;
      const skipped = schedule.skipped + last - first + 1;
      return { ...schedule, next, attempt: null, skipped, updatedAt: skippedAt };
    }
    default:
      return assertNever(event);
  }
}

/** Its events one after the other. */
export const evolveAll = (
  schedule: Schedule | undefined,
  events: readonly TransferScheduleEvent[],
): Schedule | undefined => events.reduce<Schedule | undefined>(evolve, schedule);
