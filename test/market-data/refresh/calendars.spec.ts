/** When exchanges trade, by their own clocks. */
import { describe, expect, it } from 'vitest';
import { EXCHANGES } from '../../../shared/market-data/domain/calendars/exchanges.ts';
import { isTrading } from '../../../shared/market-data/domain/calendars/is-trading.ts';

describe('trading', () => {
  it.each([
    ['in New York begins in the middle of the afternoon in summer', 'XNYS', '2026-07-01T13:30:00Z', true],
    ['in New York has not begun before', 'XNYS', '2026-07-01T13:29:00Z', false],
    ['in New York begins an hour later by UTC in winter', 'XNYS', '2026-01-06T13:45:00Z', false],
    ['in New York goes on at the same hour in winter', 'NASDAQ', '2026-01-06T14:45:00Z', true],
    ['in New York leaves its last prices after it has ended', 'XNAS', '2026-01-06T21:19:00Z', true],
    ['in New York is over then', 'XNAS', '2026-01-06T21:20:00Z', false],
    ['in New York ends early on the day after Thanksgiving', 'XNYS', '2026-11-27T18:30:00Z', false],
    ['in New York rests at Thanksgiving', 'XNYS', '2026-11-26T16:00:00Z', false],
    ['in New York rests on the Friday before an Independence Day on Saturday', 'XNYS', '2026-07-03T16:00:00Z', false],
    ['in London goes on while New York rests', 'XLON', '2026-11-26T15:00:00Z', true],
    ['in London ends at noon on Christmas Eve', 'LSE', '2026-12-24T13:00:00Z', false],
    ['in London rests on the Monday after a Boxing Day on Saturday', 'XLON', '2026-12-28T10:00:00Z', false],
    ['in Frankfurt goes on then', 'XETR', '2026-12-28T10:00:00Z', true],
    ['in Zurich rests at Ascension', 'XSWX', '2026-05-14T10:00:00Z', false],
    ['in Tokyo goes on in the morning', 'XTKS', '2026-06-02T01:00:00Z', true],
    ['in Tokyo pauses at noon', 'XTKS', '2026-06-02T03:05:00Z', false],
    ['in Tokyo rests in Golden Week', 'XTKS', '2026-05-05T01:00:00Z', false],
    ['rests on Saturdays', 'XETR', '2026-06-06T10:00:00Z', false],
    ['on an exchange nobody knows goes on on weekdays', 'XXXX', '2026-06-02T03:00:00Z', true],
    ['on no exchange rests on Sundays', null, '2026-06-07T12:00:00Z', false],
  ])('%s', (_, exchange, time, expected) => {
    expect(isTrading(exchange, time)).toBe(expected);
  });
});

describe('holidays', () => {
  it.each([...EXCHANGES])('of %s are days that exist, and no weekends', (_, { holidays, earlyCloses }) => {
    for (const day of [...holidays, ...earlyCloses.keys()]) {
      const date = new Date(`${day}T12:00:00Z`);
      expect(date.toISOString().slice(0, 10)).toBe(day);
      expect([0, 6]).not.toContain(date.getUTCDay());
    }
  });
});
