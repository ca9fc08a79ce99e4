/** What comes of the occurrences of a schedule, one at a time. */
import { derivedIdAt } from '../../../kernel/ids.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { lastBy } from '../../calc/schedules/occurrences.ts';
import type { TransferId } from '../../contract/account.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import { following, type Going, givenUp, occurrenceOf, orCompleted, skipped } from './occurrence-events.ts';

const MINUTE_MS = 60_000;

/** What may be otherwise after a while, with nobody doing anything about the schedule. */
const PASSING: ReadonlySet<string> = new Set([
  ...['InsufficientFunds', 'LimitExceeded', 'TooManyHolds'],
  ...['NoRate', 'RateMoved'],
]);

/** Of the next occurrence: the same however often it is made, and among the ids of transfers of its time. */
export const transferIdOf = ({ scheduleId, next }: Going): TransferId =>
  derivedIdAt<'TransferId'>(Date.parse(next.at), scheduleId, String(next.number)) as string as TransferId;

/**
 * What is to be said before the next occurrence is made: one that waits to be tried again gives way to a later one that
 * is due, and of several the latest alone is made where the schedule says so.
 */
export function catchUp(schedule: Going, now: Timestamp): readonly TransferScheduleEvent[] {
  const { attempt, next, missed, when } = schedule;
  const later = following(schedule);
  if (!later || later.at > now) return [];
  if (attempt) return [givenUp(schedule, attempt, now)];
  const lastDue = missed === 'latest' ? lastBy(when, now, next.index) : undefined;
  const latest = lastDue && occurrenceOf(schedule, lastDue.index);
  const last = lastDue && occurrenceOf(schedule, lastDue.index - 1);
  if (!latest || !last) return [];
  return [skipped(schedule, { first: next, last, reason: 'Missed', next: latest, now })];
}

const triesOf = ({ attempt }: Going): number => (attempt?.tries ?? 0) + 1;

export function executed(schedule: Going, now: Timestamp): readonly TransferScheduleEvent[] {
  const { scheduleId, next } = schedule;
  const event: TransferScheduleEvent = {
    type: 'ScheduledTransferExecuted',
    data: {
      ...{ scheduleId, number: next.number, dueAt: next.at, transferId: transferIdOf(schedule) },
      ...{ tries: triesOf(schedule), next: following(schedule), executedAt: now },
    },
  };
  return orCompleted(schedule, [event], now);
}

export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** When it is tried again: after a while, but not later than the next one is due, which ends it. */
function retryTime(schedule: Going, now: Timestamp): string {
  const later = following(schedule);
  const retryAt = fromEpochMs(toEpochMs(now) + schedule.retry.everyMinutes * MINUTE_MS);
  return later && later.at < retryAt ? later.at : retryAt;
}

/** What passes is tried again as often as the schedule says; whatever else there is, somebody has to do something about. */
export function refused(schedule: Going, { code, message }: Reason, now: Timestamp): readonly TransferScheduleEvent[] {
  const { scheduleId, next, retry } = schedule;
  const tries = triesOf(schedule);
  const delayed = (retryAt: string | null): TransferScheduleEvent => {
    const occurrence = { scheduleId, number: next.number, dueAt: next.at };
    return {
      type: 'ScheduledTransferDelayed',
      data: { ...occurrence, code, message, tries, retryAt, delayedAt: now },
    };
  };
  if (!PASSING.has(code)) {
    const data = { scheduleId, by: 'system' as const, code, reason: message, pausedAt: now };
    return [delayed(null), { type: 'TransferSchedulePaused', data }];
  }
  if (tries <= retry.times) return [delayed(retryTime(schedule, now))];
  return orCompleted(schedule, [givenUp(schedule, { code, message, tries }, now)], now);
}
