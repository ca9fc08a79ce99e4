import { describe, expect, it } from 'vitest';
import { recordUserPrices } from '../../../shared/market-data/app/user-prices.ts';
import { disposalSentences } from '../../../shared/tax/calc/explain/sentences.ts';
import { Filer } from '../reports/support.ts';
import { ask } from './support.ts';

describe('a disposal', () => {
  it('is explained by the transaction, its fees, the lot, its acquisition and the rule', async () => {
    const filer = new Filer();
    const [bought, sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '300 USD', fees: '6 USD' },
      { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '500 USD', fees: '4 USD' },
    );
    const found = await ask(filer, sold);
    expect(found).toMatchObject({
      transaction: {
        type: 'sell',
        valuation: { value: '500', source: 'money' },
        fees: [{ asset: 'USD', amount: '4' }],
      },
      rule: {
        jurisdiction: 'US',
        taxYear: 2021,
        method: 'FIFO',
        lotScope: 'universal',
        longTerm: 'us',
        currency: 'USD',
      },
      items: [
        {
          disposal: { proceeds: '496', costBasis: '153', gain: '343', term: 'long' },
          lot: { quantity: '2', costBasis: '306', unitCost: '153' },
          acquisition: { transactionId: bought, type: 'buy', fees: [{ amount: '6' }] },
          transfers: [],
        },
      ],
      after: undefined,
    });
    const text = [...(found?.sentences ?? []), ...(found?.items[0]?.sentences ?? [])].join('\n');
    for (const said of ['the oldest lots in reach leave first', 'held for 517 days', '496 USD: a gain of 343 USD']) {
      expect(text).toContain(said);
    }
  });

  it('is followed through every transfer and wrap back to the acquisition', async () => {
    const filer = new Filer();
    await filer.set({ lotScope: 'per-account' });
    const [bought, moved, again, staked, sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 ETH', out: '300 USD' },
      { type: 'transfer', at: '2020-02-01', out: '2 ETH', in: '2 ETH', toAccount: 'wallet' },
      { type: 'transfer', at: '2020-03-01', account: 'wallet', out: '1 ETH', in: '1 ETH', toAccount: 'vault' },
      { type: 'stake', at: '2020-04-01', account: 'vault', out: '1 ETH', in: '0.9 RETH' },
      { type: 'sell', at: '2020-05-01', account: 'vault', out: '0.9 RETH', in: '500 USD' },
    );
    const found = await ask(filer, sold);
    expect(found?.items[0]?.acquisition).toMatchObject({ transactionId: bought });
    expect(found?.items[0]?.transfers).toMatchObject([
      { transactionId: moved, from: { account: 'kraken' }, to: { account: 'wallet' }, quantity: '2', arrived: '2' },
      { transactionId: again, from: { account: 'wallet' }, to: { account: 'vault' }, quantity: '1' },
      { transactionId: staked, from: { asset: 'ETH' }, to: { asset: 'RETH' }, quantity: '1', arrived: '0.9' },
    ]);
  });

  it('is followed through a merger', async () => {
    const filer = new Filer();
    const [bought, merged, sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 OLD', out: '300 USD' },
      { type: 'merger', at: '2020-02-01', out: '2 OLD', in: '1 NEW' },
      { type: 'sell', at: '2020-05-01', out: '1 NEW', in: '500 USD' },
    );
    const [row] = (await ask(filer, sold))?.items ?? [];
    expect(row).toMatchObject({ acquisition: { transactionId: bought }, disposal: { costBasis: '300' } });
    expect(row?.transfers).toMatchObject([{ transactionId: merged, from: { asset: 'OLD' }, to: { asset: 'NEW' } }]);
  });

  it('names the price, the rate and their days where nothing was stated', async () => {
    const filer = new Filer();
    await recordUserPrices(filer.store, filer.spine.context(), [
      {
        type: 'PricesRecorded',
        data: { prices: [{ asset: 'XYZ', date: '2021-01-30', close: '7', currency: 'CHF' }] },
      },
      {
        type: 'ExchangeRatesRecorded',
        data: { rates: [{ from: 'USD', to: 'CHF', date: '2021-01-31', rate: '0.5' }] },
      },
    ]);
    const [, swapped] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '300 USD' },
      { type: 'trade', at: '2021-02-01', out: '1 BTC', in: '10 XYZ' },
    );
    const found = await ask(filer, swapped);
    expect(found?.transaction.valuation).toEqual({
      value: '140',
      source: 'price',
      quotes: [
        {
          ...{ asset: 'XYZ', quantity: '10', value: '140' },
          price: { close: '7', currency: 'CHF', date: '2021-01-30' },
          rates: [{ rate: '0.5', inverted: true, date: '2021-01-31' }],
        },
      ],
    });
    expect(found?.items[0]?.disposal).toMatchObject({ proceeds: '140' });
  });

  it('names who says what each fee was worth', async () => {
    const filer = new Filer();
    const prices = { prices: [{ asset: 'BNB', date: '2021-01-31', close: '500', currency: 'EUR' }] };
    const rates = { rates: [{ from: 'EUR', to: 'USD', date: '2021-02-01', rate: '1.1' }] };
    await recordUserPrices(filer.store, filer.spine.context(), [
      { type: 'PricesRecorded', data: prices },
      { type: 'ExchangeRatesRecorded', data: rates },
    ]);
    const fees = '4 USD, 25 EUR, 0.1 BNB, 0.5 ADA = 3, 0.01 BTC, 1 XYZ';
    const [sold] = await filer.send({ type: 'sell', at: '2021-02-01', out: '1 BTC', in: '500 USD', fees });
    const found = await ask(filer, sold);
    const rate = { rate: '1.1', inverted: false, date: '2021-02-01' };
    const price = { close: '500', currency: 'EUR', date: '2021-01-31' };
    expect(found?.transaction.fees).toEqual([
      { asset: 'USD', quantity: '4', amount: '4', source: 'money', quotes: [] },
      {
        ...{ asset: 'EUR', quantity: '25', amount: '27.5', source: 'money' },
        quotes: [{ asset: 'EUR', quantity: '25', value: '27.5', rates: [rate] }],
      },
      {
        ...{ asset: 'BNB', quantity: '0.1', amount: '55', source: 'price' },
        quotes: [{ asset: 'BNB', quantity: '0.1', value: '55', price, rates: [rate] }],
      },
      {
        ...{ asset: 'ADA', quantity: '0.5', amount: '3', source: 'stated' },
        ...{ stated: { amount: '3', currency: 'USD' }, quotes: [] },
      },
      { asset: 'BTC', quantity: '0.01', amount: '5', source: 'paid', quotes: [] },
      { asset: 'XYZ', quantity: '1', source: 'none', quotes: [] },
    ]);
    expect(found?.sentences.filter((sentence) => sentence.startsWith('It cost a fee'))).toEqual([
      'It cost a fee of 4 USD.',
      'It cost a fee of 25 EUR, worth 27.5 USD by your own prices and rates: 25 EUR at the rate 1.1 of 2021-02-01: 27.5 USD.',
      'It cost a fee of 0.1 BNB, worth 55 USD by your own prices and rates: 0.1 BNB at the close of 500 EUR on 2021-01-31 and the rate 1.1 of 2021-02-01: 55 USD.',
      'It cost a fee of 0.5 ADA, worth 3 USD, as stated with it.',
      'It cost a fee of 0.01 BTC, worth 5 USD, by what was paid for a unit.',
      'It cost a fee of 1 XYZ, whose price is missing.',
    ]);
  });

  it('is told by whose lots were in reach by then, and by which were named', async () => {
    const filer = new Filer();
    await filer.set({ lotScope: 'per-account', lotScopeFrom: '2021-01-01' });
    const [, , early, late] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '300 USD' },
      { type: 'buy', at: '2020-02-01', in: '2 BTC', out: '500 USD' },
      { type: 'sell', at: '2020-06-01', out: '1 BTC', in: '500 USD' },
      { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '500 USD' },
    );
    const before = await ask(filer, early);
    expect(before?.rule.lotScope).toBe('universal');
    expect(before?.sentences.join(' ')).toContain('lots of all accounts are in reach');
    expect((await ask(filer, late))?.rule.lotScope).toBe('per-account');
    const disposal = before?.items[0]?.disposal as unknown as Parameters<typeof disposalSentences>[0];
    const told = (lotSelection: 'named' | 'unmet') =>
      disposalSentences(
        { ...disposal, lotSelection },
        {},
        before?.rule as Parameters<typeof disposalSentences>[2],
      ).join(' ');
    expect(told('named')).toContain('You named this lot for it.');
    expect(told('unmet')).toContain('A lot that you named for it was used up or out of reach');
  });

  it('tells where a lot was before lots of all accounts became those of each', async () => {
    const filer = new Filer();
    await filer.set({ lotScope: 'per-account', lotScopeFrom: '2021-01-01' });
    const [, , sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '300 USD' },
      { type: 'transfer', at: '2020-02-01', out: '2 BTC', toAccount: 'vault' },
      { type: 'sell', at: '2021-06-01', account: 'vault', out: '1 BTC', in: '500 USD' },
    );
    const [item] = (await ask(filer, sold))?.items ?? [];
    expect(item?.transfers).toMatchObject([
      { type: 'allocation', from: { account: 'kraken' }, to: { account: 'vault' }, quantity: '2', costArrived: '300' },
    ]);
    expect(item?.sentences.join('\n')).toContain(
      'the lots of all accounts became those of each: 2 BTC of it, of kraken before, are those of vault from then on',
    );
  });

  it('of a security is said to be taxed however long it was held', async () => {
    const filer = new Filer();
    const tax = { lotScope: 'per-account', longTerm: 'one-year-exempt', securities: ['VTI'] };
    await filer.set(tax, { jurisdiction: 'DE', baseCurrency: 'EUR' });
    const [, sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '1 VTI', out: '300 EUR' },
      { type: 'sell', at: '2022-06-01', out: '1 VTI', in: '500 EUR' },
    );
    const [row] = (await ask(filer, sold))?.items ?? [];
    expect(row?.sentences.join(' ')).toContain('a security is never exempt for how long it was held: short');
  });

  it('that no lot covers says so', async () => {
    const filer = new Filer();
    const [sold] = await filer.send({ type: 'sell', at: '2021-01-01', out: '1 BTC', in: '5 USD' });
    const [row] = (await ask(filer, sold))?.items ?? [];
    expect(row).not.toHaveProperty('lot');
    expect(row?.sentences[0]).toContain('No lot covers 1 BTC');
  });

  it('of many lots is told page by page, or by one of them', async () => {
    const filer = new Filer();
    const buys = [1, 2, 3].map(
      (day) => ({ type: 'buy', at: `2020-01-0${day}`, in: '1 BTC', out: `${day} USD` }) as const,
    );
    const ids = await filer.send(...buys, { type: 'sell', at: '2021-01-01', out: '3 BTC', in: '9 USD' });
    const first = await ask(filer, ids.at(-1), { limit: 2 });
    expect(first?.items.map(({ disposal }) => disposal['costBasis'])).toEqual(['1', '2']);
    const rest = await ask(filer, ids.at(-1), { limit: 2, after: first?.after ?? '' });
    expect(rest).toMatchObject({ after: undefined, items: [{ disposal: { costBasis: '3' } }] });
    const lotId = rest?.items[0]?.lot?.lotId ?? '';
    expect((await ask(filer, ids.at(-1), { lotId }))?.items).toEqual(rest?.items);
  });

  it('is none where nothing was disposed of, and where the id is nobody’s', async () => {
    const filer = new Filer();
    const [bought] = await filer.send({ type: 'buy', at: '2020-01-01', in: '1 BTC', out: '1 USD' });
    for (const id of [bought, '00000000-0000-4000-8000-000000000000', 'x'])
      expect(await ask(filer, id)).toBeUndefined();
  });
});
