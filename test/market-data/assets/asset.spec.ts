import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { parseInput } from '../../../shared/kernel/issues.ts';
import { assetDefinition } from '../../../shared/market-data/contract/asset.ts';
import { DEFAULT_ASSETS } from '../../../shared/market-data/domain/assets/default-assets.ts';
import { importAssetsRoute } from '../../../shared/operations/contract/assets-http.ts';

const stock = { code: 'AAPL', type: 'stock', name: 'Apple Inc.', precision: 2 };
const isin = { scheme: 'isin', value: 'US0378331005', primary: true };
const BOND = {
  ...{ issuer: 'Apple Inc.', couponType: 'fixed', couponRate: '0.0335', couponsPerYear: 2, maturity: '2027-02-09' },
  ...{ par: '1000', dayCount: '30/360' },
};
const bond = (fields: object) => ({ ...stock, type: 'bond', bond: { ...BOND, ...fields } });
const pool = (...underlyings: readonly object[]) => ({ ...stock, type: 'lp-token', pool: { underlyings } });
const contract = (value: string, chain = 'ethereum') => ({ scheme: 'contract', value, chain, primary: true });

const pathsOf = (value: unknown): readonly string[] => {
  const parsed = parseInput(assetDefinition, value);
  return isRefused(parsed) ? (parsed.errors ?? []).map(({ path }) => path) : [];
};

describe('an asset', () => {
  it.each<[string, object]>([
    ['a share', { ...stock, exchange: 'XNAS', equity: { country: 'US', sector: 'Technology' }, identifiers: [isin] }],
    ['a fund', { ...stock, type: 'fund', assetClass: 'equity', subclass: 'global', fund: { expenseRatio: '0.0022' } }],
    ['of a known age', { ...stock, inceptionDate: '1980-12-12' }],
    ['a bond', bond({})],
    ['a bond without coupons', bond({ couponType: 'zero', couponRate: '0', couponsPerYear: 0 })],
    [
      'a token by contract',
      { ...stock, type: 'crypto', identifiers: [contract('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')] },
    ],
    ['a pool token', pool({ asset: 'ETH', weight: '0.5' }, { asset: 'USDC', weight: '1200' })],
    ['a collection', { ...stock, type: 'nft-collection', collection: { standard: 'ERC721' } }],
    ['money', { ...stock, type: 'fiat', code: 'ISK', nativeCurrency: 'ISK' }],
    ['something else', { ...stock, type: 'custom', metadata: { where: 'the attic' } }],
  ])('may be %s', (_, value) => {
    expect(pathsOf(value)).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['in an unknown currency', { ...stock, nativeCurrency: 'XXQ' }, ['nativeCurrency']],
    ['in a coin', { ...stock, nativeCurrency: 'BTC' }, ['nativeCurrency']],
    ['of no decimals', { ...stock, precision: 0 }, ['precision']],
    ['of less than no decimals', { ...stock, precision: -2 }, ['precision']],
    ['of more decimals than we keep', { ...stock, precision: 19 }, ['precision']],
    ['of an unknown type', { ...stock, type: 'share' }, ['type']],
    ['without a name', { ...stock, name: ' ' }, ['name']],
    [
      'with an ISIN of a wrong digit',
      { ...stock, identifiers: [{ ...isin, value: 'US0378331006' }] },
      ['identifiers.0.value'],
    ],
    [
      'with two primaries',
      { ...stock, identifiers: [isin, { scheme: 'stooq', value: 'aapl.us', primary: true }] },
      ['identifiers'],
    ],
    ['without a primary', { ...stock, identifiers: [{ ...isin, primary: false }] }, ['identifiers']],
    [
      'with one identifier twice',
      { ...stock, identifiers: [isin, { ...isin, value: 'us0378331005', primary: false }] },
      ['identifiers.1'],
    ],
    [
      'with a ticker of nowhere',
      { ...stock, identifiers: [{ scheme: 'ticker', value: 'AAPL', primary: true }] },
      ['identifiers.0.exchange'],
    ],
    [
      'with a contract of no chain',
      { ...stock, identifiers: [{ scheme: 'contract', value: '0x1', primary: true }] },
      ['identifiers.0.chain'],
    ],
    [
      'with a mistyped address',
      { ...stock, identifiers: [contract('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD')] },
      ['identifiers.0.value'],
    ],
    ['with a chain on an ISIN', { ...stock, identifiers: [{ ...isin, chain: 'ethereum' }] }, ['identifiers.0.chain']],
    ['of another class’s subclass', { ...stock, subclass: 'nft' }, ['subclass']],
    [
      'with the details of another type',
      { ...stock, pool: { underlyings: [{ asset: 'ETH', weight: '1' }] } },
      ['pool'],
    ],
    ['a bond without terms', { ...stock, type: 'bond' }, ['bond']],
    ['a bond that pays nothing twice a year', bond({ couponType: 'zero', couponRate: '0' }), ['bond.couponsPerYear']],
    ['a bond that matures before it is issued', bond({ issuedOn: '2028-01-01' }), ['bond.maturity']],
    ['a bond that exists since it wasn’t issued', { ...bond({}), inceptionDate: '2017-02-09' }, ['inceptionDate']],
    ['that exists since a day that there isn’t', { ...stock, inceptionDate: '1980-12-32' }, ['inceptionDate']],
    ['a bond of 335%', bond({ couponRate: '3.35' }), ['bond.couponRate']],
    ['a bond five times a year', bond({ couponsPerYear: 5 }), ['bond.couponsPerYear']],
    ['a bond of nothing', bond({ par: '0' }), ['bond.par']],
    [
      'a pool of one thing twice',
      pool({ asset: 'ETH', weight: '1' }, { asset: 'ETH', weight: '2' }),
      ['pool.underlyings'],
    ],
    ['a pool of less than nothing', pool({ asset: 'ETH', weight: '-1' }), ['pool.underlyings.0.weight']],
    ['money in other money', { ...stock, type: 'fiat', code: 'ISK', nativeCurrency: 'USD' }, ['nativeCurrency']],
    ['with what nobody knows', { ...stock, colour: 'red' }, ['colour']],
  ])('%s is refused', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths);
  });
});

it('assets that are there from the start are as well formed as any, each code once', () => {
  expect(DEFAULT_ASSETS.flatMap(pathsOf)).toEqual([]);
  expect(new Set(DEFAULT_ASSETS.map(({ code }) => code)).size).toBe(DEFAULT_ASSETS.length);
});

it('the example of a catalogue can be imported as it is', () => {
  const file = join(import.meta.dirname, '../../../examples/catalogue.json');
  const parsed = parseInput(importAssetsRoute.body, JSON.parse(readFileSync(file, 'utf8')));
  expect(isRefused(parsed) ? parsed.errors : []).toEqual([]);
});
