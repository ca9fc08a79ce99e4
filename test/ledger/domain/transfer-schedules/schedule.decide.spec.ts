import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import type { TransferScheduleEvent } from '../../../../shared/ledger/contract/transfer-schedule-events.ts';
import { schedulePlan, type TransferScheduleId } from '../../../../shared/ledger/contract/transfer-schedule-plan.ts';
import { cancel, create, pause, resume } from '../../../../shared/ledger/domain/transfer-schedules/decide.ts';
import { type Going, isGoing } from '../../../../shared/ledger/domain/transfer-schedules/occurrence-events.ts';
import {
  catchUp,
  executed,
  refused,
  transferIdOf,
} from '../../../../shared/ledger/domain/transfer-schedules/outcomes.ts';
import { dueAtOf, evolveAll, type Schedule } from '../../../../shared/ledger/domain/transfer-schedules/schedule.ts';

const ID = '019bc0e2-be50-7162-9fa6-8e71e2c39065' as string as TransferScheduleId;
const ACCOUNT = '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10';
const OTHER = '019bc0e2-7a10-7d2e-9b62-4a3dae8f5c21';
const CREATED = '2026-01-30T12:00:00.000Z' as Timestamp;
const at = (text: string): Timestamp => `${text}:00.000Z` as Timestamp;

const planOf = (more: object = {}) => ({
  ...z.parse(schedulePlan, {
    transfer: { kind: 'internal', from: ACCOUNT, to: OTHER, asset: 'EUR', amount: '5' },
    when: { startDate: '2026-01-31', time: '09:00', timeZone: 'UTC', every: { unit: 'month' } },
    ...{ retry: { times: 1, everyMinutes: 60 }, missed: 'latest', ...more },
  }),
  scheduleId: ID,
});
function given(more: object = {}): Going {
  const events = create(planOf(more), CREATED);
  if ('refused' in events) throw new Error(events.detail);
  return going(evolveAll(undefined, events));
}
function going(schedule: Schedule | undefined): Going {
  if (!schedule || !isGoing(schedule)) throw new Error('nothing is to come');
  return schedule;
}
type Result = readonly TransferScheduleEvent[] | { readonly refused: true };
function having(schedule: Schedule, events: Result): Schedule {
  const next = 'refused' in events ? undefined : evolveAll(schedule, events);
  if (!next) throw new Error('it was refused');
  return next;
}
const typesOf = (events: Result) => ('refused' in events ? ['refused'] : events.map(({ type }) => type));
const SHORT = { code: 'InsufficientFunds', message: 'There is not enough.' };
const FROZEN = { code: 'AccountFrozen', message: 'It is frozen.' };

describe('a schedule', () => {
  it('begins with its first occurrence, whose transfer has an id of that time, and no other one has it', () => {
    const schedule = given();
    expect(schedule).toMatchObject({ status: 'active', next: { number: 1, index: 0, at: at('2026-01-31T09:00') } });
    const second = going(having(schedule, executed(schedule, at('2026-01-31T09:01'))));
    expect(second.next).toEqual({ number: 2, index: 1, at: at('2026-02-28T09:00') });
    expect(transferIdOf(schedule)).toBe(transferIdOf(given()));
    expect(transferIdOf(second) > transferIdOf(schedule)).toBe(true);
    expect(transferIdOf({ ...schedule, next: { ...schedule.next, number: 2 } })).not.toBe(transferIdOf(schedule));
  });

  it('is not begun before now, but for the minutes that a request takes', () => {
    const when = { startDate: '2026-01-30', time: '11:58', timeZone: 'UTC' };
    expect(typesOf(create(planOf({ when }), CREATED))).toEqual(['TransferScheduleCreated']);
    expect(create(planOf({ when: { ...when, time: '11:57' } }), CREATED)).toMatchObject({
      ...{ code: 'ValidationFailed', errors: [{ path: 'when.startDate' }] },
    });
  });

  it('that has made its last is completed, and due no more', () => {
    const schedule = given({ when: { ...given().when, every: undefined } });
    const events = executed(schedule, at('2026-01-31T09:01'));
    expect(typesOf(events)).toEqual(['ScheduledTransferExecuted', 'TransferScheduleCompleted']);
    expect(dueAtOf(having(schedule, events))).toBeUndefined();
  });
});

describe('what is refused', () => {
  it('and may pass is tried again, and given up after the last try', () => {
    const schedule = given();
    const once = refused(schedule, SHORT, at('2026-01-31T09:01'));
    expect(once).toMatchObject([
      { type: 'ScheduledTransferDelayed', data: { tries: 1, retryAt: at('2026-01-31T10:01') } },
    ]);
    const delayed = going(having(schedule, once));
    expect(dueAtOf(delayed)).toBe(at('2026-01-31T10:01'));
    const twice = refused(delayed, SHORT, at('2026-01-31T10:02'));
    expect(twice).toMatchObject([{ type: 'ScheduledTransferFailed', data: { tries: 2, next: { number: 2 } } }]);
  });

  it('is not tried later than the next one is due, which it gives way to', () => {
    const schedule = given({
      retry: { times: 9, everyMinutes: 10_080 },
      when: { ...given().when, every: { unit: 'day', interval: 1 } },
    });
    const delayed = going(having(schedule, refused(schedule, SHORT, at('2026-01-31T09:01'))));
    expect(dueAtOf(delayed)).toBe(at('2026-02-01T09:00'));
    expect(typesOf(catchUp(delayed, at('2026-02-01T08:59')))).toEqual([]);
    expect(typesOf(catchUp(delayed, at('2026-02-01T09:00')))).toEqual(['ScheduledTransferFailed']);
  });

  it('and needs somebody to do something pauses it, with the reason', () => {
    const schedule = given();
    const events = refused(schedule, FROZEN, at('2026-01-31T09:01'));
    expect(events).toMatchObject([
      { type: 'ScheduledTransferDelayed', data: { retryAt: null } },
      { type: 'TransferSchedulePaused', data: { by: 'system', code: 'AccountFrozen', reason: FROZEN.message } },
    ]);
    const paused = having(schedule, events);
    expect(dueAtOf(paused)).toBeUndefined();
    const resumed = having(paused, resume(paused, at('2026-02-10T00:00')));
    expect(dueAtOf(resumed)).toBe(at('2026-02-10T00:00'));
    expect(typesOf(resume(paused, at('2026-02-28T09:00')))).toEqual([
      ...['TransferScheduleResumed', 'ScheduledTransferFailed', 'ScheduledTransfersSkipped'],
    ]);
  });
});

describe('what is missed', () => {
  const late = at('2026-05-01T00:00');
  it('is skipped but for the latest, or made each, as the schedule says', () => {
    expect(catchUp(given(), late)).toMatchObject([
      { type: 'ScheduledTransfersSkipped', data: { first: 1, last: 3, reason: 'Missed', next: { number: 4 } } },
    ]);
    expect(catchUp(given({ missed: 'each' }), late)).toEqual([]);
    expect(catchUp(given(), at('2026-02-28T08:59'))).toEqual([]);
  });

  it('while it was paused is not made up', () => {
    const schedule = given();
    const paused = having(schedule, pause(schedule, { now: CREATED }));
    expect(resume(paused, at('2026-03-01T00:00'))).toMatchObject([
      { type: 'TransferScheduleResumed' },
      { type: 'ScheduledTransfersSkipped', data: { first: 1, last: 2, reason: 'Paused', next: { number: 3 } } },
    ]);
  });
});

it('what has ended takes nothing any more, and ending it again is no event', () => {
  const schedule = given();
  const over = having(schedule, cancel(schedule, { now: CREATED, reason: 'Moved out' }));
  expect(over).toMatchObject({ status: 'cancelled', next: null, statusChange: { reason: 'Moved out' } });
  expect(cancel(over, { now: CREATED })).toEqual([]);
  for (const answer of [pause(over, { now: CREATED }), resume(over, CREATED)]) {
    expect(answer).toMatchObject({ code: 'ScheduleEnded', data: { status: 'cancelled' } });
  }
});
