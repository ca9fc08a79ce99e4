import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import { lastBy, nextAfter, occurrenceAt } from '../../../../shared/ledger/calc/schedules/occurrences.ts';
import { type TransferSchedule, transferSchedule } from '../../../../shared/ledger/contract/transfer-schedule.ts';

const scheduleOf = (raw: object): TransferSchedule =>
  z.parse(transferSchedule, { startDate: '2026-01-31', time: '09:30', timeZone: 'Europe/Berlin', ...raw });
const times = (schedule: TransferSchedule, count: number): readonly (string | undefined)[] =>
  Array.from({ length: count }, (_, index) => occurrenceAt(schedule, index)?.at);
const time = (text: string): Timestamp => new Date(text).toISOString() as Timestamp;

describe('a schedule', () => {
  it('of the 31st of each month takes the last day of a shorter one, and the 31st again after it', () => {
    expect(times(scheduleOf({ every: { unit: 'month' } }), 5)).toEqual([
      ...['2026-01-31T08:30:00.000Z', '2026-02-28T08:30:00.000Z', '2026-03-31T07:30:00.000Z'],
      ...['2026-04-30T07:30:00.000Z', '2026-05-31T07:30:00.000Z'],
    ]);
  });

  it('of 29 February takes the 28th of common years', () => {
    const schedule = scheduleOf({ startDate: '2024-02-29', timeZone: 'UTC', every: { unit: 'year' } });
    expect(times(schedule, 5).map((at) => at?.slice(0, 10))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('keeps to the clocks of its zone when they change', () => {
    const daily = scheduleOf({ startDate: '2026-03-28', every: { unit: 'day' } });
    expect(times(daily, 2)).toEqual(['2026-03-28T08:30:00.000Z', '2026-03-29T07:30:00.000Z']);
    const skipped = scheduleOf({ startDate: '2026-03-28', time: '02:30', every: { unit: 'day' } });
    expect(times(skipped, 3)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    const twice = scheduleOf({ startDate: '2026-10-24', time: '02:30', every: { unit: 'day' } });
    expect(times(twice, 3)).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it.each([
    ['once', {}, ['2026-01-31', undefined]],
    ['so often', { every: { unit: 'week', interval: 2, count: 2 } }, ['2026-01-31', '2026-02-14', undefined]],
    ['until a day', { every: { unit: 'day', until: '2026-02-01' } }, ['2026-01-31', '2026-02-01', undefined]],
  ])('happens %s', (_, more, expected) => {
    expect(times(scheduleOf({ timeZone: 'UTC', ...more }), expected.length).map((at) => at?.slice(0, 10))).toEqual(
      expected,
    );
  });

  it.each([
    [{ time: '24:00' }, 'time'],
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ startDate: '2026-02-30' }, 'startDate'],
    [{ every: { unit: 'day', interval: 0 } }, 'every.interval'],
    [{ every: { unit: 'day', until: '2026-01-30' } }, 'every.until'],
  ])('is refused with %j at %s', (more, path) => {
    const parsed = transferSchedule.safeParse({ startDate: '2026-01-31', timeZone: 'UTC', ...more });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});

describe('what is next', () => {
  const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const);
  const schedules = fc
    .record({
      unit,
      interval: fc.integer({ min: 1, max: 14 }),
      count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      day: fc.integer({ min: 1, max: 31 }),
    })
    .map(({ day, count, ...every }) =>
      scheduleOf({
        startDate: `2026-01-${String(day).padStart(2, '0')}`,
        every: { ...every, ...(count && { count }) },
      }),
    );

  test('is the first after a time, each after the one before', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: -400, max: 4_000 }),
        fc.integer({ min: 0, max: 3 }),
        (schedule, days, from) => {
          const after = time(new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString());
          const next = nextAfter(schedule, after, from);
          if (next) {
            expect(next.at > after && next.index >= from).toBe(true);
            const before = occurrenceAt(schedule, next.index - 1);
            if (before && next.index > from) expect(before.at <= after).toBe(true);
            const following = occurrenceAt(schedule, next.index + 1);
            if (following) expect(following.at > next.at).toBe(true);
          } else {
            const last = schedule.every?.count;
            expect(last).toBeDefined();
            expect((occurrenceAt(schedule, (last ?? 0) - 1)?.at ?? '') <= after || from >= (last ?? 0)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is nothing after the last, nor after the years that times can name', () => {
    expect(nextAfter(scheduleOf({}), time('2026-02-01T00:00:00Z'))).toBeUndefined();
    expect(
      nextAfter(scheduleOf({ every: { unit: 'year', interval: 100 } }), time('2026-02-01T00:00:00Z')),
    ).toBeUndefined();
  });
});

describe('what is due by a time', () => {
  const daily = scheduleOf({ startDate: '2026-01-01', timeZone: 'UTC', every: { unit: 'day', count: 5 } });

  it.each([
    ['before the first', '2026-01-01T09:29:59Z', 0, undefined],
    ['at the first', '2026-01-01T09:30:00Z', 0, 0],
    ['in between', '2026-01-03T12:00:00Z', 0, 2],
    ['when all are', '2027-01-01T00:00:00Z', 0, 4],
    ['and lies before where it is looked for', '2026-01-03T12:00:00Z', 3, undefined],
    ['behind the end', '2027-01-01T00:00:00Z', 5, undefined],
  ])('%s', (_, text, from, index) => {
    expect(lastBy(daily, time(text), from)?.index).toBe(index);
  });

  it('is found of one that makes a single transfer, too', () => {
    const once = scheduleOf({ startDate: '2026-01-01', timeZone: 'UTC' });
    expect(lastBy(once, time('2030-01-01T00:00:00Z'), 0)?.index).toBe(0);
  });
});
