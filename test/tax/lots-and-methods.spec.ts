import { describe, expect, it } from 'vitest';
import { settingsWith, User } from './support/domain.ts';

const threePurchases = [
  { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '20 USD', id: 'middle' },
  { type: 'buy', at: '2021-01-02', in: '1 BTC', out: '30 USD', id: 'dear' },
  { type: 'buy', at: '2021-01-03', in: '1 BTC', out: '10 USD', id: 'cheap' },
] as const;

async function used(method: string, quantity: string): Promise<string[]> {
  const user = new User(settingsWith({ method }));
  await user.send(...threePurchases, { type: 'sell', at: '2021-02-01', out: `${quantity} BTC`, in: '90 USD' });
  const lots = new Map((await user.lots()).map((lot) => [lot.lotId, lot.acquisitionTransactionId]));
  return (await user.disposals()).map((row) => `${row.quantity} ${lots.get(row.lotId ?? '')}`);
}

describe('the order of lots', () => {
  it.each([
    ['FIFO', ['1 middle', '0.5 dear']],
    ['LIFO', ['1 cheap', '0.5 dear']],
    ['HIFO', ['1 dear', '0.5 middle']],
    ['LOFO', ['1 cheap', '0.5 middle']],
    ['AVERAGE', ['1 middle', '0.5 dear']],
  ])('%s uses %j', async (method, expected) => {
    expect(await used(method, '1.5')).toEqual(expected);
  });

  it.each(['HIFO', 'LOFO', 'FIFO'])(
    '%s takes lots of equal unit cost oldest first, even of different size',
    async (method) => {
      const user = new User(settingsWith({ method }));
      await user.send(
        { type: 'buy', at: '2021-01-02', in: '3 BTC', out: '1 USD', id: 'second' },
        { type: 'buy', at: '2021-01-01', in: '6 BTC', out: '2 USD', id: 'first' },
        { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '1 USD' },
      );
      const [partial] = await user.lots({ status: 'partial' });
      expect(partial?.acquisitionTransactionId).toBe('first');
    },
  );

  it('LIFO is the reverse of FIFO at one instant, too', async () => {
    const user = new User(settingsWith({ method: 'LIFO' }));
    await user.sendTogether(
      { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '1 USD', id: 'first' },
      { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '2 USD', id: 'second' },
      { type: 'sell', at: '2021-01-02', out: '1 BTC', in: '1 USD' },
    );
    expect((await user.lots({ status: 'open' })).map((lot) => lot.acquisitionTransactionId)).toEqual(['first']);
  });

  it('goes by the method of the fiscal year of the disposal', async () => {
    const user = new User(settingsWith({ method: 'FIFO', methodByYear: { 2022: 'LIFO' } }, { fiscalYearEndMonth: 3 }));
    await user.send(
      ...threePurchases,
      { type: 'sell', at: '2021-03-31', out: '1 BTC', in: '50 USD', id: 'in fiscal 2021' },
      { type: 'sell', at: '2021-04-01', out: '1 BTC', in: '50 USD', id: 'in fiscal 2022' },
    );
    expect((await user.disposals()).map((row) => row.costBasis)).toEqual(['20', '10']);
    expect((await user.disposals({ year: 2021 })).map((row) => row.transactionId)).toEqual(['in fiscal 2021']);
    expect((await user.disposals({ year: 2022 })).map((row) => row.transactionId)).toEqual(['in fiscal 2022']);
  });
});

describe('a lot', () => {
  it('shows what is left of it', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2021-01-01T10:00:00Z', in: '3 BTC', out: '100 USD', fees: '2 USD', id: 'purchase' },
      { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD' },
    );
    const [lot] = await user.lots();
    expect(lot).toEqual({
      lotId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      asset: 'BTC',
      account: 'kraken',
      acquiredAt: '2021-01-01T10:00:00.000Z',
      method: 'buy',
      status: 'partial',
      quantity: '3',
      remainingQuantity: '2',
      costBasis: '102',
      remainingCostBasis: '68',
      unitCost: '34',
      acquisitionTransactionId: 'purchase',
    });
  });

  it('consumed in parts gives back exactly its cost', async () => {
    const user = new User();
    await user.send({ type: 'buy', at: '2021-01-01', in: '7 BTC', out: '100 USD' });
    for (let day = 1; day <= 7; day += 1) {
      await user.send({ type: 'sell', at: `2021-02-0${day}`, out: '1 BTC', in: '20 USD' });
    }
    const costs = (await user.disposals()).map((row) => BigInt(row.costBasis.replace('.', '')));
    expect(costs.reduce((sum, cost) => sum + cost, 0n)).toBe(100n * 10n ** 18n);
  });

  it('is listed by asset, account and status', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(
      { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '1 USD', id: 'closed' },
      { type: 'buy', at: '2021-01-02', in: '1 BTC', out: '1 USD', id: 'partial' },
      { type: 'buy', at: '2021-01-03', in: '1 BTC', out: '1 USD', id: 'open' },
      { type: 'buy', at: '2021-01-04', in: '1 BTC', out: '1 USD', id: 'elsewhere', account: 'wallet' },
      { type: 'buy', at: '2021-01-05', in: '1 BTCX', out: '1 USD', id: 'other asset' },
      { type: 'sell', at: '2021-02-01', out: '1.5 BTC', in: '5 USD' },
    );
    const ids = async (query: Parameters<User['lots']>[0]) =>
      (await user.lots(query)).map((lot) => lot.acquisitionTransactionId);
    expect(await ids({ asset: 'BTC' })).toEqual(['closed', 'partial', 'open', 'elsewhere']);
    expect(await ids({ asset: 'BTC', account: 'kraken' })).toEqual(['closed', 'partial', 'open']);
    expect(await ids({ account: 'wallet' })).toEqual(['elsewhere']);
    expect(await ids({ status: 'closed' })).toEqual(['closed']);
    expect(await ids({ status: 'partial' })).toEqual(['partial']);
    expect(await ids({ status: 'open' })).toEqual(['other asset', 'open', 'elsewhere']);
  });

  it.each(['FIFO', 'AVERAGE'])('is read page by page as in one go under %s', async (method) => {
    const user = new User(settingsWith({ method }));
    for (let day = 1; day <= 9; day += 1) {
      await user.send({ type: 'buy', at: `2021-01-0${day}`, in: '7 BTC', out: `${day} USD` });
    }
    await user.send({ type: 'sell', at: '2021-02-01', out: '10 BTC', in: '50 USD' });
    const paged = [];
    for (let after: string | undefined; ; ) {
      const page = await user.book.lots(after === undefined ? {} : { after }).next();
      if (page.done === true) break;
      paged.push(page.value.item);
      after = page.value.cursor;
    }
    expect(paged).toEqual(await user.lots());
  });
});

describe('accounts', () => {
  const inTwoAccounts = [
    { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '10 USD', account: 'wallet' },
    { type: 'buy', at: '2021-01-02', in: '1 BTC', out: '20 USD', account: 'kraken' },
    { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD', account: 'kraken' },
  ] as const;

  it('are one pool under universal scope', async () => {
    const user = new User();
    await user.send(...inTwoAccounts);
    expect((await user.disposals()).map((row) => row.costBasis)).toEqual(['10']);
  });

  it('have their own lots under per-account scope', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(...inTwoAccounts);
    expect((await user.disposals()).map((row) => row.costBasis)).toEqual(['20']);
  });
});

describe('time', () => {
  it('lets what is acquired at an instant be disposed of at that instant, whichever arrived first', async () => {
    const user = new User();
    await user.send(
      { type: 'sell', at: '2021-01-01', out: '1 BTC', in: '50 USD' },
      { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '20 USD' },
    );
    expect(await user.disposals()).toMatchObject([{ quantity: '1', gain: '30' }]);
  });

  it('orders disposals of one instant by arrival', async () => {
    const user = new User();
    await user.sendTogether(
      { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '20 USD' },
      { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD', id: 'covered' },
      { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD', id: 'short' },
    );
    const short = (await user.disposals()).filter((row) => row.missingQuantity !== undefined);
    expect(short.map((row) => row.transactionId)).toEqual(['short']);
  });
});
