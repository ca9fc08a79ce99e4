import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { type EnteredPrices, enteredPrices } from '../../../shared/market-data/domain/sources/entered-prices.ts';

const of = (more: Partial<EnteredPrices>) =>
  enteredPrices({ asset: 'HOUSE', currency: 'CHF', now: '2024-03-15T12:00:00.000Z' as Timestamp, ...more });
const faults = (more: Partial<EnteredPrices>) => {
  const rows = of(more);
  return isRefused(rows) ? rows.errors?.map(({ path, message }) => `${path} ${message}`) : rows;
};

describe('closes entered by hand', () => {
  it('are taken from a CSV text as from rows', () => {
    const rows = [
      { date: '2024-03-14', close: '104.2' },
      { date: '2024-03-15', close: '104.30' },
    ];
    expect(of({ prices: rows })).toEqual(rows);
    expect(of({ csv: '\uFEFFdate,close\r\n2024-03-14,104.2\r\n2024-03-15, 104.30\r\n' })).toEqual(rows);
  });

  it.each([
    ['a day to come', '2024-03-16,1', ['csv.2.date is in the future']],
    ['a price of zero', '2024-03-14,0', ['csv.2.close must be above zero']],
    ['a price below zero', '2024-03-14,-5', ['csv.2.close must be above zero']],
    ['no price', '2024-03-14,', ['csv.2.close must be plain digits, such as "12.5"']],
    ['a day that there isn’t', '2024-02-30,5', ['csv.2.date must be a date such as 2021-05-04 that exists']],
    ['a third cell', '2024-03-14,5,6', ['csv.2 must be a date and a close']],
    ['a day twice', '2024-03-14,5\n2024-03-14,6', ['csv.2.date comes twice']],
  ])('with %s are refused, naming the line', (_, lines, errors) => {
    expect(faults({ csv: `date,close\n${lines}\n` })).toEqual(errors);
  });

  it.each([
    ['no header', { csv: '2024-03-14,5\n' }, ['csv.1 must be the header "date,close"']],
    ['nothing below it', { csv: 'date,close\n' }, ['csv has no rows']],
    ['neither text nor rows', {}, ['prices must be given, or `csv` instead of it']],
    ['both', { csv: 'date,close\n', prices: [] }, ['prices must be given, or `csv` instead of it']],
    ['the asset as its own currency', { asset: 'CHF', prices: [] }, ['currency is the asset itself']],
    [
      'a day before it existed',
      { inception: '2024-03-01', csv: 'date,close\n2024-02-29,5\n2024-03-01,5\n' },
      ['csv.2.date is before HOUSE existed, which it has since 2024-03-01'],
    ],
    ['a row of zero', { prices: [{ date: '2024-03-14', close: '0' }] }, ['prices.0.close must be above zero']],
  ])('with %s are refused', (_, entered, errors) => {
    expect(faults(entered)).toEqual(errors);
  });
});
