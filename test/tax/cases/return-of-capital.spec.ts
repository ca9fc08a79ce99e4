import { describe, expect, it } from 'vitest';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

const TWO_LOTS = [
  { type: 'buy', at: '2020-01-01', in: '10 REIT', out: '100 USD' },
  { type: 'buy', at: '2021-06-01', in: '30 REIT', out: '30 USD', id: 'cheap' },
] as const;
const costs = async (user: User) => (await user.lots()).map((lot) => [lot.costBasis, lot.remainingCostBasis]);

describe('a return of capital', () => {
  it('lowers the cost of each lot by its units, and is no gain as long as there is cost', async () => {
    const user = new User();
    await user.send(...TWO_LOTS, { type: 'return_of_capital', at: '2021-07-01', in: '20 USD', paidBy: 'REIT' });
    expect(await costs(user)).toEqual([
      ['95', '95'],
      ['15', '15'],
    ]);
    expect(await user.disposals()).toEqual([]);
    await user.send({ type: 'sell', at: '2021-08-01', out: '10 REIT', in: '120 USD' });
    expect(await user.disposals()).toMatchObject([{ costBasis: '95', gain: '25', term: 'long' }]);
  });

  it('is gain beyond the cost of a lot, held as long as that, whatever others cost', async () => {
    const user = new User();
    await user.send(...TWO_LOTS, { type: 'return_of_capital', at: '2021-07-01', in: '80 USD', paidBy: 'REIT' });
    expect(await costs(user)).toEqual([
      ['80', '80'],
      ['0', '0'],
    ]);
    expect(await user.disposals()).toMatchObject([
      { asset: 'REIT', quantity: '0', proceeds: '30', costBasis: '0', gain: '30', term: 'short' },
    ]);
  });

  it('lowers what is left of a lot that was used in part', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '10 REIT', out: '100 USD' },
      { type: 'sell', at: '2020-02-01', out: '4 REIT', in: '50 USD' },
      { type: 'return_of_capital', at: '2020-03-01', in: '12 USD', paidBy: 'REIT' },
    );
    expect(await user.lots()).toMatchObject([
      { quantity: '10', remainingQuantity: '6', remainingCostBasis: '48', costBasis: '80', unitCost: '8' },
    ]);
    await user.send({ type: 'sell', at: '2020-04-01', out: '6 REIT', in: '50 USD' });
    expect((await user.disposals()).map(({ costBasis }) => costBasis)).toEqual(['40', '48']);
  });

  it.each(['AVERAGE', 'SECTION-104'])('lowers the mean cost under %s', async (method) => {
    const user = new User(settingsWith({ method }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '10 REIT', out: '100 USD' },
      { type: 'buy', at: '2020-02-01', in: '30 REIT', out: '20 USD' },
      { type: 'return_of_capital', at: '2020-05-01', in: '40 USD', paidBy: 'REIT' },
      { type: 'sell', at: '2020-08-01', out: '10 REIT', in: '60 USD' },
    );
    expect(await user.disposals()).toMatchObject([{ costBasis: '20', gain: '40' }]);
    await user.send({ type: 'return_of_capital', at: '2020-09-01', in: '90 USD', paidBy: 'REIT' });
    const gains = (await user.disposals()).filter(({ quantity }) => quantity === '0').map(({ gain }) => gain);
    expect(gains).toEqual(['30']);
  });

  it('concerns the lots of the account it was paid to, where lots are kept by account', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '10 REIT', out: '100 USD', account: 'broker' },
      { type: 'buy', at: '2020-01-02', in: '10 REIT', out: '100 USD', account: 'other' },
      { type: 'return_of_capital', at: '2020-03-01', in: '30 USD', paidBy: 'REIT', account: 'broker' },
    );
    expect((await user.lots()).map((lot) => [lot.account, lot.costBasis])).toEqual([
      ['broker', '70'],
      ['other', '100'],
    ]);
  });

  it('to another account than that of the lots is gain there, and said to be unexplained', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '10 REIT', out: '100 USD', account: 'broker' },
      { type: 'return_of_capital', at: '2020-03-01', in: '30 USD', paidBy: 'REIT', account: 'bank' },
    );
    expect(await costs(user)).toEqual([['100', '100']]);
    expect(await user.disposals()).toMatchObject([{ account: 'bank', gain: '30', missingQuantity: '0' }]);
    expect(await user.book.incomplete()).toMatchObject({ missingLots: ['REIT'] });
  });

  it('in a foreign currency counts at its worth, and the money is a lot', async () => {
    const user = new User();
    const paid = { type: 'return_of_capital', at: '2021-07-01', in: '20 EUR', paidBy: 'REIT' } as const;
    await user.send(...TWO_LOTS, paid);
    expect(await user.disposals()).toMatchObject([{ quantity: '0', needsPrice: true }]);
    expect(await costs(user)).toEqual([
      ['0', '0'],
      ['100', '100'],
      ['30', '30'],
    ]);
    await user.rate('EUR', 'USD', '2021-07-01', '2');
    expect(await costs(user)).toEqual([
      ['40', '40'],
      ['90', '90'],
      ['0', '0'],
    ]);
    expect(await user.disposals()).toEqual([]);
  });

  it('that arrives late, and is taken back, leaves what would have been', async () => {
    const straight = new User();
    const paid = { type: 'return_of_capital', at: '2021-01-01', in: '150 USD', paidBy: 'REIT', id: 'paid' } as const;
    const sold = { type: 'sell', at: '2021-12-01', out: '15 REIT', in: '50 USD' } as const;
    const [old, young] = TWO_LOTS;
    await straight.send(old, paid, young, sold);
    const late = new User();
    await late.send(old, young, sold);
    const before = [await late.lots(), (await late.disposals()).map(({ gain }) => gain)];
    const [change] = await late.send(paid);
    const figures = async (user: User) => (await user.disposals()).map(({ quantity, gain }) => [quantity, gain]);
    expect(await figures(late)).toEqual(await figures(straight));
    expect(await costs(late)).toEqual(await costs(straight));
    expect(JSON.stringify(change)).toContain('return-of-capital');
    await late.reopen();
    await late.reverse('paid', '2021-01-01');
    expect([await late.lots(), (await late.disposals()).map(({ gain }) => gain)]).toEqual(before);
  });

  it('on what is not held is gain, and said to be unexplained', async () => {
    const user = new User();
    await user.send({ type: 'return_of_capital', at: '2021-01-01', in: '5 USD', paidBy: 'REIT' });
    expect(await user.disposals()).toMatchObject([{ asset: 'REIT', gain: '5', missingQuantity: '0' }]);
  });
});

const sent = transaction({ type: 'return_of_capital', at: '2021-01-01', in: '5 USD', paidBy: 'REIT' });
const faults = (changed: Record<string, unknown>) => {
  const parsed = parseTransaction({ ...sent, ...changed });
  return parsed.ok ? [] : parsed.errors;
};

describe('a return of capital is refused', () => {
  it.each([
    ['without who paid it', { paidBy: undefined }, 'is required'],
    ['that money paid', { paidBy: 'EUR' }, 'must not be money'],
    [
      'that paid itself',
      { paidBy: 'REIT', amounts: [{ asset: 'REIT', quantity: '1', direction: 'in' }] },
      'must not be what comes in',
    ],
    ['as another type', { type: 'dividend' }, 'is for a "return_of_capital"'],
  ])('%s', (_, changed, message) => {
    expect(faults(changed)).toEqual([
      expect.objectContaining({ path: 'paidBy', message: expect.stringContaining(message) }),
    ]);
  });
});
