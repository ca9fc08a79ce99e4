import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings/contract/settings.ts';
import { at, bookOf, closes, holdingOf, journal, NOW, rates } from './journal.ts';

const BUY = { type: 'buy', on: '2021-05-04', in: [['0.5', 'BTC']], out: [['20000', 'USD']] } as const;

describe('what a holding cost', () => {
  test('a purchase costs its value and its fee, and the money is gone', async () => {
    const book = await bookOf(journal({ ...BUY, fees: [['12.5', 'USD']] }));
    expect(await holdingOf(book, 'BTC')).toMatchObject({
      quantity: '0.5',
      costBasis: '20012.5',
      averageCost: '40025',
      firstAcquiredAt: '2021-05-04T00:00:00.000Z',
      transactions: 1,
    });
    expect(await holdingOf(book, 'USD')).toMatchObject({
      quantity: '-20012.5',
      costBasis: '-20012.5',
      averageCost: '1',
      unrealizedGain: '0',
      firstAcquiredAt: null,
    });
  });

  test('without buyFeeInBasis the fee is no part of the cost', async () => {
    const settings = { ...DEFAULT_SETTINGS, tax: { ...DEFAULT_SETTINGS.tax, buyFeeInBasis: false } };
    const book = await bookOf(journal({ ...BUY, fees: [['12.5', 'USD']] }), { settings });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '20000' });
  });

  test('a partial sale takes its share of the cost; what is left keeps the average', async () => {
    const book = await bookOf(
      journal(
        { ...BUY, in: [['1', 'BTC']], out: [['10', 'USD']] },
        { ...BUY, on: '2021-06-01', in: [['2', 'BTC']], out: [['50', 'USD']] },
        { type: 'sell', on: '2021-07-01', out: [['1', 'BTC']], in: [['100', 'USD']] },
      ),
    );
    expect(await holdingOf(book, 'BTC')).toMatchObject({ quantity: '2', costBasis: '40', averageCost: '20' });
  });

  test('an asset sold in uneven thirds leaves nothing, not even a rounding', async () => {
    const sale = (on: string) => ({ type: 'sell', on, out: [['1', 'BTC']], in: [['1', 'USD']] }) as const;
    const book = await bookOf(
      journal(
        { ...BUY, in: [['3', 'BTC']], out: [['100', 'USD']] },
        sale('2021-06-01'),
        sale('2021-06-02'),
        sale('2021-06-03'),
      ),
    );
    const { items } = await book.reads.holdings({ now: NOW });
    expect(items.map(({ asset }) => asset)).toEqual(['USD']);
    expect(await holdingOf(book, 'BTC', { asOf: at('2021-06-02') })).toMatchObject({
      costBasis: '33.333333333333333333',
    });
  });

  test('a fee kept back from what came in takes no coins, but counts as cost', async () => {
    const book = await bookOf(journal({ ...BUY, in: [['0.499', 'BTC']], fees: [['0.001', 'BTC', '40']] }));
    expect(await holdingOf(book, 'BTC')).toMatchObject({ quantity: '0.499', costBasis: '20040' });
  });

  test('a fee in a third asset takes coins of that asset at its average cost', async () => {
    const book = await bookOf(
      journal(
        { ...BUY, in: [['10', 'BNB']], out: [['1000', 'USD']] },
        { ...BUY, on: '2021-06-01', fees: [['1', 'BNB', '300']] },
      ),
    );
    expect(await holdingOf(book, 'BNB')).toMatchObject({ quantity: '9', costBasis: '900', transactions: 2 });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '20300' });
  });

  test('coins sold that were never bought leave the holding short, without cost, and are said to be missing', async () => {
    const short = { type: 'sell', on: '2021-06-01', out: [['2', 'BTC']], in: [['100', 'USD']] } as const;
    const book = await bookOf(journal(short), { prices: [closes(['BTC', '2021-12-31', '50'])] });
    expect(await holdingOf(book, 'BTC')).toMatchObject({
      quantity: '-2',
      costBasis: '0',
      value: '-100',
      unrealizedGain: null,
    });
    expect(await book.reads.holdings({ now: NOW })).toMatchObject({
      complete: false,
      missing: [{ asset: 'BTC', what: 'quantity' }],
    });
    const bought = await bookOf(
      journal(short, { ...BUY, on: '2021-07-01', in: [['5', 'BTC']], out: [['100', 'USD']] }),
    );
    expect(await holdingOf(bought, 'BTC')).toMatchObject({ quantity: '3', costBasis: '60' });
  });

  test('a split changes how many there are, not what they cost', async () => {
    const buy = { ...BUY, in: [['10', 'AAPL']], out: [['1000', 'USD']] } as const;
    const ways = [
      [{ type: 'split', on: '2021-06-01', in: [['30', 'AAPL']] }, '40'],
      [{ type: 'split', on: '2021-06-01', in: [['40', 'AAPL']], out: [['10', 'AAPL']] }, '40'],
      [{ type: 'split', on: '2021-06-01', out: [['9', 'AAPL']] }, '1'],
    ] as const;
    for (const [split, quantity] of ways) {
      expect(await holdingOf(await bookOf(journal(buy, split)), 'AAPL')).toMatchObject({ quantity, costBasis: '1000' });
    }
  });

  test('an acquisition at the same instant is there for a sale, whichever arrived first', async () => {
    const sale = { type: 'sell', on: '2021-05-04', out: [['0.25', 'BTC']], in: [['11000', 'USD']] } as const;
    expect(await holdingOf(await bookOf(journal(sale, BUY)), 'BTC')).toMatchObject({
      quantity: '0.25',
      costBasis: '10000',
    });
  });
});

describe('moves that carry cost', () => {
  const transfer = {
    type: 'transfer',
    on: '2021-06-01',
    toAccount: 'cold-wallet',
    out: [['0.4', 'BTC']],
    in: [['0.3', 'BTC']],
  } as const;

  test('a transfer takes its cost along; its fee is lost, once', async () => {
    const book = await bookOf(journal(BUY, { ...transfer, fees: [['0.1', 'BTC', '5000']] }));
    expect(await holdingOf(book, 'BTC', { account: 'kraken' })).toMatchObject({ quantity: '0.1', costBasis: '4000' });
    expect(await holdingOf(book, 'BTC', { account: 'cold-wallet' })).toMatchObject({
      quantity: '0.3',
      costBasis: '12000',
    });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ quantity: '0.4', costBasis: '16000', transactions: 2 });
  });

  test('a purchase that is told later changes what an earlier transfer carried', async () => {
    const [first, moved, late] = journal(BUY, transfer, { ...BUY, on: '2021-05-01', out: [['1000', 'USD']] });
    if (!first || !moved || !late) throw new Error('three');
    const book = await bookOf([first, moved]);
    await book.apply({ add: [late] });
    expect(await holdingOf(book, 'BTC', { account: 'cold-wallet' })).toMatchObject({ costBasis: '6300' });
  });

  test('it does so too when the account that it went to has later news of its own', async () => {
    const [first, moved, early, late] = journal(
      BUY,
      transfer,
      { ...BUY, on: '2021-05-01', out: [['1000', 'USD']] },
      { ...BUY, on: '2021-08-01', account: 'cold-wallet', in: [['0.1', 'BTC']], out: [['500', 'USD']] },
    );
    if (!first || !moved || !early || !late) throw new Error('four');
    const book = await bookOf([first, moved]);
    await book.apply({ add: [late, early] });
    expect(await holdingOf(book, 'BTC', { account: 'cold-wallet' })).toMatchObject({
      quantity: '0.4',
      costBasis: '6800',
    });
  });

  test('staking for a token hands the cost to the token', async () => {
    const stake = { type: 'stake', on: '2021-06-01', out: [['0.25', 'BTC']], in: [['0.2', 'STBTC']] } as const;
    const book = await bookOf(journal(BUY, stake));
    expect(await holdingOf(book, 'STBTC')).toMatchObject({ quantity: '0.2', costBasis: '10000', averageCost: '50000' });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ quantity: '0.25', costBasis: '10000' });
  });

  test('staking without a token changes neither quantity nor cost', async () => {
    const book = await bookOf(journal(BUY, { type: 'stake', on: '2021-06-01', out: [['0.5', 'BTC']] }));
    expect(await holdingOf(book, 'BTC', { account: 'kraken' })).toMatchObject({ quantity: '0.5', costBasis: '20000' });
  });
});

describe('values', () => {
  const prices = [
    closes(['BTC', '2021-12-30', '50000'], ['ETH', '2021-12-31', '4000']),
    rates(['USD', 'CHF', '2021-12-31', '0.9']),
  ];

  test('holdings are valued at the last close, the greatest first, those without a price last', async () => {
    const book = await bookOf(
      journal(
        { type: 'deposit', on: '2021-01-01', in: [['50000', 'USD']] },
        { ...BUY, in: [['100', 'XYZ']], out: [['1', 'USD']] },
        BUY,
        { ...BUY, in: [['1', 'ETH']], out: [['2000', 'USD']] },
      ),
      { prices },
    );
    const { items, totals, complete, missing } = await book.reads.holdings({ now: NOW });
    expect(items.map(({ asset, value }) => [asset, value])).toEqual([
      ['USD', '27999'],
      ['BTC', '25000'],
      ['ETH', '4000'],
      ['XYZ', null],
    ]);
    expect(items[1]).toMatchObject({
      price: '50000',
      priceAt: '2021-12-30T00:00:00.000Z',
      unrealizedGain: '5000',
      roiPercent: '0.25',
    });
    expect(totals).toEqual({
      currency: 'USD',
      value: '56999',
      costBasis: '50000',
      unrealizedGain: '7000',
      roiPercent: '0.14000280005600112',
    });
    expect({ complete, missing }).toEqual({ complete: false, missing: [{ asset: 'XYZ', what: 'price' }] });
  });

  test('another currency is asked for: price, cost and gain are converted', async () => {
    const book = await bookOf(journal(BUY), { prices });
    expect(await holdingOf(book, 'BTC', { currency: 'CHF' })).toMatchObject({
      value: '22500',
      costBasis: '18000',
      unrealizedGain: '4500',
    });
  });

  test('what came in without a price has no known cost until the price is told', async () => {
    const [airdrop] = journal({ type: 'income', incomeKind: 'airdrop', on: '2021-03-03', in: [['10', 'UNI']] });
    if (!airdrop) throw new Error('one');
    const book = await bookOf([airdrop]);
    expect(await holdingOf(book, 'UNI')).toMatchObject({ quantity: '10', costBasis: null, unrealizedGain: null });
    expect((await book.reads.holdings({ now: NOW })).missing).toContainEqual({ asset: 'UNI', what: 'cost' });
    await book.apply({ prices: [closes(['UNI', '2021-03-01', '3'])] });
    expect(await holdingOf(book, 'UNI')).toMatchObject({ costBasis: '30', value: '30' });
    await book.apply({ prices: [closes(['UNI', '2021-03-03', '4'])] });
    expect(await holdingOf(book, 'UNI')).toMatchObject({ costBasis: '40', averageCost: '4' });
  });

  test('another base currency values everything anew, and back again', async () => {
    const swiss = { ...DEFAULT_SETTINGS, baseCurrency: 'CHF' };
    const book = await bookOf(journal(BUY), { prices: [rates(['USD', 'CHF', '2021-05-04', '0.5'])] });
    await book.apply({ settings: swiss });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '10000' });
    expect(await holdingOf(book, 'USD')).toMatchObject({ costBasis: '0' });
    await book.apply({ settings: DEFAULT_SETTINGS });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '20000' });
    expect(await holdingOf(book, 'USD')).toMatchObject({ costBasis: '-20000' });
  });
});

describe('accounts and time', () => {
  const all = journal(
    BUY,
    { type: 'transfer', on: '2021-06-01', toAccount: 'cold-wallet', out: [['0.5', 'BTC']] },
    { type: 'deposit', on: '2021-07-01', account: 'broker', in: [['5', 'CHF']] },
  );

  test('accounts are those that were used, with when and how often', async () => {
    const used = {
      kind: 'external',
      firstUsedAt: '2021-06-01T00:00:00.000Z',
      lastTransactionAt: '2021-06-01T00:00:00.000Z',
    };
    expect(await (await bookOf(all)).reads.accounts()).toEqual([
      {
        ...used,
        account: 'broker',
        firstUsedAt: '2021-07-01T00:00:00.000Z',
        lastTransactionAt: '2021-07-01T00:00:00.000Z',
        assets: 1,
        transactions: 1,
      },
      { ...used, account: 'cold-wallet', assets: 1, transactions: 1 },
      { ...used, account: 'kraken', firstUsedAt: '2021-05-04T00:00:00.000Z', assets: 1, transactions: 2 },
    ]);
  });

  test('balances are of one account at one time, that instant included', async () => {
    const book = await bookOf(all);
    const balances = async (account: string, asOf?: string) =>
      (await book.reads.balances({ account, ...(asOf === undefined ? {} : { asOf: at(asOf) }) }))?.map(
        ({ asset, quantity }) => `${quantity} ${asset}`,
      );
    expect(await balances('kraken')).toEqual(['-20000 USD']);
    expect(await balances('kraken', '2021-05-31')).toEqual(['0.5 BTC', '-20000 USD']);
    expect(await balances('cold-wallet', '2021-06-01')).toEqual(['0.5 BTC']);
    expect(await balances('cold-wallet', '2021-05-31T23:59:59.999Z')).toEqual([]);
    expect(await balances('nobody')).toBeUndefined();
  });

  test('an account cannot be mistaken for all accounts', async () => {
    const book = await bookOf(journal({ type: 'deposit', on: '2021-07-01', account: '*', in: [['5', 'CHF']] }, BUY));
    expect((await book.reads.holdings({ now: NOW, account: '*' })).items.map(({ asset }) => asset)).toEqual(['CHF']);
  });
});

test('the return of all is over what is held: money that was spent before any came in takes no cost away', async () => {
  const deposit = { type: 'deposit', on: '2021-05-03', in: [['19000', 'USD']] } as const;
  const book = await bookOf(journal(deposit, BUY), { prices: [closes(['BTC', '2021-05-04', '50000'])] });
  const { items, totals } = await book.reads.holdings({ now: NOW });
  expect(
    items.map(({ asset, costBasis, unrealizedGain, roiPercent }) => [asset, costBasis, unrealizedGain, roiPercent]),
  ).toEqual([
    ['BTC', '20000', '5000', '0.25'],
    ['USD', '-1000', '0', null],
  ]);
  expect(totals).toMatchObject({ value: '24000', costBasis: '19000', unrealizedGain: '5000', roiPercent: '0.25' });
});

describe('what is recorded of a time to come', () => {
  const ahead = { type: 'buy', on: '2022-05-04', in: [['2', 'BTC']], out: [['90000', 'USD']] } as const;
  const sold = { type: 'sell', on: '2022-05-05', out: [['0.5', 'BTC']], in: [['30000', 'USD']] } as const;
  const now = at('2022-05-03');
  const held = async (book: Awaited<ReturnType<typeof bookOf>>, query = {}) =>
    (await book.reads.holdings({ now, ...query })).items.map(({ asset, quantity }) => [asset, quantity] as const);

  test('is not held yet, in no account, and is from then on', async () => {
    const book = await bookOf(journal(BUY, ahead, sold));
    const today = [['BTC', '0.5'] as const, ['USD', '-20000'] as const];
    expect(new Map(await held(book))).toEqual(new Map(today));
    expect(new Map(await held(book, { account: 'kraken' }))).toEqual(new Map(today));
    const balances = await book.reads.balances({ account: 'kraken', now });
    expect(balances?.map(({ quantity }) => quantity).toSorted()).toEqual(['-20000', '0.5']);
    expect(new Map(await held(book, { asOf: at('2022-05-06') })).get('BTC')).toBe('2');
    expect(new Map(await held(book, { now: at('2022-05-06') })).get('BTC')).toBe('2');
  });

  test('of an asset that is nothing else is nothing, though its account is known', async () => {
    const book = await bookOf(journal(ahead));
    expect(await held(book)).toEqual([]);
    expect(await book.reads.accounts({ now })).toMatchObject([{ account: 'kraken', assets: 0, transactions: 1 }]);
  });
});
