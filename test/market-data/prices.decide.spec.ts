import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { parseTimestamp } from '../../shared/kernel/time.ts';
import { type PriceInput, recordExchangeRates, recordPrices } from '../../shared/market-data/contract/http.ts';
import { decideExchangeRates, decidePrices } from '../../shared/market-data/domain/decide.ts';

const now = parseTimestamp('2021-11-22T23:00:00Z') ?? expect.fail();
const inceptions = new Map([
  ['BTC', '2009-01-03'],
  ['EUR', '1999-01-01'],
]);
const row = (fields: object = {}) => ({
  asset: 'BALN',
  date: '2021-11-22',
  close: '142.9',
  currency: 'CHF',
  ...fields,
});
const priced = (...rows: readonly object[]): readonly PriceInput[] =>
  z.parse(recordPrices.body, { prices: rows }).prices;
const rated = (...rows: readonly object[]) => z.parse(recordExchangeRates.body, { rates: rows }).rates;

describe('recording prices', () => {
  const decide = (...rows: readonly object[]) =>
    decidePrices({ type: 'RecordPrices', now, prices: priced(...rows), inceptions });

  test('closes are recorded as they were sent, in one event', () => {
    expect(decide(row(), row({ asset: 'BTC' }))).toEqual([
      { type: 'PricesRecorded', data: { prices: [row(), row({ asset: 'BTC' })] } },
    ]);
  });

  test.each([
    ['the day after tomorrow', [row({ date: '2021-11-24' })], 'prices.0.date'],
    ['a day before the asset existed', [row(), row({ asset: 'BTC', date: '2009-01-02' })], 'prices.1.date'],
    ['a currency in itself', [row(), row({ asset: 'USD', currency: 'USD' })], 'prices.1.currency'],
    ['two closes for one day', [row(), row({ close: '143' })], 'prices.1'],
  ])('%s is refused, and nothing is recorded', (_, rows, path) => {
    const decided = decide(...rows);
    expect(isRefused(decided) && decided.errors?.map((issue) => issue.path)).toEqual([path]);
  });

  test('the first day of the asset is taken, and a close in a currency that came later', () => {
    const first = row({ asset: 'BTC', date: '2009-01-03' });
    expect(isRefused(decide(first, row({ date: '1998-12-30', currency: 'EUR' })))).toBe(false);
  });

  test('tomorrow is taken, since it is tomorrow somewhere; the same row twice is, too', () => {
    expect(isRefused(decide(row({ date: '2021-11-23' }), row({ date: '2021-11-23' })))).toBe(false);
  });
});

describe('recording exchange rates', () => {
  const decide = (...rows: readonly object[]) =>
    decideExchangeRates({ type: 'RecordExchangeRates', now, rates: rated(...rows), inceptions });
  const rate = { from: 'USD', to: 'CHF', date: '2021-11-22', rate: '0.93' };

  test('rates are recorded as they were sent', () => {
    expect(decide(rate)).toEqual([{ type: 'ExchangeRatesRecorded', data: { rates: [rate] } }]);
  });

  test('a day before either currency existed is refused, naming the one that did not', () => {
    const early = { ...rate, from: 'EUR', date: '1998-12-31' };
    const decided = decide(early, { ...early, from: 'GBP', to: 'EUR' }, { ...early, date: '1999-01-01' });
    const message = 'is before EUR existed, which it has since 1999-01-01';
    const errors = ['rates.0.date', 'rates.1.date'].map((path) => ({ path, message }));
    expect(isRefused(decided) && decided.errors).toEqual(errors);
  });

  test('a currency to itself, and a date in the future, are refused', () => {
    const decided = decide({ ...rate, to: 'USD' }, { ...rate, date: '2022-01-01' });
    expect(isRefused(decided) && decided.errors?.map((issue) => issue.path)).toEqual(['rates.0.to', 'rates.1.date']);
  });
});

describe('what may be sent', () => {
  test.each([
    ['no rows', { prices: [] }],
    ['more than a thousand', { prices: Array.from({ length: 1001 }, () => row()) }],
    ['an unknown field', { prices: [{ ...row(), open: '1' }] }],
    ['a close of zero', { prices: [row({ close: '0' })] }],
    ['a number', { prices: [row({ close: 142.9 })] }],
    ['a date that does not exist', { prices: [row({ date: '2021-02-30' })] }],
  ])('%s is not', (_, body) => {
    expect(z.safeParse(recordPrices.body, body).success).toBe(false);
  });
});
