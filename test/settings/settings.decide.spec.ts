import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, settings } from '../../shared/settings/contract/settings.ts';
import { decide } from '../../shared/settings/domain/decide.ts';

const hifo = z.parse(settings, { tax: { method: 'HIFO', methodByYear: { 2021: 'LIFO' } } });

describe('replacing settings', () => {
  it('records the new settings and names what changed', () => {
    const events = decide({ settings: hifo, ifMatch: undefined }, { version: 0, settings: DEFAULT_SETTINGS });
    expect(events).toEqual([
      { type: 'SettingsReplaced', data: { settings: hifo, changed: ['tax.method', 'tax.methodByYear'] } },
    ]);
  });

  it('is no event when nothing changes', () => {
    expect(decide({ settings: hifo, ifMatch: 3 }, { version: 3, settings: hifo })).toEqual([]);
  });

  it('refuses a version that is no longer the one', () => {
    const refusal = decide({ settings: hifo, ifMatch: 2 }, { version: 3, settings: DEFAULT_SETTINGS });
    expect(refusal).toMatchObject({ code: 'VersionConflict', data: { currentVersion: 3 } });
  });
});

describe('settings', () => {
  it('take their defaults where they are left out', () => {
    expect(z.parse(settings, { baseCurrency: 'CHF' })).toEqual({ ...DEFAULT_SETTINGS, baseCurrency: 'CHF' });
    expect(DEFAULT_SETTINGS.tax).toEqual({
      method: 'FIFO',
      lotScope: 'universal',
      longTerm: 'us',
      buyFeeInBasis: true,
      sellFeeDeducted: true,
      transferFee: 'disposal',
      strict: false,
    });
  });

  it.each([
    [{ tax: { method: 'BEST' } }, 'tax.method'],
    [{ tax: { strikt: true } }, 'tax'],
    [{ fiscalYearEndMonth: 13 }, 'fiscalYearEndMonth'],
    [{ tax: { methodByYear: { 21: 'LIFO' } } }, 'tax.methodByYear.21'],
    [{ baseCurrency: 'usd' }, 'baseCurrency'],
    [{ reconciliationTolerancePercent: '-1' }, 'reconciliationTolerancePercent'],
  ])('refuse %j at %s', (value, path) => {
    const parsed = settings.safeParse(value);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
