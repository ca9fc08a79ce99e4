import { describe, expect, it } from 'vitest';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

const purchases = [
  { type: 'buy', at: '2020-01-01', in: '10 OLD', out: '100 USD' },
  { type: 'buy', at: '2021-01-01', in: '10 OLD', out: '300 USD' },
] as const;

const lotsOf = async (user: User) =>
  (await user.lots())
    .filter((lot) => lot.status !== 'closed')
    .map((lot) => `${lot.asset} ${lot.acquiredAt.slice(0, 4)} ${lot.remainingQuantity} at ${lot.remainingCostBasis}`);

describe('a merger', () => {
  it('turns lots into those of the other company, with their dates and cost, and no disposal', async () => {
    const user = new User();
    await user.send(...purchases, { type: 'merger', at: '2021-06-01', out: '20 OLD', in: '5 NEW' });
    expect(await lotsOf(user)).toEqual(['NEW 2020 2.5 at 100', 'NEW 2021 2.5 at 300']);
    expect(await user.disposals()).toEqual([]);
  });

  it('of units that nothing explains leaves them unexplained', async () => {
    const user = new User();
    await user.send(purchases[0], { type: 'merger', at: '2021-06-01', out: '20 OLD', in: '4 NEW' });
    expect(await user.lots({ asset: 'NEW' })).toMatchObject([
      { quantity: '2', costBasis: '100' },
      { quantity: '2', costBasis: '0', missingQuantity: '2' },
    ]);
  });
});

describe('a spin-off', () => {
  const spin = {
    type: 'spin_off',
    at: '2021-06-01',
    out: '20 OLD',
    in: '20 OLD at 0.75, 4 SPUN at 0.25',
    id: 'spin',
  } as const;

  it.each(['FIFO', 'LIFO', 'HIFO'])(
    'leaves each lot its share and gives the rest to the new one, %s',
    async (method) => {
      const user = new User(settingsWith({ method }));
      await user.send(...purchases, spin);
      expect(await lotsOf(user)).toEqual([
        'OLD 2020 10 at 75',
        'OLD 2021 10 at 225',
        'SPUN 2020 2 at 25',
        'SPUN 2021 2 at 75',
      ]);
      await user.reverse('spin', '2021-06-01');
      expect(await lotsOf(user)).toEqual(['OLD 2020 10 at 100', 'OLD 2021 10 at 300']);
    },
  );

  it('under a mean shares out the mean', async () => {
    const user = new User(settingsWith({ method: 'AVERAGE' }));
    await user.send(...purchases, spin, { type: 'sell', at: '2021-07-01', out: '1 SPUN', in: '40 USD' });
    expect(await user.disposals()).toMatchObject([{ costBasis: '25' }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['shares that do not add up', { in: '20 OLD at 0.75, 4 SPUN at 0.2' }, 'amounts'],
    ['no shares', { in: '20 OLD, 4 SPUN' }, 'amounts'],
    ['cash', { in: '20 OLD at 0.75, 4 USD at 0.25' }, 'amounts.2.asset'],
    ['two companies', { out: '20 OLD, 1 OTHER' }, 'amounts'],
    ['a share of what goes', { out: '20 OLD at 1' }, 'amounts.0.basisShare'],
  ])('with %s is refused', (_, changed, path) => {
    const amounts = (text: string, direction: string) =>
      text.split(', ').map((part) => {
        const [quantity, asset, , basisShare] = part.split(' ');
        return { asset, quantity, direction, ...(basisShare === undefined ? {} : { basisShare }) };
      });
    const { in: came, out } = { ...spin, ...changed };
    const sent = { ...transaction(spin), amounts: [...amounts(out, 'out'), ...amounts(came, 'in')] };
    const parsed = parseTransaction(sent);
    expect(parsed.ok ? [] : [...new Set(parsed.errors.map((error) => error.path))]).toEqual([path]);
  });
});

describe('a liquidity pool', () => {
  const pool = [
    { type: 'buy', at: '2020-01-01', in: '1 ETH', out: '100 USD' },
    { type: 'buy', at: '2020-01-02', in: '300 BAL', out: '60 USD' },
    { type: 'liquidity_add', at: '2021-01-01', out: '1 ETH, 300 BAL', in: '10 LP', value: '1000' },
  ] as const;

  it('takes an exchange in and gives one back, unless the settings say otherwise', async () => {
    const user = new User();
    await user.send(...pool.slice(0, 2), { ...pool[2], out: '1 ETH' });
    expect(await user.disposals()).toMatchObject([{ asset: 'ETH', proceeds: '1000', gain: '900' }]);
  });

  it('carries lots over to its tokens and from them, with their dates', async () => {
    const user = new User(settingsWith({ liquidity: 'carry-over' }));
    await user.send(...pool);
    expect(await lotsOf(user)).toEqual(['LP 2020 5 at 100', 'LP 2020 5 at 60']);
    expect(await user.disposals()).toEqual([]);
    await user.send({ type: 'liquidity_remove', at: '2021-06-01', out: '10 LP', in: '2 ETH, 100 BAL' });
    expect(await lotsOf(user)).toEqual([
      'BAL 2020 50 at 50',
      'BAL 2020 50 at 30',
      'ETH 2020 1 at 50',
      'ETH 2020 1 at 30',
    ]);
    expect(await user.disposals()).toEqual([]);
  });

  it('takes lots in again that came out of it together, each as one of its own, and takes that back', async () => {
    const user = new User(settingsWith({ liquidity: 'carry-over' }));
    await user.send(...pool, { type: 'liquidity_remove', at: '2021-06-01', out: '10 LP', in: '1 ETH, 300 BAL' });
    const before = await user.lots();
    await user.send({ ...pool[2], at: '2021-07-01', id: 'again' });
    expect(await lotsOf(user)).toEqual([
      'LP 2020 2.5 at 50',
      'LP 2020 2.5 at 50',
      'LP 2020 2.5 at 30',
      'LP 2020 2.5 at 30',
    ]);
    await user.reverse('again', '2021-07-01');
    expect(await user.lots()).toEqual(before);
  });

  it('takes in units of several assets that nothing explains, and takes that back', async () => {
    const user = new User(settingsWith({ liquidity: 'carry-over' }));
    await user.send({ ...pool[2], id: 'first' });
    expect(await user.lots()).toMatchObject([
      { asset: 'LP', quantity: '5', missingQuantity: '5' },
      { asset: 'LP', quantity: '5', missingQuantity: '5' },
    ]);
    expect(new Set((await user.lots()).map(({ lotId }) => lotId)).size).toBe(2);
    await user.reverse('first', '2021-01-01');
    expect(await user.lots()).toEqual([]);
  });
});

describe('wrapping', () => {
  const wrap = [
    { type: 'buy', at: '2020-01-01', in: '2 ETH', out: '100 USD' },
    { type: 'stake', at: '2021-01-01', out: '1 ETH', in: '1 stETH', value: '400' },
  ] as const;

  it('is no disposal', async () => {
    const user = new User();
    await user.send(...wrap);
    expect(await lotsOf(user)).toEqual(['ETH 2020 1 at 50', 'stETH 2020 1 at 50']);
  });

  it('is one where the settings say so', async () => {
    const user = new User(settingsWith({ wrapping: 'disposal' }));
    await user.send(...wrap);
    expect(await user.disposals()).toMatchObject([{ asset: 'ETH', gain: '350' }]);
    expect(await lotsOf(user)).toEqual(['ETH 2020 1 at 50', 'stETH 2021 1 at 400']);
  });
});

describe('other cases', () => {
  it('a dividend that is reinvested is acquired at its value', async () => {
    const user = new User();
    await user.send({ type: 'dividend', at: '2020-01-01', in: '0.5 VWCE', value: '45', fees: '1 USD' });
    expect(await user.lots()).toMatchObject([{ asset: 'VWCE', costBasis: '46', method: 'dividend' }]);
  });

  it('each token of a collection is a lot of its own', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '5 ETH', out: '500 USD' },
      { type: 'nft_trade', at: '2020-02-01', out: '1 ETH', in: '1 PUNK:1', value: '200' },
      { type: 'nft_trade', at: '2020-02-02', out: '2 ETH', in: '1 PUNK:2', value: '300' },
      { type: 'nft_trade', at: '2020-03-01', out: '1 PUNK:2', in: '4 ETH', value: '900' },
    );
    expect((await user.disposals()).map((row) => [row.asset, row.gain])).toEqual([
      ['ETH', '100'],
      ['ETH', '100'],
      ['PUNK:2', '600'],
    ]);
    expect(await user.lots({ asset: 'PUNK:1' })).toMatchObject([{ status: 'open' }]);
  });
});

it('units too small to arrive by a merger leave their cost to the others', async () => {
  const user = new User();
  await user.send(
    { type: 'buy', at: '2020-01-01', in: '1 OLD', out: '1000 USD' },
    { type: 'buy', at: '2020-01-02', in: '0.000000000000000001 OLD', out: '5 USD' },
  );
  const before = await user.lots();
  await user.send({ type: 'merger', at: '2020-02-01', out: '1.000000000000000001 OLD', in: '0.4 NEW', id: 'change' });
  const whole = { quantity: '0.4', costBasis: '1005', remainingCostBasis: '1005' };
  expect(await user.lots({ asset: 'NEW' })).toMatchObject([whole]);
  await user.reopen();
  await user.reverse('change', '2020-02-01');
  expect(await user.lots()).toEqual(before);
});

it('units too small to arrive by a wrap leave their cost to the others', async () => {
  const user = new User();
  await user.send(
    { type: 'buy', at: '2020-01-01', in: '1 ETH', out: '1000 USD' },
    { type: 'buy', at: '2020-01-02', in: '0.000000000000000001 ETH', out: '5 USD' },
  );
  const before = await user.lots();
  const wrap = {
    type: 'stake',
    at: '2020-02-01',
    out: '1.000000000000000001 ETH',
    in: '0.4 WETH',
    id: 'wrap',
  } as const;
  await user.send(wrap);
  const whole = { quantity: '0.4', costBasis: '1005', remainingCostBasis: '1005' };
  expect(await user.lots({ asset: 'WETH' })).toMatchObject([whole]);
  await user.reopen();
  await user.reverse('wrap', '2020-02-01');
  expect(await user.lots()).toEqual(before);
});
