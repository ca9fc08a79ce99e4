/** Gifts that had lost value when they came: figures of our own making, by 26 USC 1015(a). */
import { describe, expect, it } from 'vitest';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

/** Cost its giver 1,000 and was worth 600 when it came. */
const gift = {
  type: 'gift_received',
  at: '2021-01-01',
  in: '10 VTI',
  costBasis: '1000',
  lossBasis: '600',
  acquiredAt: '2015-01-01',
  id: 'gift',
} as const;
const sale = (proceeds: string, units = '10', at = '2021-06-01') =>
  ({ type: 'sell', at, out: `${units} VTI`, in: `${proceeds} USD` }) as const;
const rows = async (user: User) =>
  (await user.disposals()).map(({ quantity, costBasis, gain, giftBasis = 'cost' }) =>
    [quantity, costBasis, gain, giftBasis].join(' '),
  );

describe('a gift that had lost value', () => {
  it.each([
    ['1200', '10 1000 200 cost'],
    ['1000', '10 1000 0 cost'],
    ['800', '10 800 0 neither'],
    ['600', '10 600 0 neither'],
    ['500', '10 600 -100 loss'],
  ])('sold for %s gains from its cost and loses from its worth', async (proceeds, row) => {
    const user = new User();
    await user.send(gift);
    await user.reopen();
    await user.send(sale(proceeds));
    await user.reopen();
    expect(await rows(user)).toEqual([row]);
  });

  it('counts as held since its giver had it, but a loss as held since it came', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(gift, { type: 'transfer', at: '2021-03-01', out: '5 VTI', in: '5 VTI', toAccount: 'vault' });
    await user.reopen();
    expect(await user.lots({ account: 'vault' })).toMatchObject([
      { acquiredAt: '2015-01-01T00:00:00.000Z', givenAt: '2021-01-01T00:00:00.000Z' },
    ]);
    const fromVault = (units: string, proceeds: string, at: string) => ({
      ...sale(proceeds, units, at),
      account: 'vault',
    });
    await user.send(
      fromVault('1', '110', '2021-06-01'),
      fromVault('1', '50', '2021-06-02'),
      fromVault('1', '50', '2022-01-01'),
      fromVault('1', '50', '2022-01-02'),
    );
    await user.reopen();
    const held = (await user.disposals()).map(({ gain, acquiredAt = '', holdingDays, term }) =>
      [gain, acquiredAt.slice(0, 10), holdingDays, term].join(' '),
    );
    expect(held).toEqual([
      '10 2015-01-01 2343 long',
      '-10 2021-01-01 152 short',
      '-10 2021-01-01 365 short',
      '-10 2021-01-01 366 long',
    ]);
  });

  it('is shared out by units, and says what a loss of the rest counts from', async () => {
    const user = new User();
    await user.send(gift, sale('130', '3'), sale('550', '4', '2021-07-01'));
    expect(await rows(user)).toEqual(['3 180 -50 loss', '4 400 150 cost']);
    expect(await user.lots()).toMatchObject([{ remainingQuantity: '3', remainingCostBasis: '300', lossBasis: '180' }]);
    expect((await user.lots({ status: 'closed' })).some((lot) => 'lossBasis' in lot)).toBe(false);
  });

  it.each<[string, Parameters<typeof transaction>[0], string, string]>([
    ['a split', { type: 'split', at: '2021-03-01', in: '30 VTI', out: '10 VTI' }, '30 VTI', '30 600 -500 loss'],
    [
      'capital that came back',
      { type: 'return_of_capital', at: '2021-03-01', in: '100 USD', paidBy: 'VTI' },
      '10 VTI',
      '10 500 -400 loss',
    ],
    ['a merger', { type: 'merger', at: '2021-03-01', out: '10 VTI', in: '5 VOO' }, '5 VOO', '5 600 -500 loss'],
    [
      'a spin-off',
      { type: 'spin_off', at: '2021-03-01', out: '10 VTI', in: '10 VTI at 0.75, 2 NEW at 0.25' },
      '2 NEW',
      '2 150 -50 loss',
    ],
  ])('keeps both bases through %s, and back', async (_, change, out, row) => {
    const user = new User();
    await user.send(gift);
    const before = await user.lots();
    await user.send({ ...change, id: 'change' });
    await user.reopen();
    await user.send({
      type: 'sell',
      at: '2021-06-01',
      out,
      in: '100 USD',
      id: 'sale',
    });
    expect(await rows(user)).toEqual([row]);
    await user.reverse('sale', '2021-06-01');
    await user.reverse('change', '2021-03-01');
    expect(await user.lots()).toEqual(before);
  });

  it('goes along when a part of it is moved to another account, or all lots are shared out among accounts', async () => {
    const moved = new User(settingsWith({ lotScope: 'per-account' }));
    const away = { type: 'transfer', at: '2021-03-01', out: '4 VTI', in: '4 VTI', toAccount: 'vault' } as const;
    await moved.send(gift, away, { ...sale('100', '4'), account: 'vault' });
    expect(await rows(moved)).toEqual(['4 240 -140 loss']);
    const shared = new User(settingsWith({ lotScope: 'per-account', lotScopeFrom: '2021-04-01' }));
    await shared.send(gift, away, { ...sale('100', '4'), account: 'vault' }, sale('300', '6'));
    expect(await rows(shared)).toEqual(['4 240 -140 loss', '6 360 -60 loss']);
  });

  it('that is stated anew later restates what was sold', async () => {
    const user = new User();
    await user.send({ ...gift, lossBasis: '900' }, sale('500'));
    expect(await rows(user)).toEqual(['10 900 -400 loss']);
    await user.reverse('gift', '2021-01-01');
    await user.send({ ...gift, id: 'anew' });
    expect(await rows(user)).toEqual(['10 600 -100 loss']);
  });

  it('in another currency waits for its rate', async () => {
    const user = new User();
    await user.send({ ...gift, costBasis: '500 EUR', lossBasis: '300' }, sale('500'));
    expect(await user.disposals()).toMatchObject([{ needsPrice: true }]);
    await user.rate('EUR', 'USD', '2021-01-01', '2');
    expect(await rows(user)).toEqual(['10 600 -100 loss']);
  });

  it.each([
    ['a mean', settingsWith({ method: 'AVERAGE' })],
    ['the law of Germany', settingsWith({}, { jurisdiction: 'DE' })],
  ])('has one basis by %s', async (_, settings) => {
    const user = new User(settings);
    await user.send(gift, sale('500'));
    expect(await rows(user)).toEqual(['10 1000 -500 cost']);
  });

  it('has one basis again after a year that goes by a mean', async () => {
    const user = new User(settingsWith({ methodByYear: { 2021: 'AVERAGE' } }));
    await user.send(gift, sale('100', '1'), sale('500', '9', '2022-06-01'));
    expect(await rows(user)).toEqual(['1 100 0 cost', '9 900 -400 cost']);
  });
});

describe('a second basis is refused with the path of the field:', () => {
  it.each<[string, object]>([
    ['without the first', { costBasis: undefined }],
    ['that is not less than the first', { lossBasis: '1000' }],
    ['below zero', { lossBasis: '-1' }],
    ['of anything but a gift', { type: 'income' }],
  ])('%s', (_, changed) => {
    const { acquiredAt: __, ...valid } = transaction(gift);
    expect(parseTransaction({ ...valid, ...changed })).toMatchObject({ errors: [{ path: 'lossBasis' }] });
  });
});
