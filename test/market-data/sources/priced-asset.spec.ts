import { describe, expect, it } from 'vitest';
import type { AssetIdentifier } from '../../../shared/market-data/contract/asset-identifiers.ts';
import { impliedRecord } from '../../../shared/market-data/domain/assets/view-of.ts';
import { pricedAsset } from '../../../shared/market-data/domain/sources/priced-asset.ts';

const named = (scheme: AssetIdentifier['scheme'], value: string, nativeCurrency = 'USD') =>
  pricedAsset({ code: 'X', type: 'crypto', nativeCurrency, identifiers: [{ scheme, value, primary: true }] }).ids;

describe('Kraken is asked for a pair', () => {
  it.each([
    ['XBT', 'USD', { id: 'XBTUSD', currency: 'USD' }],
    ['XBT', 'EUR', { id: 'XBTEUR', currency: 'EUR' }],
    // Not traded there in kronor.
    ['XBT', 'SEK', { id: 'XBTUSD', currency: 'USD' }],
    // A coin whose name ends like a pair's: T in dollars is another one.
    ['TUSD', 'USD', { id: 'TUSDUSD', currency: 'USD' }],
    ['XBT/CHF', 'USD', { id: 'XBTCHF', currency: 'CHF' }],
  ])('of %s and %s', (value, currency, pair) => {
    expect(named('kraken', value, currency).get('kraken')).toEqual(pair);
  });

  it.each(['XBT/XYZ', '/USD', 'A/B/USD'])('not of %s', (value) => {
    expect(named('kraken', value).get('kraken')).toBeUndefined();
  });
});

describe('a code that says whose it is', () => {
  it.each([
    ['stooq:aapl.us', 'USD'],
    ['stooq:SAP.DE', 'EUR'],
    ['stooq:7203.jp', 'JPY'],
    ['alphavantage:IBM', 'USD'],
    ['alphavantage:SAP.DEX', 'EUR'],
    ['coingecko:bitcoin', 'USD'],
    ['kraken:XBT', 'USD'],
  ])('%s is quoted in %s', (code, currency) => {
    expect(impliedRecord(code, '')?.nativeCurrency).toBe(currency);
  });

  it.each(['stooq:tsco.uk', 'stooq:cdr', 'stooq:eurusd', 'stooq:a.xyz', 'alphavantage:TSCO.LON'])(
    '%s does not say what it is quoted in, and means nothing',
    (code) => {
      expect(impliedRecord(code, '')).toBeUndefined();
    },
  );
});
