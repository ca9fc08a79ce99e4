import { describe, expect, it } from 'vitest';
import { settingsWith, User } from './support/domain.ts';

const purchases = [
  { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '10 USD', id: 'first' },
  { type: 'buy', at: '2021-01-02', in: '1 BTC', out: '20 USD', id: 'second' },
] as const;
const transfer = { type: 'transfer', at: '2021-02-01', out: '1.5 BTC', in: '1.4 BTC', toAccount: 'wallet' } as const;
const perAccount = (more = {}) => new User(settingsWith({ lotScope: 'per-account', ...more }));

describe('a transfer under per-account scope', () => {
  it('moves the lots that a disposal would use, with date and basis, first for what arrives', async () => {
    const user = perAccount();
    await user.send(...purchases, { ...transfer, fees: '0.1 BTC = 4', id: 'transfer' });
    expect(await user.lots({ account: 'wallet' })).toMatchObject([
      { acquiredAt: '2021-01-01T00:00:00.000Z', quantity: '1', costBasis: '10', acquisitionTransactionId: 'first' },
      { acquiredAt: '2021-01-02T00:00:00.000Z', quantity: '0.4', costBasis: '8', acquisitionTransactionId: 'second' },
    ]);
    expect(await user.lots({ account: 'kraken', status: 'partial' })).toMatchObject([{ remainingQuantity: '0.5' }]);
    expect(await user.disposals()).toMatchObject([
      { transactionId: 'transfer', quantity: '0.1', proceeds: '4', costBasis: '2', gain: '2', account: 'kraken' },
    ]);
  });

  it('goes by the method', async () => {
    const user = perAccount({ method: 'HIFO' });
    await user.send(...purchases, { ...transfer, out: '1 BTC', in: '1 BTC' });
    expect(await user.lots({ account: 'wallet' })).toMatchObject([{ acquisitionTransactionId: 'second' }]);
  });

  it('takes its fee at cost where fees of transfers are no disposals', async () => {
    const user = perAccount({ transferFee: 'non-disposal' });
    await user.send(...purchases, { ...transfer, fees: '0.1 BTC = 4' });
    const [row] = await user.disposals();
    expect(row).toMatchObject({ quantity: '0.1', costBasis: '2' });
    expect(row).not.toHaveProperty('proceeds');
    expect(row).not.toHaveProperty('gain');
  });

  it('keeps the age of a lot through several moves', async () => {
    const user = perAccount();
    await user.send(
      ...purchases,
      { ...transfer, out: '1 BTC', in: '1 BTC' },
      { type: 'transfer', at: '2021-03-01', out: '1 BTC', in: '1 BTC', account: 'wallet', toAccount: 'vault' },
      { type: 'sell', at: '2022-01-03', out: '1 BTC', in: '50 USD', account: 'vault' },
    );
    expect(await user.disposals()).toMatchObject([
      { acquiredAt: '2021-01-01T00:00:00.000Z', costBasis: '10', term: 'long', holdingDays: 367 },
    ]);
  });

  it('of more than is held moves what is there, and the rest arrives flagged and without cost', async () => {
    const user = perAccount();
    await user.send(...purchases, { ...transfer, out: '3 BTC', in: '3 BTC', id: 'transfer' });
    expect(await user.lots({ account: 'wallet' })).toMatchObject([
      { quantity: '1', costBasis: '10' },
      { quantity: '1', costBasis: '20' },
      {
        quantity: '1',
        costBasis: '0',
        missingQuantity: '1',
        acquiredAt: '2021-02-01T00:00:00.000Z',
        acquisitionTransactionId: 'transfer',
      },
    ]);
    expect(await user.book.incomplete()).toEqual({ missingLots: ['BTC'], missingPrices: [] });
  });

  it('takes the mean cost along under AVERAGE', async () => {
    const user = perAccount({ method: 'AVERAGE' });
    await user.send(...purchases, { ...transfer, out: '1 BTC', in: '1 BTC' });
    expect(await user.lots({ account: 'wallet' })).toMatchObject([{ costBasis: '15', remainingCostBasis: '15' }]);
    expect(await user.lots({ account: 'kraken', status: 'open' })).toMatchObject([{ remainingCostBasis: '15' }]);
  });
});

describe('a transfer under universal scope', () => {
  it('leaves the lots where they are and disposes of its fee', async () => {
    const user = new User();
    await user.send(...purchases, { ...transfer, fees: '0.1 BTC = 4' });
    expect((await user.lots()).map((lot) => lot.account)).toEqual(['kraken', 'kraken']);
    expect(await user.disposals()).toMatchObject([{ quantity: '0.1', proceeds: '4', costBasis: '1' }]);
  });
});

describe('the fee of a transfer', () => {
  it('is worth what the market says where nothing is stated', async () => {
    const user = new User();
    await user.price('BTC', '2021-02-01', '50');
    await user.send(...purchases, transfer);
    expect(await user.disposals()).toMatchObject([{ quantity: '0.1', proceeds: '5' }]);
  });

  it('needs a price otherwise', async () => {
    const user = new User();
    await user.send(...purchases, transfer);
    expect(await user.disposals()).toMatchObject([{ quantity: '0.1', needsPrice: true }]);
  });

  it('in a third asset is a disposal of that', async () => {
    const user = new User();
    await user.send({ type: 'buy', at: '2021-01-01', in: '1 ETH', out: '8 USD' }, ...purchases, {
      ...transfer,
      in: '1.5 BTC',
      fees: '0.5 ETH = 6',
    });
    expect(await user.disposals()).toMatchObject([{ asset: 'ETH', quantity: '0.5', proceeds: '6', costBasis: '4' }]);
  });
});
