import { describe, expect, it } from 'vitest';
import { taxBookEvents } from '../../shared/tax/contract/events.ts';
import { settingsWith, User } from './support/domain.ts';

const buy = { type: 'buy', at: '2021-01-01', in: '2 BTC', out: '20 USD', id: 'purchase' } as const;
const sell = { type: 'sell', at: '2022-06-01', out: '1 BTC', in: '50 USD', id: 'sale' } as const;

describe('what comes in order of time', () => {
  it('states each lot and each use of it', async () => {
    const user = new User();
    const [bought, sold] = await user.send(buy, sell);
    expect(bought?.events).toEqual([
      {
        type: 'TaxLotCreated',
        data: {
          lotId: expect.any(String),
          assetId: 'BTC',
          account: 'kraken',
          quantity: '2',
          costBasis: '20',
          acquisitionDate: '2021-01-01T00:00:00.000Z',
          acquisitionMethod: 'buy',
          acquisitionTransactionId: 'purchase',
        },
      },
    ]);
    expect(sold?.events).toEqual([
      {
        type: 'TaxLotConsumed',
        data: {
          lotId: (await user.lots())[0]?.lotId,
          assetId: 'BTC',
          account: 'kraken',
          kind: 'disposal',
          consumedQuantity: '1',
          remainingQuantity: '1',
          costBasis: '10',
          disposalPrice: '50',
          proceeds: '50',
          realizedGain: '40',
          acquisitionDate: '2021-01-01T00:00:00.000Z',
          disposalDate: '2022-06-01T00:00:00.000Z',
          holdingPeriodDays: 516,
          isLongTerm: true,
          disposalTransactionId: 'sale',
        },
      },
    ]);
  });

  it('states moves and splits', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    const [, moved, split] = await user.send(
      buy,
      { type: 'transfer', at: '2021-02-01', out: '1 BTC', in: '1 BTC', toAccount: 'wallet' },
      { type: 'split', at: '2021-03-01', in: '1 BTC' },
    );
    expect(moved?.events).toMatchObject([
      { type: 'TaxLotConsumed', data: { kind: 'move', consumedQuantity: '1', costBasis: '10' } },
      { type: 'TaxLotCreated', data: { account: 'wallet', costBasis: '10', movedAt: '2021-02-01T00:00:00.000Z' } },
    ]);
    expect(split?.events).toMatchObject([
      { type: 'TaxLotAdjusted', data: { reason: 'split', quantity: '4', remainingQuantity: '2', costBasis: '20' } },
    ]);
  });

  it('fits the schemas that are stored', async () => {
    const user = new User(settingsWith({ lotScope: 'per-account' }));
    const changes = await user.send(
      buy,
      { type: 'transfer', at: '2021-02-01', out: '3 BTC', in: '2.9 BTC', toAccount: 'wallet' },
      { type: 'split', at: '2021-03-01', in: '1 BTC', account: 'wallet' },
      { ...sell, account: 'wallet', out: '9 BTC' },
      { type: 'sell', at: '2021-02-15', out: '1 BTC', in: '50 USD', account: 'wallet' },
    );
    const reversal = await user.reverse('purchase', '2021-01-01');
    const events = [...changes, reversal].flatMap((change) => change.events);
    for (const event of events) expect(taxBookEvents.encode(event)).toMatchObject({ type: event.type, version: 1 });
    expect(new Set(events.map(({ type }) => type)).size).toBe(5);
  });
});

describe('what comes late', () => {
  it('is one restatement of only what differs', async () => {
    const user = new User();
    await user.send(buy, { ...buy, id: 'ether', in: '5 ETH' }, sell, {
      type: 'sell',
      at: '2022-07-01',
      out: '1 ETH',
      in: '9 USD',
      id: 'untouched',
    });
    const [change] = await user.send({ ...buy, at: '2020-01-01', out: '2 USD', id: 'earlier purchase' });
    expect(change?.events).toMatchObject([
      {
        type: 'TaxBookRestated',
        data: {
          cause: 'backdated',
          from: '2020-01-01T00:00:00.000Z',
          transactionsRedone: 5,
          detail: 'rows',
          created: [{ acquisitionTransactionId: 'earlier purchase' }],
          consumed: [{ disposalTransactionId: 'sale', costBasis: '1', realizedGain: '49' }],
          withdrawn: { lots: [], consumptions: [{ disposalTransactionId: 'sale' }], adjustments: [] },
        },
      },
    ]);
  });

  it('states nothing where nothing differs', async () => {
    const user = new User();
    await user.send(buy, sell);
    const { events } = await user.book.apply({ settings: settingsWith({ strict: true }) });
    expect(events).toEqual([]);
    expect((await user.send({ type: 'deposit', at: '2020-01-01', in: '5 USD' }))[0]?.events).toEqual([]);
    expect((await user.book.apply({ settings: settingsWith({ method: 'LIFO' }) })).events).toEqual([]);
  });

  it('names a reversal and new settings as what they are', async () => {
    const user = new User();
    await user.send(buy, sell);
    const reversal = await user.reverse('sale', '2022-06-01');
    expect(reversal.events).toMatchObject([
      { data: { cause: 'reversal', withdrawn: { consumptions: [{ disposalTransactionId: 'sale' }] } } },
    ]);
    const changed = await user.book.apply({ settings: settingsWith({ buyFeeInBasis: false, longTerm: '365-days' }) });
    expect(changed).toMatchObject({ worked: 1, events: [] });
    await user.send({ ...sell, id: 'sale 2' });
    const base = await user.book.apply({ settings: settingsWith({}, { baseCurrency: 'EUR' }) });
    expect(base.events).toMatchObject([
      { type: 'TaxBookRestated', data: { cause: 'settings' } },
      { type: 'PricesMissed', data: { currency: 'EUR', missed: [{ asset: 'BTC' }, { asset: 'USD' }] } },
    ]);
    expect(await user.lots({ asset: 'USD' })).toHaveLength(1);
  });

  it('only counts where too much differs to list it', async () => {
    const user = new User();
    await user.send(buy, sell);
    const add = [user.entry({ ...buy, at: '2020-01-01', out: '2 USD' })];
    const { events } = await user.book.apply({ add }, { factsMax: 1 });
    expect(events).toMatchObject([{ data: { detail: 'counts', created: [], rowsChanged: 3, rowsWithdrawn: 2 } }]);
  });
});

it('an entry that was taken before is left alone', async () => {
  const user = new User();
  const add = [user.entry(buy)];
  await user.book.apply({ add });
  expect(await user.book.apply({ add })).toMatchObject({ worked: 0, events: [] });
  expect(await user.lots()).toHaveLength(1);
});

it('a removal of what is not there is an error', async () => {
  const user = new User();
  await user.send(buy);
  await expect(user.reverse('sale', '2021-01-01')).rejects.toThrow('no transaction sale');
});

describe('figures of more digits than any that is taken in', () => {
  it('are stated as any other', async () => {
    const user = new User();
    await user.price('COIN', '2021-01-01', '9999999999.123456789');
    const amount = '1234567890.123456789';
    const [received, sold] = await user.send(
      { type: 'income', at: '2021-01-01', in: `${amount} COIN` },
      { type: 'gift_sent', at: '2021-01-02', out: `${amount} COIN` },
    );
    for (const event of [...(received?.events ?? []), ...(sold?.events ?? [])]) {
      expect(taxBookEvents.decode(taxBookEvents.encode(event))).toEqual(event);
    }
    expect((await user.disposals())[0]?.proceeds).toBe('12345678900152415787.393689999750190521');
  });
});
