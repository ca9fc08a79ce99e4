import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../shared/kernel/time.ts';
import { dateIn } from '../../shared/kernel/time-zone.ts';
import { dateAfter, dayStart, monthIn } from '../../shared/kernel/zoned-days.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

describe('a day of a time zone', () => {
  it.each([
    ['UTC', '2026-01-01', '2026-01-01T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-01', '2025-12-31T18:30:00.000Z'],
    // The day before has 23 hours.
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    // Clocks go from midnight to one: the day begins with one.
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00.000Z'],
    // The day has two midnights; it begins with the first.
    ['America/Havana', '2025-11-02', '2025-11-02T04:00:00.000Z'],
  ])('in %s on %s begins at %s', (zone, date, start) => {
    expect(dayStart(zone, day(date))).toBe(start);
    const before = new Date(Date.parse(start) - 1).toISOString();
    expect([dateIn(zone, before as never), dateIn(zone, start as never)]).toEqual([dateAfter(day(date), -1), date]);
  });

  it('is followed by the next of the calendar', () => {
    expect(dateAfter(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(dateAfter(day('2025-12-31'), 1)).toBe('2026-01-01');
  });
});

it('a month ends where the next one begins', () => {
  expect(monthIn('America/New_York', '2025-12')).toEqual({
    ...{ from: '2025-12-01T05:00:00.000Z', before: '2026-01-01T05:00:00.000Z' },
  });
});
