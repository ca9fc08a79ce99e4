import { describe, expect, it } from 'vitest';
import { strictRefusals } from '../../shared/tax/calc/strict.ts';
import { seen, settingsWith, User } from './support/domain.ts';

const buy = { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '10 USD' } as const;

describe('a disposal of more than is held', () => {
  it('has one more row, short, without cost and lot, with its share of the proceeds', async () => {
    const user = new User();
    await user.send(buy, { type: 'sell', at: '2022-06-01', out: '4 BTC', in: '100 USD', id: 'sale' });
    const rows = await user.disposals();
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual({
      transactionId: 'sale',
      asset: 'BTC',
      account: 'kraken',
      quantity: '3',
      proceeds: '75',
      costBasis: '0',
      gain: '75',
      disposedAt: '2022-06-01T00:00:00.000Z',
      holdingDays: 0,
      term: 'short',
      missingQuantity: '3',
    });
    expect(await user.book.incomplete()).toEqual({ missingLots: ['BTC'], missingPrices: [] });
  });

  it('is complete again when the purchase arrives', async () => {
    const user = new User();
    await user.send({ type: 'sell', at: '2022-06-01', out: '1 BTC', in: '100 USD' }, buy);
    expect(await user.disposals()).toMatchObject([{ costBasis: '10', gain: '90' }]);
    expect(await user.book.incomplete()).toBeUndefined();
  });
});

describe('strict', () => {
  async function refusedOf(user: User, ...sent: Parameters<User['entry']>[0][]): Promise<string[]> {
    const entries = sent.map((each, index) => user.entry(each, index + 1));
    return [...(await strictRefusals(user.book, entries))];
  }

  it('refuses what would leave itself short', async () => {
    const user = new User();
    await user.send(buy);
    const sales = [
      { type: 'sell', at: '2021-02-01', out: '0.6 BTC', in: '9 USD', id: 'fits' },
      { type: 'sell', at: '2021-02-02', out: '0.6 BTC', in: '9 USD', id: 'too much' },
      { type: 'sell', at: '2021-02-03', out: '0.4 BTC', in: '9 USD', id: 'fits, too' },
    ] as const;
    expect(await refusedOf(user, ...sales)).toEqual(['too much']);
    expect((await user.disposals()).map((row) => row.transactionId)).toEqual(['fits', 'fits, too']);
  });

  it('refuses what would leave a later disposal short', async () => {
    const user = new User();
    await user.send(buy, { type: 'sell', at: '2021-03-01', out: '1 BTC', in: '9 USD' });
    expect(await refusedOf(user, { type: 'sell', at: '2021-02-01', out: '0.1 BTC', in: '9 USD', id: 'late' })).toEqual([
      'late',
    ]);
  });

  it('takes a sale with its purchase, in whatever order they are listed', async () => {
    const user = new User();
    const refused = await refusedOf(user, { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '9 USD' }, buy);
    expect(refused).toEqual([]);
  });

  it('does not blame anyone for what was short before', async () => {
    const user = new User();
    await user.send({ type: 'sell', at: '2021-02-01', out: '5 BTC', in: '9 USD' });
    expect(await refusedOf(user, buy)).toEqual([]);
  });

  it.each([
    { type: 'return_of_capital', in: '5 USD', paidBy: 'OLD' },
    { type: 'spin_off', out: '10 OLD', in: '10 OLD at 0.75, 4 SPUN at 0.25' },
    { type: 'merger', out: '10 OLD', in: '5 NEW' },
    { type: 'split', in: '10 OLD' },
    { type: 'split', out: '10 OLD' },
    { type: 'stake', out: '10 OLD', in: '10 stOLD' },
  ] as const)('refuses a $type of what is not held, which is flagged otherwise', async (sent) => {
    const user = new User();
    await user.send(buy);
    expect(await refusedOf(user, { ...sent, at: '2021-02-01', id: 'unheld' })).toEqual(['unheld']);
    expect(await user.book.incomplete()).toBeUndefined();
    await user.send({ ...sent, at: '2021-02-01' });
    expect((await user.book.incomplete())?.missingLots).not.toEqual([]);
  });

  it('takes them of what is held, whose lack was there before, and a transfer', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(
      { type: 'buy', at: '2021-01-01', in: '10 OLD', out: '10 USD' },
      { type: 'merger', at: '2021-01-02', out: '10 OTHER', in: '10 NEW' },
    );
    const refused = await refusedOf(
      user,
      { type: 'return_of_capital', at: '2021-02-01', in: '5 USD', paidBy: 'OLD' },
      { type: 'spin_off', at: '2021-02-02', out: '10 OLD', in: '10 OLD at 0.75, 4 SPUN at 0.25' },
      { type: 'transfer', at: '2021-02-03', out: '10 NEW', in: '10 NEW', toAccount: 'vault' },
      { type: 'transfer', at: '2021-02-03', out: '10 XYZ', in: '10 XYZ', toAccount: 'vault' },
      { type: 'merger', at: '2021-02-04', account: 'vault', out: '10 NEW', in: '2 LAST' },
    );
    expect(refused).toEqual([]);
  });

  it('leaves the trial book with exactly what was taken', async () => {
    const [user, plain] = [new User(), new User()];
    const fits = { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '9 USD', id: 'fits' } as const;
    await user.send({ ...buy, id: 'purchase' });
    await plain.send({ ...buy, id: 'purchase' }, fits);
    await refusedOf(user, fits, { ...fits, at: '2021-01-15', out: '2 BTC', id: 'too much' });
    expect(await seen(user.book)).toEqual(await seen(plain.book));
  });
});
