/** A currency that nobody knows is refused wherever one is asked for, and what coins there are from the start are known. */
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { knownCurrency } from '../../shared/kernel/money/known-currency.ts';
import { currencyCode } from '../../shared/kernel/money/schema.ts';
import { recordExchangeRates, recordPrices } from '../../shared/market-data/contract/http.ts';
import { DEFAULT_ASSETS } from '../../shared/market-data/domain/assets/default-assets.ts';
import { getHoldings } from '../../shared/portfolio/contract/holdings-http.ts';
import { getPerformance, getPerformanceChart } from '../../shared/portfolio/contract/performance-http.ts';
import { createPortfolioRoute } from '../../shared/portfolio/contract/portfolios-http.ts';
import { putSettings } from '../../shared/settings/contract/http.ts';
import { settings } from '../../shared/settings/contract/settings.ts';
import { previewSale } from '../../shared/tax/contract/previews-http.ts';

const faultsOf = (schema: z.ZodMiniType, value: unknown): readonly string[] =>
  schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];
const closeIn = (currency: string) => ({
  prices: [{ asset: 'BALN', date: '2021-11-22', close: '142.9', currency }],
});
const rateOf = (from: string, to: string) => ({ rates: [{ from, to, date: '2021-11-22', rate: '0.93' }] });
const sale = (currency: string) => ({
  sell: { asset: 'BTC', quantity: '1', price: '9', at: '2024-03-01T09:00:00Z', currency },
});
const holding = (currency: string) => ({
  ...{
    name: 'mine',
    holdings: [{ asset: 'VWCE', quantity: '1', price: '9', account: 'depot', at: '2024-03-01T09:00:00Z', currency }],
  },
});

describe.each<[string, (currency: string) => readonly string[], string]>([
  ['the settings', (code) => faultsOf(putSettings.body, { baseCurrency: code }), 'baseCurrency'],
  ['a preview of a sale', (code) => faultsOf(previewSale.body, sale(code)), 'sell.currency'],
  ['holdings', (code) => faultsOf(getHoldings.query.currency, code), ''],
  ['performance', (code) => faultsOf(getPerformance.query.currency, code), ''],
  ['a chart', (code) => faultsOf(getPerformanceChart.query.currency, code), ''],
  ['a close', (code) => faultsOf(recordPrices.body, closeIn(code)), 'prices.0.currency'],
  ['a rate', (code) => faultsOf(recordExchangeRates.body, rateOf(code, 'CHF')), 'rates.0.from'],
  ['the other side of a rate', (code) => faultsOf(recordExchangeRates.body, rateOf('CHF', code)), 'rates.0.to'],
  ['what a portfolio begins with', (code) => faultsOf(createPortfolioRoute.body, holding(code)), 'holdings.0.currency'],
])('the currency of %s', (_, faults, path) => {
  it.each(['XQQ', 'EURO', 'usd'])('%s is refused by its path', (code) => {
    expect(faults(code)).toEqual([path]);
  });

  it.each(['USD', 'SLE', 'USDT'])('%s is taken', (code) => {
    expect(faults(code)).toEqual([]);
  });
});

it('coins and metals that are there from the start are known', () => {
  for (const { code } of DEFAULT_ASSETS) expect(knownCurrency.safeParse(code).success, code).toBe(true);
});

it('what was recorded with a currency that is not known is still read', () => {
  expect(settings.parse({ baseCurrency: 'XQQ' }).baseCurrency).toBe('XQQ');
  expect(currencyCode.safeParse('XQQ').success).toBe(true);
});
