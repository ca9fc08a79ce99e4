import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showMoney, showPercent, showQuantity, sum } from '../../../infra/local/demo/display.ts';
import { gainsTable, holdingsTable } from '../../../infra/local/demo/report.ts';

describe('amounts for the eye', () => {
  it.each([
    ['0', '0.00'],
    ['1234567.891', '1,234,567.89'],
    ['-1234.5', '-1,234.50'],
    ['0.125', '0.12'],
    ['-0.001', '0.00'],
    ['999.995', '1,000.00'],
    ['123456789012345678.99', '123,456,789,012,345,678.99'],
  ])('show money %s as %s', (amount, shown) => {
    expect(showMoney(amount)).toBe(shown);
  });

  it.each([
    ['0.500000000000000000', '0.5'],
    ['1500', '1,500'],
    ['0.123456789', '0.12345679'],
    ['0.000000000000000001', '<0.00000001'],
    ['-0.000000000000000001', '>-0.00000001'],
    ['0', '0'],
  ])('show a quantity of %s as %s', (quantity, shown) => {
    expect(showQuantity(quantity)).toBe(shown);
  });

  it('show a dash for what is not known', () => {
    expect([showMoney(undefined), showQuantity(null), showPercent(undefined)]).toEqual(['–', '–', '–']);
    expect([showPercent('0.12345'), showPercent('-0.0001'), showPercent('15')]).toEqual(['12.3%', '0.0%', '1,500.0%']);
  });

  it('add up exactly', () => {
    expect(sum(['0.1', '0.2', undefined, '-0.3'])).toBe('0');
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })), (parts) => {
        const total = parts.reduce((before, part) => before + part, 0n);
        expect(sum(parts.map(String))).toBe(String(total));
      }),
    );
  });
});

describe('tables', () => {
  it('show holdings with their totals, aligned', () => {
    const items = [
      {
        asset: 'BTC',
        quantity: '0.5',
        averageCost: '20000',
        costBasis: '10000',
        price: '60000',
        value: '30000',
        unrealizedGain: '20000',
        roiPercent: '2',
      },
      { asset: 'DOGE', quantity: '1000', averageCost: '0.1', costBasis: '100' },
    ];
    const totals = { costBasis: '10100', value: '30000', unrealizedGain: '20000' };
    expect(holdingsTable(items, totals)).toBe(
      [
        '  Asset  Quantity  Average cost  Cost basis      Price      Value  Unrealized gain     ROI',
        '  ─────  ────────  ────────────  ──────────  ─────────  ─────────  ───────────────  ──────',
        '  BTC         0.5     20,000.00   10,000.00  60,000.00  30,000.00        20,000.00  200.0%',
        '  DOGE      1,000          0.10      100.00          –          –                –       –',
        '  ─────  ────────  ────────────  ──────────  ─────────  ─────────  ───────────────  ──────',
        '  Total                           10,100.00             30,000.00        20,000.00',
      ].join('\n'),
    );
  });

  it('show gains by year and term', () => {
    const row = (disposedAt: string, term: string, proceeds: string, costBasis: string, gain: string) => ({
      disposedAt,
      term,
      proceeds,
      costBasis,
      gain,
    });
    const shown = gainsTable([
      row('2022-03-01T00:00:00Z', 'long', '30', '10', '20'),
      row('2021-03-01T00:00:00Z', 'short', '5', '7', '-2'),
      row('2022-05-01T00:00:00Z', 'long', '1', '0.5', '0.5'),
      { disposedAt: '2022-06-01T00:00:00Z', term: 'long', costBasis: '99' },
    ]);
    expect(shown.split('\n').slice(2)).toEqual([
      '  2021   short     1      5.00        7.00  -2.00',
      '  2022    long     2     31.00       10.50  20.50',
      '  ─────  ─────  ────  ────────  ──────────  ─────',
      '  Total            3     36.00       17.50  18.50',
    ]);
  });
});
