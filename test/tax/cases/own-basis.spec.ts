import { describe, expect, it } from 'vitest';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

describe('what is received', () => {
  it('costs what the user says, fees included, whatever its value', async () => {
    const user = new User();
    await user.send(
      { type: 'income', at: '2020-01-01', in: '2 COIN', value: '100', costBasis: '7', fees: '3 USD' },
      { type: 'gift_received', at: '2020-01-02', in: '1 COIN', costBasis: '0' },
      { type: 'donation_received', at: '2020-01-03', in: '1 COIN', value: '9' },
    );
    expect((await user.lots()).map((lot) => [lot.costBasis, lot.needsPrice])).toEqual([
      ['7', undefined],
      ['0', undefined],
      ['9', undefined],
    ]);
  });

  it('as a gift is as old as it was to its giver, and leaves in that order', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '1 COIN', out: '50 USD' },
      { type: 'gift_received', at: '2021-06-01', in: '1 COIN', value: '80', costBasis: '20', acquiredAt: '2019-05-01' },
      { type: 'sell', at: '2021-07-01', out: '1.5 COIN', in: '150 USD' },
    );
    expect(await user.disposals()).toMatchObject([
      { quantity: '1', costBasis: '20', acquiredAt: '2019-05-01T00:00:00.000Z', term: 'long' },
      { quantity: '0.5', costBasis: '25', acquiredAt: '2020-01-01T00:00:00.000Z' },
    ]);
    await user.reopen();
    await user.send({ type: 'sell', at: '2021-05-01', out: '1 COIN', in: '90 USD', id: 'before the gift' });
    expect((await user.disposals()).map((row) => [row.transactionId === 'before the gift', row.costBasis])).toEqual([
      [true, '50'],
      [false, '20'],
      [false, '0'],
    ]);
  });

  it('has no cost while the currency of it has no rate', async () => {
    const user = new User();
    await user.send({ type: 'income', at: '2020-01-01', in: '2 COIN', value: '5', costBasis: '7 EUR' });
    expect(await user.lots()).toMatchObject([{ costBasis: '0', needsPrice: true }]);
    await user.rate('EUR', 'USD', '2020-01-01', '2');
    expect((await user.lots())[0]).toMatchObject({ costBasis: '14' });
  });

  it('as a gift from before is matched under SECTION-104 on the day that it came', async () => {
    const user = new User(settingsWith({ method: 'SECTION-104' }));
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '1 COIN', out: '10 USD' },
      { type: 'sell', at: '2020-01-01', out: '1 COIN', in: '50 USD' },
      { type: 'gift_received', at: '2020-01-05', in: '1 COIN', costBasis: '40', acquiredAt: '2018-01-01', id: 'gift' },
    );
    expect(await user.disposals()).toMatchObject([{ costBasis: '40', matchedBy: 'thirty-days' }]);
    await user.reverse('gift', '2020-01-05');
    expect(await user.disposals()).toMatchObject([{ costBasis: '10' }]);
  });
});

const gift = transaction({ type: 'gift_received', at: '2020-01-01', in: '1 COIN', value: '5' });
const sale = transaction({ type: 'sell', at: '2020-01-01', out: '1 COIN', in: '5 USD' });
const refusedAt = (sent: unknown) => {
  const parsed = parseTransaction(sent);
  return parsed.ok ? [] : [...new Set(parsed.errors.map(({ path }) => path))];
};

describe('is refused with the path of the field:', () => {
  it.each<[string, unknown, string]>([
    ['a cost of what goes', { ...sale, costBasis: { currency: 'USD', amount: '1' } }, 'costBasis'],
    ['a cost below zero', { ...gift, costBasis: { currency: 'USD', amount: '-1' } }, 'costBasis.amount'],
    ['a date of what goes', { ...sale, acquiredAt: '2019-01-01T00:00:00Z' }, 'acquiredAt'],
    ['a date after the gift', { ...gift, acquiredAt: '2020-01-02T00:00:00Z' }, 'acquiredAt'],
    [
      'one cost of two assets',
      {
        ...gift,
        amounts: [...gift.amounts, { asset: 'B', quantity: '1', direction: 'in' }],
        costBasis: { currency: 'USD', amount: '1' },
      },
      'costBasis',
    ],
    ['a short sale', { ...sale, type: 'short_sell' }, 'type'],
    [
      'a quantity below zero',
      { ...sale, amounts: [{ asset: 'A', quantity: '-1', direction: 'out' }] },
      'amounts.0.quantity',
    ],
    [
      'a split into nothing',
      { ...sale, type: 'split', amounts: [{ asset: 'A', quantity: '0', direction: 'in' }] },
      'amounts.0.quantity',
    ],
    [
      'a transfer to itself',
      { ...sale, type: 'transfer', toAccount: 'kraken', amounts: [{ asset: 'A', quantity: '1', direction: 'out' }] },
      'toAccount',
    ],
  ])('%s', (_, sent, path) => {
    expect(refusedAt(sent)).toEqual([path]);
  });
});
