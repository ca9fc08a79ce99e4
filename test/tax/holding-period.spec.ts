import { describe, expect, it } from 'vitest';
import { holdingDays, termOf } from '../../shared/tax/calc/holding-period.ts';

const held = (acquired: string, disposed: string) => ({
  acquiredAtMs: Date.parse(acquired),
  disposedAtMs: Date.parse(disposed),
});

describe('the US rule', () => {
  it.each([
    ['2021-03-10T00:00:00Z', '2022-03-10T23:59:59Z', 'short'],
    ['2021-03-10T23:59:59Z', '2022-03-11T00:00:00Z', 'long'],
    ['2020-02-28T12:00:00Z', '2021-02-28T12:00:00Z', 'short'],
    ['2020-02-28T12:00:00Z', '2021-03-01T00:00:00Z', 'long'],
    ['2020-02-29T12:00:00Z', '2021-02-28T12:00:00Z', 'short'],
    ['2020-02-29T12:00:00Z', '2021-03-01T00:00:00Z', 'long'],
    ['2019-02-28T12:00:00Z', '2020-02-29T12:00:00Z', 'short'],
    ['2019-02-28T12:00:00Z', '2020-03-01T00:00:00Z', 'long'],
    ['2020-12-31T12:00:00Z', '2021-12-31T23:00:00Z', 'short'],
    ['2020-12-31T12:00:00Z', '2022-01-01T00:00:00Z', 'long'],
  ])('acquired %s, disposed %s is %s', (acquired, disposed, term) => {
    expect(termOf('us', held(acquired, disposed))).toBe(term);
  });
});

describe('the rule of 365 days', () => {
  it.each([
    ['2021-01-01T10:00:00Z', '2022-01-01T09:59:59.999Z', 'short'],
    ['2021-01-01T10:00:00Z', '2022-01-01T10:00:00Z', 'long'],
    ['2020-01-01T10:00:00Z', '2020-12-31T10:00:00Z', 'long'],
  ])('acquired %s, disposed %s is %s', (acquired, disposed, term) => {
    expect(termOf('365-days', held(acquired, disposed))).toBe(term);
  });
});

it('counts whole days of 24 hours', () => {
  expect(holdingDays(held('2021-01-01T10:00:00Z', '2021-01-03T09:59:59Z'))).toBe(1);
  expect(holdingDays(held('2021-01-01T10:00:00Z', '2021-01-03T10:00:00Z'))).toBe(2);
});
