import { describe, expect, it } from 'vitest';
import { settingsWith, User } from './support/domain.ts';

const purchases = ['kraken', 'wallet'].flatMap((account) =>
  ['BTC', 'ETH'].flatMap((asset) => [
    { type: 'buy' as const, at: '2020-01-01', account, in: `1 ${asset}`, out: '10 USD' },
    { type: 'buy' as const, at: '2020-01-02', account, in: `1 ${asset}`, out: '30 USD' },
    { type: 'buy' as const, at: '2020-01-03', account, in: `1 ${asset}`, out: '20 USD' },
  ]),
);
const sales = ['kraken', 'wallet'].flatMap((account) =>
  ['BTC', 'ETH'].map((asset) => ({
    type: 'sell' as const,
    at: '2020-06-01',
    account,
    out: `1 ${asset}`,
    in: '90 USD',
  })),
);

const costs = async (tax: Record<string, unknown>) => {
  const user = new User(settingsWith(tax));
  await user.send(...purchases, ...sales);
  return (await user.disposals()).map((row) => `${row.account} ${row.asset} ${row.costBasis}`);
};

describe('methods of pools', () => {
  it('go by account, else by asset, else by year, else as ever', async () => {
    const tax = {
      lotScope: 'per-account',
      method: 'FIFO',
      methodByYear: { 2020: 'LIFO' },
      methodByAsset: { ETH: 'HIFO' },
      methodByAccount: { wallet: 'AVERAGE' },
    };
    expect(await costs(tax)).toEqual(['kraken BTC 20', 'kraken ETH 30', 'wallet BTC 20', 'wallet ETH 20']);
  });

  it('of accounts count only where their lots are their own', async () => {
    const tax = { method: 'FIFO', methodByAsset: { ETH: 'LOFO' }, methodByAccount: { wallet: 'HIFO' } };
    expect(await costs(tax)).toEqual(['kraken BTC 10', 'kraken ETH 10', 'wallet BTC 10', 'wallet ETH 10']);
  });

  it('take effect, and are given up, by a change of settings', async () => {
    const user = new User(settingsWith({ method: 'FIFO' }));
    await user.send(...purchases, ...sales);
    const before = await user.disposals();
    await user.book.apply({ settings: settingsWith({ method: 'FIFO', methodByAsset: { BTC: 'AVERAGE' } }) });
    expect((await user.disposals()).map((row) => row.costBasis)).toEqual(['20', '10', '20', '10']);
    expect((await user.lots({ asset: 'BTC', status: 'open' }))[0]).toMatchObject({ remainingCostBasis: '20' });
    await user.book.apply({ settings: settingsWith({ method: 'FIFO' }) });
    expect(await user.disposals()).toEqual(before);
  });

  it("don't mix up an asset in order of age with one in order of cost that it is named after", async () => {
    const user = new User(settingsWith({ method: 'HIFO', methodByAsset: { HBTC: 'FIFO' } }));
    for (const asset of ['BTC', 'HBTC']) {
      await user.send({ type: 'buy', at: '2020-01-01', account: 'kraken', in: `2 ${asset}`, out: '10 USD' });
    }
    for (const asset of ['BTC', 'HBTC']) {
      await user.send({ type: 'sell', at: '2020-06-01', account: 'kraken', out: `1 ${asset}`, in: '90 USD' });
    }
    expect((await user.disposals()).map((row) => `${row.asset} ${row.costBasis}`)).toEqual(['BTC 5', 'HBTC 5']);
  });
});
