import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../infra/local/scheduler/expression.ts';

/** The next times after an instant, as ISO text without the seconds. */
function times(expression: string, after: string, count: number, timeZone = 'UTC'): string[] {
  const schedule = parseExpression(expression, timeZone);
  const found: string[] = [];
  let instant: number | undefined = Date.parse(after);
  while (found.length < count) {
    instant = schedule.next(instant);
    if (instant === undefined) break;
    found.push(new Date(instant).toISOString().slice(0, 16));
  }
  return found;
}

describe('rate expressions', () => {
  it('count from the last run', () => {
    expect(times('rate(5 minutes)', '2026-01-01T00:02:00Z', 2)).toEqual(['2026-01-01T00:07', '2026-01-01T00:12']);
    expect(times('rate(1 hour)', '2026-01-01T00:00:00Z', 1)).toEqual(['2026-01-01T01:00']);
    expect(times('rate(7 days)', '2026-01-01T00:00:00Z', 1)).toEqual(['2026-01-08T00:00']);
  });

  it.each(['rate(1 minutes)', 'rate(5 minute)', 'rate(0 minutes)', 'rate(5 seconds)', 'rate(1.5 hours)', 'every day'])(
    'refuse %s',
    (expression) => {
      expect(() => parseExpression(expression, 'UTC')).toThrow(expression);
    },
  );
});

describe('cron expressions', () => {
  it.each([
    ['cron(15 10 * * ? *)', '2026-01-01T11:00:00Z', ['2026-01-02T10:15', '2026-01-03T10:15']],
    ['cron(0/20 8-9 ? * MON-FRI *)', '2026-01-02T09:35:00Z', ['2026-01-02T09:40', '2026-01-05T08:00']],
    ['cron(*/30 * * * ? *)', '2026-01-01T00:10:00Z', ['2026-01-01T00:30', '2026-01-01T01:00']],
    ['cron(0 9 ? * 2 *)', '2026-01-01T00:00:00Z', ['2026-01-05T09:00', '2026-01-12T09:00']],
    ['cron(0 0 1 1/6 ? *)', '2026-01-01T00:00:00Z', ['2026-07-01T00:00', '2027-01-01T00:00']],
    ['cron(30 23 31 12 ? 2026-2027)', '2026-01-01T00:00:00Z', ['2026-12-31T23:30', '2027-12-31T23:30']],
  ])('%s', (expression, after, expected) => {
    expect(times(expression, after, 2)).toEqual(expected);
  });

  it.each([
    ['the last day of a month', 'cron(0 0 L * ? *)', ['2026-01-31T00:00', '2026-02-28T00:00']],
    ['the last day of a week, which is a Saturday', 'cron(0 0 ? * L *)', ['2026-01-03T00:00', '2026-01-10T00:00']],
    ['the last Friday of a month', 'cron(0 0 ? * 6L *)', ['2026-01-30T00:00', '2026-02-27T00:00']],
    ['the week day nearest to the 15th', 'cron(0 0 15W * ? *)', ['2026-01-15T00:00', '2026-02-16T00:00']],
    ['the second Tuesday of a month', 'cron(0 0 ? * 3#2 *)', ['2026-01-13T00:00', '2026-02-10T00:00']],
    ['the second Tuesday by name', 'cron(0 0 ? * TUE#2 *)', ['2026-01-13T00:00', '2026-02-10T00:00']],
  ])('know %s', (_what, expression, expected) => {
    expect(times(expression, '2026-01-01T00:00:00Z', 2)).toEqual(expected);
  });

  it('end with their last year', () => {
    expect(times('cron(0 0 1 1 ? 2026)', '2026-06-01T00:00:00Z', 1)).toEqual([]);
  });

  it('follow their time zone through a change of clocks', () => {
    const expected = ['2026-03-28T08:00', '2026-03-29T07:00'];
    expect(times('cron(0 9 * * ? *)', '2026-03-28T00:00:00Z', 2, 'Europe/Zurich')).toEqual(expected);
  });

  it.each([
    ['five fields', 'cron(0 9 * * ?)'],
    ['both days', 'cron(0 9 1 * MON *)'],
    ['neither day', 'cron(0 9 ? * ? *)'],
    ['both days unbounded', 'cron(0 9 * * * *)'],
    ['an hour that does not exist', 'cron(0 24 * * ? *)'],
    ['a week day of 0', 'cron(0 9 ? * 0 *)'],
    ['a last minute', 'cron(L 9 * * ? *)'],
    ['nonsense', 'cron(a b c d ? *)'],
  ])('refuse %s', (_what, expression) => {
    expect(() => parseExpression(expression, 'UTC')).toThrow();
  });
});

describe('one point in time', () => {
  it('is due once', () => {
    expect(times('at(2026-01-31T09:30:00)', '2026-01-01T00:00:00Z', 2)).toEqual(['2026-01-31T09:30']);
  });

  it('refuses what is no time', () => {
    expect(() => parseExpression('at(tomorrow)', 'UTC')).toThrow('tomorrow');
  });
});
