import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { priceLpToken } from '../../../shared/market-data/calc/lp/price-lp-token.ts';

const prices =
  (known: Readonly<Record<string, string>>) =>
  (asset: string): Decimal | undefined => {
    const price = known[asset];
    return price === undefined ? undefined : decimal(price);
  };
const holding = (asset: string, quantity: string) => ({ asset, quantity: decimal(quantity) });

describe('a token of a liquidity pool', () => {
  const pool = {
    kind: 'reserves',
    reserves: [holding('ETH', '120'), holding('USDC', '360000')],
    supply: decimal('7000'),
  } as const;

  it('is worth its share of the reserves, each part rounded once', () => {
    const value = priceLpToken(pool, prices({ ETH: '3000.5', USDC: '1' }));
    if (value.status !== 'Priced') throw new Error(value.reason);
    expect(format(value.price)).toBe('102.865714285714285714');
    expect(
      value.underlyings.map(({ asset, quantity, value: part }) => [asset, format(quantity), format(part)]),
    ).toEqual([
      ['ETH', '0.017142857142857143', '51.437142857142857143'],
      ['USDC', '51.428571428571428571', '51.428571428571428571'],
    ]);
  });
  it('is worth its weights of the underlyings, to the 18th decimal', () => {
    const weights = [holding('ETH', '0.000000000000000001'), holding('DAI', '2.5')];
    const value = priceLpToken({ kind: 'weights', weights }, prices({ ETH: '3000', DAI: '0.999' }));
    if (value.status !== 'Priced') throw new Error(value.reason);
    expect(format(value.price)).toBe('2.497500000000003');
  });
  it('has no price while an underlying has none, and names that', () => {
    expect(priceLpToken(pool, prices({ ETH: '3000' }))).toEqual({
      status: 'Unpriced',
      reason: 'missing-prices',
      missing: ['USDC'],
    });
  });
  it('has no price without underlyings or without any token in circulation', () => {
    const known = prices({ ETH: '3000', USDC: '1' });
    expect(priceLpToken({ kind: 'weights', weights: [] }, known)).toMatchObject({ reason: 'no-underlyings' });
    expect(priceLpToken({ ...pool, supply: decimal('0') }, known)).toMatchObject({ reason: 'no-supply' });
  });
});
