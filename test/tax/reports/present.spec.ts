import { describe, expect, it } from 'vitest';
import { wrap } from '../../../shared/kernel/pdf/wrap.ts';
import { DisposalsByDay } from '../../../shared/tax/calc/reports/disposals-by-day.ts';
import { formatOf } from '../../../shared/tax/calc/reports/format-of.ts';
import { toCents, toMoney, ukDate, usDate, wholePounds } from '../../../shared/tax/calc/reports/present.ts';

describe('amounts in documents', () => {
  it.each([
    ['0', '0.00', '0.00'],
    ['0.005', '0.01', '0.01'],
    ['0.004999999999999999', '0.00', '0.00'],
    ['-0.004', '0.00', '0.00'],
    ['-0.005', '-0.01', '(0.01)'],
    ['1234567.895', '1234567.90', '1,234,567.90'],
    ['-999.995', '-1000.00', '(1,000.00)'],
  ])('of %s are %s, and %s in a table', (amount, cents, money) => {
    expect(toCents(amount)).toBe(cents);
    expect(toMoney(amount)).toBe(money);
  });

  it('of UK returns are whole pounds in the taxpayer’s favour', () => {
    expect(wholePounds('1999.99', 'down')).toBe('1999');
    expect(wholePounds('1999.01', 'up')).toBe('2000');
    expect(wholePounds('2000', 'up')).toBe('2000');
    expect([wholePounds('-5.5', 'down'), wholePounds('-5.5', 'up'), wholePounds('-0.5', 'up')]).toEqual([
      '-6',
      '-5',
      '0',
    ]);
  });

  it('stand beside dates as each country writes them', () => {
    expect([usDate, ukDate].map((date) => date('2021-05-04T10:00:00.000Z'))).toEqual(['05/04/2021', '04/05/2021']);
  });
});

it('what is disposed of on one day of one asset is one disposal, a gain or a loss', () => {
  const days = new DisposalsByDay();
  const row = (asset: string, disposedAt: string, gain?: string) => ({ asset, disposedAt, gain });
  days.take(row('BTC', '2021-05-04T10:00:00.000Z', '10'));
  days.take(row('ETH', '2021-05-04T11:00:00.000Z', '-3'));
  days.take(row('BTC', '2021-05-04T12:00:00.000Z', '-4'));
  days.take(row('BTC', '2021-05-05T10:00:00.000Z', '-1'));
  days.take(row('BTC', '2021-05-05T10:00:00.000Z'));
  expect(days.end()).toEqual({ disposals: 3, gains: '6', losses: '4' });
});

it('a text is broken between words, and inside one that is wider than a line', () => {
  const widthOf = (text: string) => text.length;
  expect(wrap('one two three', 7, widthOf)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij k', 4, widthOf)).toEqual(['abcd', 'efgh', 'ij k']);
  expect(wrap('', 4, widthOf)).toEqual(['']);
});

it.each([
  [undefined, undefined, 'json'],
  ['pdf', 'text/csv', 'pdf'],
  [undefined, 'text/csv', 'csv'],
  [undefined, 'application/pdf;q=0.5, text/csv;q=0.9', 'csv'],
  [undefined, 'text/html, */*;q=0.8', 'json'],
  [undefined, 'text/*', 'csv'],
  [undefined, 'text/csv;q=0, application/x-txf', 'txf'],
  [undefined, 'image/png', 'json'],
] as const)('format %s and Accept %s ask for %s', (named, accept, format) => {
  expect(formatOf(named, accept)).toBe(format);
});
