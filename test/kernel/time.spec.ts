import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  dateOf,
  fiscalYearOf,
  fromEpochMs,
  isCalendarDate,
  parseTimestamp,
  startOf,
  systemClock,
  timestamp,
  toEpochMs,
} from '../../shared/kernel/time.ts';

const times = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2101, 0, 1) - 1 }).map(fromEpochMs);

describe('reading a time', () => {
  it.each([
    ['2021-05-04T10:00:00Z', '2021-05-04T10:00:00.000Z'],
    ['2021-05-04t10:00:00z', '2021-05-04T10:00:00.000Z'],
    ['2021-05-04T10:00:00+02:00', '2021-05-04T08:00:00.000Z'],
    ['2021-01-01T00:30:00+05:45', '2020-12-31T18:45:00.000Z'],
    ['2020-12-31T23:30:00-01:00', '2021-01-01T00:30:00.000Z'],
    ['2021-05-04T10:00:00-00:00', '2021-05-04T10:00:00.000Z'],
    ['2021-05-04T10:00:00.1Z', '2021-05-04T10:00:00.100Z'],
    ['2021-05-04T10:00:00.123999999Z', '2021-05-04T10:00:00.123Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, canonical) => {
    expect(parseTimestamp(text)).toBe(canonical);
    expect(timestamp.parse(text)).toBe(canonical);
  });

  it.each([
    '20210-05-04T10:00:00Z',
    '021-05-04T10:00:00Z',
    '0021-05-04T10:00:00Z',
    '1899-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '1900-01-01T00:00:00+00:01',
    '2100-12-31T23:59:00-00:01',
    '2021-02-30T10:00:00Z',
    '2021-02-29T10:00:00Z',
    '1900-02-29T10:00:00Z',
    '2021-04-31T10:00:00Z',
    '2021-13-01T10:00:00Z',
    '2021-00-01T10:00:00Z',
    '2021-05-00T10:00:00Z',
    '2021-05-04T24:00:00Z',
    '2021-05-04T10:60:00Z',
    '2016-12-31T23:59:60Z',
    '2021-05-04T10:00:00+24:00',
    '2021-05-04T10:00:00+02:60',
    '2021-05-04T10:00:00',
    '2021-05-04 10:00:00Z',
    '2021-05-04T10:00Z',
    '2021-05-04T10:00:00.Z',
    '2021-05-04',
    '1620122400',
    ' 2021-05-04T10:00:00Z',
    '2021-05-04T10:00:00Z\n',
    '',
  ])('refuses %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
    expect(timestamp.safeParse(text).success).toBe(false);
  });

  it('reads a canonical time as itself', () => {
    fc.assert(fc.property(times, (time) => parseTimestamp(time) === time));
  });

  it('reads the same instant from any offset', () => {
    const offset = fc.record({
      sign: fc.constantFrom('+', '-'),
      hours: fc.nat({ max: 23 }),
      minutes: fc.nat({ max: 59 }),
    });
    const inner = fc.integer({ min: Date.UTC(1900, 0, 3), max: Date.UTC(2100, 11, 30) });
    fc.assert(
      fc.property(inner, offset, (ms, { sign, hours, minutes }) => {
        const shiftMs = (hours * 60 + minutes) * 60_000 * (sign === '+' ? 1 : -1);
        const local = fromEpochMs(ms + shiftMs).slice(0, -1);
        const pad = (value: number) => String(value).padStart(2, '0');
        expect(parseTimestamp(`${local}${sign}${pad(hours)}:${pad(minutes)}`)).toBe(fromEpochMs(ms));
      }),
    );
  });
});

it('sorts times as text', () => {
  fc.assert(fc.property(times, times, (a, b) => a < b === toEpochMs(a) < toEpochMs(b)));
});

it('writes times as a date does, whichever it wrote before', () => {
  const HOURS_30_MS = 30 * 3_600_000;
  const near = fc.tuple(
    fc.integer({ min: Date.UTC(1900, 0, 3), max: Date.UTC(2100, 11, 30) }),
    fc.array(fc.integer({ min: -HOURS_30_MS, max: HOURS_30_MS }), { minLength: 1 }),
  );
  fc.assert(
    fc.property(near, ([ms, steps]) => {
      for (const step of steps) expect(fromEpochMs(ms + step)).toBe(new Date(ms + step).toISOString());
    }),
  );
  for (const ms of [Date.UTC(1900, 0, 1), -1, 0, 86_399_999, 86_400_000, Date.UTC(2101, 0, 1) - 1]) {
    expect(fromEpochMs(ms)).toBe(new Date(ms).toISOString());
  }
});

it('makes no time of a number outside the years it takes', () => {
  for (const ms of [Date.UTC(1900, 0, 1) - 1, Date.UTC(2101, 0, 1), 0.5, Number.NaN]) {
    expect(() => fromEpochMs(ms)).toThrow('Not a time');
  }
});

describe('a calendar date', () => {
  it.each(['2021-05-04', '2020-02-29', '1900-01-01', '2100-12-31'])('is %s', (text) => {
    expect(calendarDate.parse(text)).toBe(text);
  });

  it.each([
    '20210-05-04',
    '2021-02-29',
    '2021-5-4',
    '1899-12-31',
    '2101-01-01',
    '0050-01-01',
    '',
    '2021-05-04T00:00:00Z',
  ])('is not %j', (text) => {
    expect(calendarDate.safeParse(text).success).toBe(false);
  });

  it('starts at midnight UTC', () => {
    fc.assert(
      fc.property(times, (time) => {
        const date = dateOf(time);
        expect(isCalendarDate(date)).toBe(true);
        expect(startOf(date) <= time && toEpochMs(time) - toEpochMs(startOf(date)) < 86_400_000).toBe(true);
      }),
    );
  });
});

describe('the fiscal year', () => {
  it.each([
    ['2021-12-31T23:59:59.999Z', 12, 2021],
    ['2021-01-01T00:00:00.000Z', 12, 2021],
    ['2021-06-30T23:59:59.999Z', 6, 2021],
    ['2021-07-01T00:00:00.000Z', 6, 2022],
    ['2021-01-31T23:59:59.999Z', 1, 2021],
    ['2021-02-01T00:00:00.000Z', 1, 2022],
  ])('of %s that ends in month %i is %i', (time, endMonth, year) => {
    expect(fiscalYearOf(timestamp.parse(time), endMonth)).toBe(year);
  });
});

it('tells the time of the system', () => {
  expect(Math.abs(toEpochMs(systemClock()) - Date.now())).toBeLessThan(1000);
});
