/** What exchanges come to that look like something else: staking into another token, fees that were kept back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { buy } from '../../support/transactions.ts';
import { Investor } from './support/investor.ts';

const TO = '2021-03-01';
let user: Investor;
beforeEach(async () => {
  user = new Investor();
  await user.did(buy({ at: '2021-01-01T00:00:00Z', asset: 'ETH', quantity: '2', total: '200' }));
});

const positions = async () => {
  const told = await user.performance({ to: TO });
  return Object.fromEntries(told.positions.map(({ asset, ...figures }) => [asset, figures]));
};

describe('staking', () => {
  const staked = (asset: string) => ({
    ...{ type: 'stake', account: 'kraken', timestamp: '2021-02-01T00:00:00Z' },
    amounts: [
      { asset: 'ETH', quantity: '2', direction: 'out' },
      { asset, quantity: '2', direction: 'in' },
    ],
  });
  beforeEach(() => user.prices(['ETH', '2021-01-01', '100'], ['ETH', '2021-02-01', '150'], ['STETH', TO, '160']));

  it('into another token is an exchange: what the coins had gained is theirs, and the token begins at its worth', async () => {
    await user.did(staked('STETH'));
    await user.prices(['STETH', '2021-02-01', '150']);
    const { ETH, STETH } = await positions();
    expect(ETH).toMatchObject({ quantity: '0', investment: '0', grossPerformance: '100', income: '0' });
    expect(STETH).toMatchObject({ quantity: '2', investment: '300', value: '320', grossPerformance: '20' });
    expect(await user.performance({ to: TO })).toMatchObject({ grossPerformance: '120', income: '0' });
  });

  it('of the coins themselves changes nothing', async () => {
    await user.did(staked('ETH'));
    expect((await positions())['ETH']).toMatchObject({ quantity: '2', investment: '200', grossPerformance: '100' });
  });
});

describe('a fee that was kept back from what a sale brought', () => {
  const sold = (more: object) => ({
    ...{ type: 'sell', account: 'kraken', timestamp: '2021-02-01T00:00:00Z' },
    amounts: [
      { asset: 'ETH', quantity: '2', direction: 'out' },
      { asset: 'USD', quantity: '297', direction: 'in' },
    ],
    fees: [{ asset: 'USD', quantity: '3', value: '3' }],
    ...more,
  });

  it('counts once where the value before it is stated', async () => {
    await user.did(sold({ value: { currency: 'USD', amount: '300' } }));
    expect((await positions())['ETH']).toMatchObject({ grossPerformance: '100', fees: '3', netPerformance: '97' });
  });

  it('comes off what arrived where nothing is stated, since that is then the value', async () => {
    await user.did(sold({}));
    expect((await positions())['ETH']).toMatchObject({ grossPerformance: '97', fees: '3', netPerformance: '94' });
  });

  it('in coins takes none of them, and is a fee of what was received', async () => {
    await user.prices(['BTC', '2021-02-01', '3000']);
    await user.did({
      ...{ type: 'trade', account: 'kraken', timestamp: '2021-02-01T00:00:00Z' },
      amounts: [
        { asset: 'ETH', quantity: '2', direction: 'out' },
        { asset: 'BTC', quantity: '0.099', direction: 'in' },
      ],
      fees: [{ asset: 'BTC', quantity: '0.001', value: '3' }],
      value: { currency: 'USD', amount: '300' },
    });
    const { ETH, BTC } = await positions();
    expect(ETH).toMatchObject({ grossPerformance: '100', fees: '0' });
    expect(BTC).toMatchObject({ quantity: '0.099', investment: '300', value: '297', fees: '3', netPerformance: '-6' });
  });
});
