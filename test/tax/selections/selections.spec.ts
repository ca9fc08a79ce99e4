import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../shared/kernel/time.ts';
import { settingsWith, User } from '../support/domain.ts';

const purchases = [
  { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD', id: 'cheap' },
  { type: 'buy', at: '2020-01-02', in: '1 BTC', out: '60 USD', id: 'dear' },
  { type: 'buy', at: '2020-01-03', in: '1 BTC', out: '30 USD', id: 'middling' },
] as const;
const sale = { type: 'sell', at: '2020-06-01', out: '1.5 BTC', in: '90 USD', id: 'sale' } as const;

/** Names lots of transactions for a sale: `1 of dear`. */
async function name(user: User, transactionId: string, at: string, ...units: readonly string[]) {
  const lots = await user.lots();
  return user.book.apply({
    selections: [
      {
        transactionId,
        timestamp: `${at}T00:00:00.000Z` as Timestamp,
        lots: units.map((text) => {
          const [quantity = '', , of] = text.split(' ');
          const lot = lots.find((each) => each.acquisitionTransactionId === of);
          if (lot === undefined) throw new Error(`no lot of ${of}`);
          const { lotId, asset, acquiredAt } = lot;
          const acquiredAtMs = toEpochMs(acquiredAt as Timestamp);
          return { lotId, asset, acquiredAtMs, quantity: decimal(quantity) };
        }),
      },
    ],
  });
}

const rowsOf = async (user: User) =>
  (await user.disposals()).map(
    (row) => `${row.transactionId} ${row.quantity} at ${row.costBasis} ${row.lotSelection ?? ''}`,
  );

describe('lots that were named for a disposal', () => {
  it('are used, and what they do not cover goes by the method', async () => {
    const user = new User(settingsWith({ method: 'FIFO' }));
    await user.send(...purchases, sale);
    const change = await name(user, 'sale', '2020-06-01', '0.5 of dear', '0.25 of middling');
    expect(await rowsOf(user)).toEqual(['sale 0.5 at 30 named', 'sale 0.25 at 7.5 named', 'sale 0.75 at 7.5 ']);
    expect(change.events).toMatchObject([{ type: 'TaxBookRestated', data: { cause: 'selection' } }]);
    await user.reopen();
    await user.book.apply({
      selections: [{ transactionId: 'sale', timestamp: '2020-06-01T00:00:00.000Z' as Timestamp, lots: [] }],
    });
    expect(await rowsOf(user)).toEqual(['sale 1 at 10 ', 'sale 0.5 at 30 ']);
  });

  it.each(['LIFO', 'HIFO', 'LOFO', 'SPECIFIC'])('leave the others in the order of %s', async (method) => {
    const user = new User(settingsWith({ method }));
    await user.send(...purchases, sale);
    await name(user, 'sale', '2020-06-01', '1 of cheap');
    const next = { LIFO: '15', HIFO: '30', LOFO: '15', SPECIFIC: '30' }[method];
    expect(await rowsOf(user)).toEqual(['sale 1 at 10 named', `sale 0.5 at ${next} `]);
  });

  it('that something older used up meanwhile are kept, flagged, and made up for', async () => {
    const user = new User(settingsWith({ method: 'FIFO' }));
    await user.send(...purchases, sale);
    await name(user, 'sale', '2020-06-01', '1 of cheap');
    await user.send({ type: 'sell', at: '2020-03-01', out: '0.75 BTC', in: '90 USD', id: 'found later' });
    expect(await rowsOf(user)).toEqual([
      'found later 0.75 at 7.5 ',
      'sale 0.25 at 2.5 named',
      'sale 1 at 60 unmet',
      'sale 0.25 at 7.5 unmet',
    ]);
    await user.reverse('found later', '2020-03-01');
    expect((await rowsOf(user))[0]).toBe('sale 1 at 10 named');
  });

  it('go along in a transfer, and its fee takes what is left of them', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    await user.send(...purchases, {
      type: 'transfer',
      at: '2020-06-01',
      out: '1 BTC',
      in: '0.75 BTC',
      toAccount: 'wallet',
      id: 'transfer',
    });
    await name(user, 'transfer', '2020-06-01', '1 of dear');
    expect(await user.lots({ account: 'wallet' })).toMatchObject([{ remainingCostBasis: '45' }]);
    expect(await rowsOf(user)).toEqual(['transfer 0.25 at 15 named']);
  });

  it('count for nothing where units cost the mean of all', async () => {
    const user = new User(settingsWith({ method: 'AVERAGE' }));
    await user.send(...purchases, sale);
    await name(user, 'sale', '2020-06-01', '1 of dear');
    expect(await rowsOf(user)).toEqual(['sale 1 at 33.333333333333333333 ', 'sale 0.5 at 16.666666666666666667 ']);
  });

  it('and are not there, with nothing to stand in for them, are flagged on what is missing', async () => {
    const user = new User(settingsWith({ method: 'FIFO' }));
    await user.send(purchases[0], { ...sale, out: '1 BTC' });
    await name(user, 'sale', '2020-06-01', '1 of cheap');
    await user.send({ type: 'sell', at: '2020-03-01', out: '1 BTC', in: '90 USD' });
    expect((await user.disposals()).map((row) => [row.missingQuantity, row.lotSelection])).toEqual([
      [undefined, undefined],
      ['1', 'unmet'],
    ]);
  });
});
