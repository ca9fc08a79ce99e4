/** What users do with a schedule of transfers. Ids and times arrive as data. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { lastBy, nextAfter, occurrenceAt } from '../../calc/schedules/occurrences.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import type { SchedulePlan, TransferScheduleId } from '../../contract/transfer-schedule-plan.ts';
import { type Going, givenUp, isGoing, occurrenceOf, orCompleted, skipped } from './occurrence-events.ts';
import { isOpen, type Next, type Schedule } from './schedule.ts';

export type EndedCode = 'ScheduleEnded';
type Decided<Code extends string> = readonly TransferScheduleEvent[] | Refusal<Code>;

/** Times are said by the minute, requests take a while, and clocks differ: what was to begin so long ago begins now. */
const LATE_MINUTES_MAX = 2;
const AHEAD_YEARS_MAX = 10;
const MINUTE_MS = 60_000;

const yearsAfter = (now: Timestamp, years: number): string => `${Number(now.slice(0, 4)) + years}${now.slice(4)}`;

/** The first occurrence of a plan that is new. */
function beginning(when: SchedulePlan['when'], now: Timestamp): Next | Refusal<'ValidationFailed'> {
  const first = occurrenceAt(when, 0);
  const earliest = fromEpochMs(toEpochMs(now) - LATE_MINUTES_MAX * MINUTE_MS);
  const path = 'when.startDate';
  if (first && first.at < earliest) {
    return refuseInput([{ path, message: `is in the past, with its time: ${first.at} was before now` }]);
  }
  if (!first || first.at > yearsAfter(now, AHEAD_YEARS_MAX)) {
    return refuseInput([{ path, message: `can be ${AHEAD_YEARS_MAX} years ahead` }]);
  }
  return { number: 1, ...first };
}

export function create(
  plan: SchedulePlan & { readonly scheduleId: TransferScheduleId },
  now: Timestamp,
): Decided<'ValidationFailed'> {
  const next = beginning(plan.when, now);
  if ('refused' in next) return next;
  return [{ type: 'TransferScheduleCreated', data: { ...plan, next, createdAt: now } }];
}

/** What has ended stays as it is. */
function ended({ status, statusChange }: Schedule): Refusal<EndedCode> {
  const data = { status, endedAt: statusChange?.at };
  return refuse('ScheduleEnded', `The schedule was ${status} at ${statusChange?.at}.`, { data });
}

export type Changes = { readonly [K in keyof SchedulePlan]?: SchedulePlan[K] | undefined };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The last that is due by now; undefined where none is. */
function lastDue(schedule: Going, now: Timestamp, from: number): Next | undefined {
  const last = lastBy(schedule.when, now, from);
  return (last && occurrenceOf(schedule, last.index)) ?? undefined;
}

/** Of other times, only those to come count; what was due by the old ones and isn't made yet is skipped. */
function moved(
  schedule: Going,
  when: SchedulePlan['when'],
  now: Timestamp,
): { readonly events: readonly TransferScheduleEvent[]; readonly next: Next } | Refusal<'ValidationFailed'> {
  const found = nextAfter(when, now);
  if (!found) return refuseInput([{ path: 'when', message: 'has no day that is still to come' }]);
  const { next: first } = schedule;
  const last = lastDue(schedule, now, first.index);
  if (!last) return { events: [], next: { number: first.number, ...found } };
  const next = { number: last.number + 1, ...found };
  return { events: [skipped(schedule, { first, last, reason: 'Changed', next, now })], next };
}

/** Only what is another than before; nothing, if all is the same. Other details count from the next transfer on. */
export function change(schedule: Schedule, patch: Changes, now: Timestamp): Decided<EndedCode | 'ValidationFailed'> {
  if (!isOpen(schedule) || !isGoing(schedule)) return ended(schedule);
  const before: Readonly<Record<string, unknown>> = { ...schedule };
  const changes: Changes = Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && !same(value, before[name])),
  );
  if (Object.keys(changes).length === 0) return [];
  const { when } = changes;
  const at = when ? moved(schedule, when, now) : { events: [], next: schedule.next };
  if ('refused' in at) return at;
  const { scheduleId } = schedule;
  return [
    ...at.events,
    { type: 'TransferScheduleChanged', data: { scheduleId, changes, next: at.next, changedAt: now } },
  ];
}

export interface Doing {
  readonly reason?: string | undefined;
  readonly now: Timestamp;
}

const because = ({ reason }: Doing) => (reason === undefined ? {} : { reason });

/** Pausing what is paused is no event. */
export function pause(schedule: Schedule, doing: Doing): Decided<EndedCode> {
  if (!isOpen(schedule)) return ended(schedule);
  if (schedule.status === 'paused') return [];
  const { scheduleId } = schedule;
  return [
    { type: 'TransferSchedulePaused', data: { scheduleId, by: 'owner', ...because(doing), pausedAt: doing.now } },
  ];
}

/**
 * What came due in the meantime is not made up. One that could not be made before is tried again at once, unless a later
 * one has come due.
 */
export function resume(schedule: Schedule, now: Timestamp): Decided<EndedCode> {
  if (!isOpen(schedule) || !isGoing(schedule)) return ended(schedule);
  if (schedule.status === 'active') return [];
  const { scheduleId, next, attempt } = schedule;
  const resumed: TransferScheduleEvent = { type: 'TransferScheduleResumed', data: { scheduleId, resumedAt: now } };
  const from = attempt ? next.index + 1 : next.index;
  const first = occurrenceOf(schedule, from);
  const last = lastDue(schedule, now, from);
  if (!first || !last) return [resumed];
  const after = occurrenceOf(schedule, last.index + 1);
  const events = [
    resumed,
    ...(attempt ? [givenUp(schedule, attempt, now)] : []),
    skipped(schedule, { first, last, reason: 'Paused', next: after, now }),
  ];
  return orCompleted(schedule, events, now);
}

/** For good. Cancelling what was cancelled is no event. */
export function cancel(schedule: Schedule, doing: Doing): Decided<EndedCode> {
  if (schedule.status === 'cancelled') return [];
  if (!isOpen(schedule) || !isGoing(schedule)) return ended(schedule);
  const { scheduleId, attempt, next } = schedule;
  const { now } = doing;
  const dropped = attempt ? [skipped(schedule, { first: next, last: next, reason: 'Cancelled', next: null, now })] : [];
  return [...dropped, { type: 'TransferScheduleCancelled', data: { scheduleId, ...because(doing), cancelledAt: now } }];
}
