import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, settings } from '../../../shared/settings/contract/settings.ts';
import { settingsInput } from '../../../shared/settings/contract/settings-input.ts';
import { completed } from '../../../shared/tax/calc/jurisdictions/complete-settings.ts';

const put = (body: unknown) => completed(z.parse(settingsInput, body));

describe('what a PUT leaves out', () => {
  it('takes the defaults of settings in the US, and where no law says otherwise', () => {
    expect(put({})).toEqual(DEFAULT_SETTINGS);
    expect(put({ jurisdiction: 'CH', baseCurrency: 'CHF' })).toEqual({
      ...DEFAULT_SETTINGS,
      jurisdiction: 'CH',
      baseCurrency: 'CHF',
    });
  });

  it.each([
    ['GB', { tax: { method: 'SECTION-104', lotScope: 'universal', longTerm: 'none' }, fiscalYearEndMonth: 4 }],
    ['DE', { tax: { method: 'FIFO', lotScope: 'per-account', longTerm: 'one-year-exempt' }, fiscalYearEndMonth: 12 }],
  ])('is what the law of %s says', (jurisdiction, expected) => {
    expect(put({ jurisdiction })).toMatchObject({ jurisdiction, ...expected });
  });

  it('ends the year on 5 April in the United Kingdom, and where the user says it ends', () => {
    expect(put({ jurisdiction: 'UK' })).toMatchObject({ fiscalYearEndMonth: 4, fiscalYearEndDay: 5 });
    expect(put({ jurisdiction: 'GB', fiscalYearEndMonth: 3 })).not.toHaveProperty('fiscalYearEndDay');
  });

  it('may say from when on lots are those of accounts', () => {
    const tax = { lotScope: 'per-account', lotScopeFrom: '2025-01-01', lotAllocation: { accounts: ['wallet'] } };
    expect(put({ tax })).toMatchObject({
      tax: { ...tax, lotAllocation: { order: 'oldest-first', accounts: ['wallet'] } },
    });
  });

  it('is there whatever is complete already', () => {
    const complete = z.parse(settings, { tax: { method: 'HIFO', lotScope: 'per-account' } });
    expect(put(complete)).toEqual(complete);
  });
});

describe('is refused with the path of the field:', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['LIFO in Germany', { jurisdiction: 'DE', tax: { method: 'LIFO' } }, ['tax.method']],
    ['one pool in Germany', { jurisdiction: 'DE', tax: { lotScope: 'universal' } }, ['tax.lotScope']],
    ['FIFO in the United Kingdom', { jurisdiction: 'GB', tax: { method: 'FIFO' } }, ['tax.method', 'tax.method']],
    [
      'pools by account there',
      { jurisdiction: 'GB', tax: { lotScope: 'per-account' } },
      ['tax.lotScope', 'tax.lotScope'],
    ],
    [
      'HIFO for a year in Germany',
      { jurisdiction: 'DE', tax: { methodByYear: { 2021: 'HIFO' } } },
      ['tax.methodByYear.2021'],
    ],
    ['SECTION-104 in the US', { tax: { method: 'SECTION-104' } }, ['tax.method']],
    [
      'SECTION-104 beside another method',
      { jurisdiction: 'CH', tax: { method: 'SECTION-104', methodByAsset: { BTC: 'FIFO' } } },
      ['tax.methodByAsset.BTC'],
    ],
    [
      'a date from which on lots are those of accounts, in one pool',
      { tax: { lotScopeFrom: '2025-01-01' } },
      ['tax.lotScopeFrom'],
    ],
    [
      'such a date in Germany',
      { jurisdiction: 'DE', tax: { lotScope: 'per-account', lotScopeFrom: '2025-01-01' } },
      ['tax.lotScopeFrom'],
    ],
    ['a way to share lots out without a date', { tax: { lotAllocation: {} } }, ['tax.lotAllocation']],
    ['money in a merger as income in the US', { tax: { mergerCash: 'income' } }, ['tax.mergerCash']],
    [
      'as gain up to the money in the United Kingdom',
      { jurisdiction: 'GB', tax: { mergerCash: 'recognized-gain' } },
      ['tax.mergerCash'],
    ],
    [
      'what is unlisted and no security',
      { tax: { securities: ['VOD'], unlistedSecurities: ['VOD', 'LTD'] } },
      ['tax.unlistedSecurities.1'],
    ],
    ['a method for an account in one pool', { tax: { methodByAccount: { kraken: 'LIFO' } } }, ['tax.methodByAccount']],
  ])('%s', (_, body, paths) => {
    const refusal = put(body);
    expect(refusal).toMatchObject({ refused: true, code: 'ValidationFailed' });
    const named = 'errors' in refusal ? (refusal.errors ?? []).map(({ path }) => path) : [];
    expect([...new Set(named)]).toEqual([...new Set(paths)]);
  });
});
