/** What becomes of a loss that was disallowed once, whatever happens to the units that have it in their basis. */
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { washSalesOf } from '../../../shared/tax/read/previews/wash-sales-of.ts';
import { settingsWith, User } from '../support/domain.ts';
import type { Sent } from '../support/wash-histories.ts';

async function washed(user: User, year: number) {
  const answer = await washSalesOf(user.book, { year, include: 'securities', limit: 100 });
  if (isRefused(answer)) throw new Error(answer.detail);
  return answer.items;
}

const investor = (tax: Record<string, unknown> = {}): User =>
  new User(settingsWith({ securities: ['VTI', 'VOO'], ...tax }));

/**
 * 10 shares of 1,000 sold for 600 after 92 days, and 10 bought again for 700 on 20 February: the loss of 400 is
 * disallowed, so that these cost 1,100 and count as held since 20 November.
 */
const REPLACED: readonly Sent[] = [
  { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
  { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
  { type: 'buy', at: '2021-02-20', in: '10 VTI', out: '700 USD' },
];

/** The year of the loss before and after something happened, which must make no difference. */
async function followedBy(user: User, ...later: readonly Sent[]) {
  await user.send(...REPLACED);
  const before = await washed(user, 2021);
  expect(before).toMatchObject([{ gain: '-400', disallowedLoss: '400', replacements: [{ costBasis: '1100' }] }]);
  await user.send(...later);
  const [first, ...others] = await washed(user, 2021);
  expect(first).toEqual(before[0]);
  return others;
}

describe('a disallowed loss goes on', () => {
  it('in what the shares become in a merger, with the time that they count as held', async () => {
    const user = investor();
    await followedBy(user, { type: 'merger', at: '2021-06-01', out: '10 VTI', in: '4 VOO' });
    await user.send({ type: 'sell', at: '2022-01-03', out: '4 VOO', in: '900 USD' });
    expect(await washed(user, 2022)).toMatchObject([
      {
        ...{ asset: 'VOO', costBasis: '700', gain: '200', basisIncrease: '400', adjustedGain: '-200' },
        parts: [{ quantity: '4', costBasis: '1100', effectiveAcquiredAt: '2020-11-20', term: 'long' }],
      },
    ]);
  });

  it('and lowers what the units gained by the money of a merger, unless all of that is gain', async () => {
    const partly = investor();
    // gained 100 by the book: the disallowed 400 leave nothing of it, and 300 in the basis of what came
    const few = { type: 'merger', at: '2021-06-01', out: '10 VTI', in: '4 VOO, 300 USD', value: '800' } as const;
    expect(await followedBy(partly, few)).toMatchObject([
      { quantity: '0', gain: '100', basisIncrease: '100', adjustedGain: '0' },
    ]);
    await partly.send({ type: 'sell', at: '2022-01-03', out: '4 VOO', in: '900 USD' });
    expect(await washed(partly, 2022)).toMatchObject([{ costBasis: '500', gain: '400', basisIncrease: '300' }]);
    const wholly = investor();
    expect(await followedBy(wholly, { ...few, value: '2000' })).toEqual([]);
    await wholly.send({ type: 'sell', at: '2022-01-03', out: '4 VOO', in: '900 USD' });
    expect(await washed(wholly, 2022)).toMatchObject([{ costBasis: '700', basisIncrease: '400' }]);
  });

  it('in both companies of a spin-off, as their basis is shared out (26 USC 358(c))', async () => {
    const user = investor();
    await followedBy(user, { type: 'spin_off', at: '2021-06-01', out: '10 VTI', in: '10 VTI at 0.8, 5 NEW at 0.2' });
    await user.send(
      { type: 'sell', at: '2022-01-03', out: '10 VTI', in: '1000 USD' },
      // no security by the settings, so that its own losses are deducted; the basis that it has is what it has
      { type: 'sell', at: '2022-01-04', out: '5 NEW', in: '200 USD' },
      { type: 'buy', at: '2022-01-05', in: '5 NEW', out: '200 USD' },
    );
    expect(await washed(user, 2022)).toMatchObject([
      { asset: 'VTI', costBasis: '560', basisIncrease: '320', adjustedGain: '120' },
      { asset: 'NEW', costBasis: '140', basisIncrease: '80', adjustedGain: '-20', deductibleLoss: '20' },
    ]);
  });

  it('by the shares that the company stated where nothing is left of the cost', async () => {
    const user = investor();
    await followedBy(
      user,
      { type: 'return_of_capital', at: '2021-05-01', in: '700 USD', paidBy: 'VTI' },
      { type: 'spin_off', at: '2021-06-01', out: '10 VTI', in: '10 VTI at 0.75, 5 NEW at 0.25' },
    );
    await user.send({ type: 'sell', at: '2022-01-04', out: '5 NEW', in: '200 USD' });
    expect(await washed(user, 2022)).toMatchObject([{ costBasis: '0', basisIncrease: '100', adjustedGain: '100' }]);
  });

  it('to another account', async () => {
    const user = investor({ lotScope: 'per-account' });
    const moved = { type: 'transfer', at: '2021-06-01', out: '10 VTI', in: '10 VTI', toAccount: 'vault' } as const;
    const split = { type: 'split', at: '2021-07-01', account: 'vault', out: '10 VTI', in: '30 VTI' } as const;
    await followedBy(user, moved, split);
    await user.send({ type: 'sell', at: '2022-01-03', account: 'vault', out: '15 VTI', in: '700 USD' });
    expect(await washed(user, 2022)).toMatchObject([
      { account: 'vault', quantity: '15', costBasis: '350', basisIncrease: '200', adjustedGain: '150' },
    ]);
  });

  it('into what replaces the replacement: the second loss has the first in it', async () => {
    const user = investor();
    await followedBy(user, { type: 'merger', at: '2021-06-01', out: '10 VTI', in: '5 VOO' });
    await user.send(
      { type: 'sell', at: '2022-01-03', out: '5 VOO', in: '500 USD' },
      { type: 'buy', at: '2022-01-20', in: '5 VOO', out: '520 USD' },
      { type: 'sell', at: '2022-09-01', out: '5 VOO', in: '1000 USD' },
    );
    // 500 - (700 + 400) = -600, which goes on: 1,000 - (520 + 600) = -120; 2021-02-20 to 2022-01-03 is 317 days and 92
    expect(await washed(user, 2022)).toMatchObject([
      { gain: '-200', basisIncrease: '400', disallowedLoss: '600', adjustedGain: '0' },
      { gain: '480', basisIncrease: '600', adjustedGain: '-120', parts: [{ effectiveAcquiredAt: '2020-12-07' }] },
    ]);
  });
});

describe('capital that comes back', () => {
  it('lowers the basis with the loss in it before any of it is gain (26 USC 301(c))', async () => {
    const user = investor();
    const others = await followedBy(user, {
      type: 'return_of_capital',
      at: '2021-06-01',
      in: '900 USD',
      paidBy: 'VTI',
    });
    // 900 on a basis of 1,100: no gain, though the book, which has 700, says 200
    expect(others).toMatchObject([
      {
        ...{ quantity: '0', gain: '200', basisIncrease: '200', adjustedGain: '0' },
        parts: [{ quantity: '0', proceeds: '200', costBasis: '200', gain: '0', effectiveAcquiredAt: '2020-11-20' }],
      },
    ]);
    await user.send({ type: 'sell', at: '2022-01-03', out: '10 VTI', in: '300 USD' });
    expect(await washed(user, 2022)).toMatchObject([{ costBasis: '0', basisIncrease: '200', adjustedGain: '100' }]);
  });

  it('does so share by share: what replaced nothing has no more basis than it cost', async () => {
    const user = investor();
    await user.send(
      { type: 'buy', at: '2020-11-01', in: '5 VTI', out: '500 USD' },
      { type: 'sell', at: '2021-02-01', out: '5 VTI', in: '300 USD' },
      { type: 'buy', at: '2021-02-20', in: '10 VTI', out: '700 USD' },
      { type: 'return_of_capital', at: '2021-06-01', in: '1000 USD', paidBy: 'VTI' },
    );
    // 100 a share: five of 70 + 40, and five of 70, which gain 30 each
    const [, returned] = await washed(user, 2021);
    expect(returned).toMatchObject({
      ...{ gain: '300', basisIncrease: '150', adjustedGain: '150' },
      parts: [
        { gain: '0', effectiveAcquiredAt: '2020-11-20' },
        { gain: '150', effectiveAcquiredAt: '2021-02-20' },
      ],
    });
  });
});

describe('a gift', () => {
  it.each(['gift_sent', 'donation_sent'] as const)(
    '%s takes the loss along in the basis (26 USC 1015)',
    async (type) => {
      const user = investor();
      const [given] = await followedBy(user, { type, at: '2021-06-01', out: '4 VTI', value: '350' });
      // 350 - 280 is 70 by the book, which 70 of the 160 in the basis take away
      expect(given).toMatchObject({
        ...{ quantity: '4', gain: '70', basisIncrease: '70', basisGiven: '90', adjustedGain: '0', disallowedLoss: '0' },
        deductibleLoss: '0',
      });
      await user.send({ type: 'sell', at: '2022-01-03', out: '6 VTI', in: '600 USD' });
      expect(await washed(user, 2022)).toMatchObject([{ gain: '180', basisIncrease: '240', adjustedGain: '-60' }]);
    },
  );

  it('loses nothing, also where something is bought after it', async () => {
    const user = investor();
    const others = await followedBy(
      user,
      { type: 'gift_sent', at: '2021-06-01', out: '10 VTI', value: '500' },
      { type: 'buy', at: '2021-06-05', in: '10 VTI', out: '500 USD' },
    );
    expect(others).toMatchObject([{ basisGiven: '400', basisIncrease: '0', disallowedLoss: '0', replacements: [] }]);
  });

  it('is not needed to lose it: what leaves at cost takes it along, too', async () => {
    const user = investor();
    const others = await followedBy(user, { type: 'withdrawal', at: '2021-06-01', out: '10 VTI' });
    expect(others).toMatchObject([{ basisGiven: '400', adjustedGain: '0', parts: [] }]);
  });
});

describe('what replaces what', () => {
  const HELD: readonly Sent[] = [
    { type: 'buy', at: '2019-01-01', in: '10 VTI', out: '500 USD' },
    { type: 'buy', at: '2020-11-01', in: '10 VOO', out: '1000 USD' },
  ];
  const LOSS: Sent = { type: 'sell', at: '2021-03-01', out: '10 VOO', in: '600 USD' };

  it('a merger acquires nothing', async () => {
    const user = investor();
    await user.send(...HELD, LOSS, { type: 'merger', at: '2021-03-10', out: '10 VTI', in: '10 VOO' });
    expect(await washed(user, 2021)).toEqual([]);
  });

  it.each(['VTI', 'OLD'])('nor is it a purchase of what it gives if %s was bought after the loss', async (asset) => {
    const user = investor();
    await user.send(
      ...HELD,
      LOSS,
      { type: 'buy', at: '2021-03-05', in: `10 ${asset}`, out: '700 USD' },
      { type: 'merger', at: '2021-03-10', out: `${asset === 'VTI' ? 20 : 10} ${asset}`, in: '10 VOO' },
    );
    expect(await washed(user, 2021)).toEqual([]);
  });

  it('what was bought as another asset counts as of when it was bought, once it is of the one that is sold', async () => {
    const user = investor();
    await user.send(
      ...HELD,
      { type: 'buy', at: '2021-02-20', in: '10 OLD', out: '700 USD' },
      { type: 'merger', at: '2021-02-25', out: '10 OLD', in: '5 VOO' },
      LOSS,
    );
    expect(await washed(user, 2021)).toMatchObject([{ disallowedLoss: '200', replacements: [{ quantity: '5' }] }]);
  });

  it('what was bought replaces in whatever account it is by then', async () => {
    const user = investor({ lotScope: 'per-account' });
    await user.send(
      { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
      { type: 'buy', at: '2021-01-20', account: 'bank', in: '10 VTI', out: '700 USD' },
      { type: 'transfer', at: '2021-01-25', account: 'bank', toAccount: 'vault', out: '10 VTI', in: '10 VTI' },
      { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    );
    const [inVault] = await user.lots({ account: 'vault' });
    expect(await washed(user, 2021)).toMatchObject([
      { disallowedLoss: '400', replacements: [{ lotId: inVault?.lotId, acquiredAt: '2021-01-20T00:00:00.000Z' }] },
    ]);
  });

  it('shares of the successor replace those that were sold, as many as these would be', async () => {
    const user = investor({ securities: ['OLD', 'VOO'] });
    await user.send(
      { type: 'buy', at: '2020-11-01', in: '20 OLD', out: '2000 USD' },
      { type: 'sell', at: '2021-03-01', out: '10 OLD', in: '600 USD' },
      { type: 'merger', at: '2021-03-10', out: '10 OLD', in: '5 VOO' },
      { type: 'buy', at: '2021-03-20', in: '3 VOO', out: '300 USD' },
    );
    // the ten would be five, of which three are replaced
    expect(await washed(user, 2021)).toMatchObject([{ disallowedLoss: '240', replacements: [{ costBasis: '540' }] }]);
  });

  it('after a split it takes as many shares as there are now', async () => {
    const user = investor({ lotScope: 'per-account' });
    await user.send(
      { type: 'buy', at: '2020-11-01', in: '20 VTI', out: '2000 USD' },
      { type: 'buy', at: '2019-01-01', account: 'vault', in: '1 VTI', out: '50 USD' },
      { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
      { type: 'split', at: '2021-02-10', out: '10 VTI', in: '20 VTI' },
      { type: 'split', at: '2021-02-10T12:00:00Z', account: 'vault', out: '1 VTI', in: '2 VTI' },
      { type: 'buy', at: '2021-02-20', account: 'vault', in: '10 VTI', out: '350 USD' },
    );
    expect(await washed(user, 2021)).toMatchObject([
      { disallowedLoss: '200', replacements: [{ quantity: '10', costBasis: '550' }] },
    ]);
  });

  it('of what is sold together the earliest acquired lost first, whatever the method (Treas. Reg. 1.1091-1(b))', async () => {
    const user = investor({ method: 'HIFO' });
    await user.send(
      { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
      { type: 'buy', at: '2021-01-20', in: '10 VTI', out: '1100 USD' },
      { type: 'sell', at: '2021-02-01', out: '20 VTI', in: '1600 USD' },
    );
    expect(await washed(user, 2021)).toMatchObject([
      { costBasis: '1100', basisIncrease: '200', deductibleLoss: '500' },
      { costBasis: '1000', disallowedLoss: '200', deductibleLoss: '0' },
    ]);
  });

  it('one asset alone is judged with what it was before', async () => {
    const user = investor();
    await followedBy(user, { type: 'merger', at: '2021-06-01', out: '10 VTI', in: '4 VOO' });
    await user.send({ type: 'sell', at: '2022-01-03', out: '4 VOO', in: '900 USD' });
    const answer = await washSalesOf(user.book, { year: 2022, asset: 'VOO', include: 'all', limit: 100 });
    expect(answer).toMatchObject({ items: [{ basisIncrease: '400' }], totals: { adjustedGain: '-200' } });
  });
});

it('a loss of a gift is held since it came, as far as another purchase disallows it, too', async () => {
  const user = investor();
  const gift = { type: 'gift_received', at: '2021-01-01', in: '10 VTI', acquiredAt: '2015-01-01' } as const;
  await user.send(
    { ...gift, costBasis: '1000', lossBasis: '600' },
    { type: 'sell', at: '2021-06-01', out: '10 VTI', in: '500 USD' },
    { type: 'buy', at: '2021-06-11', in: '5 VTI', out: '250 USD' },
  );
  expect(await washed(user, 2021)).toMatchObject([
    {
      ...{ costBasis: '600', gain: '-100', disallowedLoss: '50' },
      parts: [{ quantity: '10', gain: '-50', effectiveAcquiredAt: '2021-01-01', term: 'short' }],
      replacements: [{ costBasis: '300', effectiveAcquiredAt: '2021-01-11' }],
    },
  ]);
});
