/** Money that comes with a merger, as the laws of countries have it. Figures are worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, maximum, minimum, subtract, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { costOfMoney } from '../../../shared/tax/calc/merger-cash.ts';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

const purchases = [
  { type: 'buy', at: '2020-01-01', in: '10 OLD', out: '100 USD' },
  { type: 'buy', at: '2021-01-01', in: '10 OLD', out: '500 USD' },
] as const;
/** 30 a share of OLD: 20 in NEW, 10 in money. */
const merger = {
  type: 'merger',
  at: '2021-06-01',
  out: '20 OLD',
  in: '10 NEW, 200 USD',
  value: '600',
  id: 'merger',
} as const;

const open = async (user: User) =>
  (await user.lots())
    .filter(({ status }) => status !== 'closed')
    .map(({ asset, acquiredAt, remainingQuantity: units, remainingCostBasis: cost, needsPrice }) =>
      [asset, acquiredAt.slice(0, 4), units, cost, ...(needsPrice ? ['needs price'] : [])].join(' '),
    );
const gains = async (user: User) =>
  (await user.disposals()).map(({ proceeds, costBasis, gain, term, quantity, boot }) =>
    [quantity, boot, proceeds, costBasis, gain, term].join(' '),
  );

describe('money in a merger', () => {
  it('is gain as far as each lot has gained, comes off the cost beyond that, and makes no loss (26 USC 356, 358)', async () => {
    const user = new User();
    await user.send(...purchases, merger);
    // the first lot has gained 200, more than its money; the second has lost 200
    expect(await gains(user)).toEqual(['0 true 100 0 100 long', '0 true 100 100 0 short']);
    expect(await open(user)).toEqual(['NEW 2020 5 100', 'NEW 2021 5 400']);
  });

  it('is gain up to what was gained where that is less', async () => {
    const user = new User();
    await user.send(purchases[0], { ...merger, out: '10 OLD', in: '5 NEW, 100 USD', value: '140' });
    expect(await gains(user)).toEqual(['0 true 100 60 40 long']);
    // 100 that it had cost, less 100 of money, plus 40 of gain: what it is worth
    expect(await open(user)).toEqual(['NEW 2020 5 40']);
  });

  it('is a part disposal in the United Kingdom, at the part of the cost that the money is of all that came', async () => {
    const user = new User(settingsWith({ method: 'SECTION-104', longTerm: 'none' }, { jurisdiction: 'GB' }));
    await user.send(...purchases, merger, { type: 'sell', at: '2021-12-01', out: '10 NEW', in: '500 USD' });
    // a third of the pool's 600 goes against 200
    expect(await gains(user)).toEqual([
      ...['0 true 100 100 0 short', '0 true 100 100 0 short'],
      ...['5  250 200 50 short', '5  250 200 50 short'],
    ]);
  });

  it('is income in Germany, and the cost goes on whole', async () => {
    const user = new User(settingsWith({}, { jurisdiction: 'DE' }));
    await user.send(...purchases, merger);
    expect(await gains(user)).toEqual([]);
    expect(await open(user)).toEqual(['NEW 2020 5 100', 'NEW 2021 5 500']);
  });

  it('makes all of it an exchange where the settings say so', async () => {
    const user = new User(settingsWith({ mergerCash: 'disposal' }));
    await user.send(...purchases, merger);
    expect(await gains(user)).toEqual(['10  300 100 200 long', '10  300 500 -200 short']);
    expect(await open(user)).toEqual(['NEW 2021 10 400']);
  });

  it('in another currency has a lot of its own, at its worth', async () => {
    const user = new User();
    await user.rate('EUR', 'USD', '2021-06-01', '2');
    await user.send(...purchases, { ...merger, in: '10 NEW, 100 EUR' });
    expect(await open(user)).toEqual(['EUR 2021 100 200', 'NEW 2020 5 100', 'NEW 2021 5 400']);
  });

  it('beside several companies leaves each its share of what is left of the cost', async () => {
    const user = new User();
    await user.send(...purchases, { ...merger, in: '10 NEW at 0.75, 4 BIT at 0.25, 200 USD' });
    expect(await open(user)).toEqual(['BIT 2020 2 25', 'BIT 2021 2 100', 'NEW 2020 5 75', 'NEW 2021 5 300']);
  });

  it('waits for the price of what came with it, and the new lots with it', async () => {
    const user = new User();
    const { value: _, ...unvalued } = merger;
    await user.send(...purchases, unvalued);
    expect(await gains(user)).toEqual(['0 true  0  long', '0 true  0  short']);
    expect(await open(user)).toEqual(['NEW 2020 5 100 needs price', 'NEW 2021 5 500 needs price']);
    await user.price('NEW', '2021-06-01', '40');
    expect(await gains(user)).toEqual(['0 true 100 0 100 long', '0 true 100 100 0 short']);
    expect(await open(user)).toEqual(['NEW 2020 5 100', 'NEW 2021 5 400']);
  });

  it('on units that nothing explains is gain altogether', async () => {
    const user = new User();
    await user.send(purchases[0], merger);
    expect(await user.disposals()).toMatchObject([
      { proceeds: '100', gain: '100', boot: true },
      { proceeds: '100', gain: '100', boot: true, missingQuantity: '0' },
    ]);
  });

  it.each(['FIFO', 'HIFO', 'AVERAGE'])('leaves the book as it was when it is taken back, by %s', async (method) => {
    const user = new User(settingsWith({ method }));
    await user.send(...purchases);
    const before = await user.lots();
    await user.send(merger);
    await user.reopen();
    await user.send({ type: 'buy', at: '2020-06-01', in: '1 OLD', out: '7 USD', id: 'late' });
    await user.reverse('late', '2020-06-01');
    await user.reverse('merger', '2021-06-01');
    expect(await user.lots()).toEqual(before);
    expect(await user.disposals()).toEqual([]);
  });

  it('of a fraction that was paid out is the sale of it (Rev. Rul. 66-365)', async () => {
    const user = new User();
    await user.send(
      purchases[0],
      { type: 'merger', at: '2021-06-01', out: '10 OLD', in: '2.5 NEW' },
      { type: 'sell', at: '2021-06-01T00:00:01Z', out: '0.5 NEW', in: '30 USD' },
    );
    expect(await gains(user)).toEqual(['0.5  30 20 10 long']);
    expect(await open(user)).toEqual(['NEW 2020 2 80']);
  });
});

it('leaves the new shares what the old had cost, less the money, plus the gain', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 24n }).map((value) => value as Decimal);
  fc.assert(
    fc.property(amount, amount, amount, (money, shares, cost) => {
      const worth = add(money, shares);
      const taken = costOfMoney('recognized-gain', { money, worth, cost });
      const gain = subtract(money, taken);
      expect(gain).toBe(minimum(money, maximum(subtract(worth, cost), ZERO)));
      expect(subtract(cost, taken)).toBe(add(subtract(cost, money), gain));
      expect(subtract(cost, taken)).toBeGreaterThanOrEqual(0n);
      const part = costOfMoney('part-disposal', { money, worth, cost });
      expect(part).toBeGreaterThanOrEqual(0n);
      expect(part).toBeLessThanOrEqual(cost);
    }),
  );
});

describe('a merger is refused', () => {
  it.each<[string, string, string]>([
    ['for nothing but money', '200 USD', 'amounts'],
    ['with a share of the cost for money', '10 NEW at 0.5, 200 USD at 0.5', 'amounts.2.basisShare'],
    ['with shares of the cost that leave some over', '10 NEW at 0.5, 200 USD', 'amounts'],
  ])('%s', (_, came, path) => {
    const into = came.split(', ').map((part) => {
      const [quantity, asset, , basisShare] = part.split(' ');
      return { asset, quantity, direction: 'in', ...(basisShare !== undefined && { basisShare }) };
    });
    const valid = transaction(merger);
    const parsed = parseTransaction({ ...valid, amounts: [...valid.amounts.slice(-1), ...into] });
    expect(parsed.ok ? [] : [...new Set(parsed.errors.map((error) => error.path))]).toEqual([path]);
  });

  it('that gives money', () => {
    const valid = transaction(merger);
    const amounts = [{ asset: 'USD', quantity: '1', direction: 'out' }, ...valid.amounts.slice(0, 1)];
    expect(parseTransaction({ ...valid, amounts })).toMatchObject({ errors: [{ path: 'amounts.0.asset' }] });
  });
});
