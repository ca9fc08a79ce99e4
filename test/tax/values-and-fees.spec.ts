import { describe, expect, it } from 'vitest';
import { settingsWith, User } from './support/domain.ts';

const buy = { type: 'buy', at: '2021-01-01', in: '10 BTC', out: '100 USD' } as const;

describe('the value of what moved', () => {
  it('is what was stated, before the fiat leg', async () => {
    const user = new User();
    await user.send({ ...buy, value: '120' });
    expect(await user.lots()).toMatchObject([{ costBasis: '120' }]);
  });

  it('is the fiat leg where nothing was stated', async () => {
    const user = new User();
    await user.send(buy, { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '15 USD' });
    expect(await user.disposals()).toMatchObject([{ proceeds: '15', costBasis: '10', gain: '5' }]);
  });

  it('is converted from its currency by the rate of that date', async () => {
    const user = new User();
    await user.rate('EUR', 'USD', '2021-01-01', '1.2');
    await user.send({ ...buy, out: '100 EUR' });
    const btc = await user.lots({ asset: 'BTC' });
    expect(btc).toMatchObject([{ costBasis: '120' }]);
  });

  it('is the last close of at most seven days before', async () => {
    const user = new User();
    await user.price('BTC', '2021-01-01', '7');
    await user.send(
      { type: 'income', at: '2021-01-08T23:59:59Z', in: '2 BTC' },
      { type: 'income', at: '2021-01-09', in: '2 BTC' },
    );
    expect(await user.lots()).toMatchObject([{ costBasis: '14' }, { costBasis: '0', needsPrice: true }]);
  });

  it('is shared among several legs of one side by what each was worth', async () => {
    const user = new User();
    await user.price('BTC', '2021-01-01', '30');
    await user.price('ETH', '2021-01-01', '10');
    await user.send({ type: 'liquidity_remove', at: '2021-01-01', in: '1 BTC, 1 ETH', value: '80' });
    expect(await user.lots()).toMatchObject([
      { asset: 'BTC', costBasis: '60' },
      { asset: 'ETH', costBasis: '20' },
    ]);
  });

  it('of several legs is unknown unless each has a price', async () => {
    const user = new User();
    await user.price('BTC', '2021-01-01', '30');
    await user.send({ type: 'liquidity_remove', at: '2021-01-01', in: '1 BTC, 1 ETH', value: '80' });
    expect((await user.lots()).map((lot) => lot.needsPrice)).toEqual([true, true]);
  });
});

describe('a price that is missing', () => {
  const trade = { type: 'trade', at: '2021-02-01', out: '1 BTC', in: '10 ETH', id: 'trade' } as const;

  it('leaves the row without proceeds and gain, and says so', async () => {
    const user = new User();
    await user.send(buy, trade);
    const [row] = await user.disposals();
    expect(row).toMatchObject({ needsPrice: true, costBasis: '10' });
    expect(row).not.toHaveProperty('proceeds');
    expect(row).not.toHaveProperty('gain');
    expect(await user.lots({ asset: 'ETH' })).toMatchObject([{ costBasis: '0', needsPrice: true }]);
    expect(await user.book.incomplete()).toEqual({ missingLots: [], missingPrices: ['BTC', 'ETH'] });
  });

  it('fills in when it comes', async () => {
    const user = new User();
    await user.send(buy, trade);
    const { events } = await user.price('ETH', '2021-01-30', '3');
    expect(await user.disposals()).toMatchObject([{ proceeds: '30', gain: '20' }]);
    expect(await user.lots({ asset: 'ETH' })).toMatchObject([{ costBasis: '30' }]);
    expect(await user.book.incomplete()).toBeUndefined();
    expect(events).toMatchObject([{ type: 'TaxBookRestated', data: { cause: 'price', detail: 'rows' } }]);
  });

  it('that no transaction looked up redoes nothing', async () => {
    const user = new User();
    await user.send(buy, trade);
    expect(await user.price('ETH', '2021-02-02', '3')).toMatchObject({ worked: 0, events: [] });
    expect(await user.price('DOGE', '2021-01-30', '3')).toMatchObject({ worked: 0, events: [] });
  });

  it('of an acquisition leaves the gain of its disposal unknown', async () => {
    const user = new User();
    await user.send(
      { type: 'deposit', at: '2021-01-01', in: '1 BTC' },
      { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD' },
    );
    const [row] = await user.disposals();
    expect(row).toMatchObject({ needsPrice: true });
    expect(row).not.toHaveProperty('gain');
    await user.price('BTC', '2021-01-01', '20');
    expect(await user.disposals()).toMatchObject([{ proceeds: '50', gain: '30' }]);
  });

  it('of a rate fills in when the rate comes', async () => {
    const user = new User();
    await user.send({ type: 'income', at: '2021-01-01', in: '1 BTC', value: '100 CHF' });
    expect(await user.lots()).toMatchObject([{ needsPrice: true }]);
    await user.rate('USD', 'CHF', '2021-01-01', '0.5');
    expect(await user.lots()).toMatchObject([{ costBasis: '200' }]);
  });
});

describe('fees in money', () => {
  it.each([
    [true, '110'],
    [false, '100'],
  ])('are in the basis of what comes in: %s', async (buyFeeInBasis, costBasis) => {
    const user = new User(settingsWith({ buyFeeInBasis }));
    await user.send({ ...buy, fees: '10 USD' });
    expect(await user.lots()).toMatchObject([{ costBasis }]);
  });

  it.each(['income', 'gift_received', 'donation_received'] as const)('are in the basis of %s, too', async (type) => {
    const user = new User();
    await user.send({ type, at: '2021-01-01', in: '1 BTC', value: '100', fees: '10 USD' });
    expect(await user.lots()).toMatchObject([{ costBasis: '110', method: type }]);
  });

  it.each([
    [true, '45'],
    [false, '50'],
  ])('are deducted from proceeds: %s', async (sellFeeDeducted, proceeds) => {
    const user = new User(settingsWith({ sellFeeDeducted }));
    await user.send(buy, { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD', fees: '5 USD' });
    expect(await user.disposals()).toMatchObject([{ proceeds }]);
  });

  it('count once in a trade, with what comes in', async () => {
    const user = new User();
    await user.send(buy, { type: 'trade', at: '2021-02-01', out: '1 BTC', in: '10 ETH', value: '50', fees: '5 USD' });
    expect(await user.disposals()).toMatchObject([{ proceeds: '50' }]);
    expect(await user.lots({ asset: 'ETH' })).toMatchObject([{ costBasis: '55' }]);
  });

  it('may exceed the value, so that proceeds are negative', async () => {
    const user = new User();
    await user.send(buy, { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '2 USD', fees: '5 USD' });
    expect(await user.disposals()).toMatchObject([{ proceeds: '-3', gain: '-13' }]);
  });
});

describe('a price that comes after a reversal', () => {
  it('reaches a later transaction of that day, whatever the reversed one had looked up', async () => {
    const user = new User();
    await user.send({ ...buy, at: '2021-05-04T10:00:00Z', out: '100 EUR', id: 'mistyped' });
    await user.rate('EUR', 'USD', '2021-05-04', '1.2');
    await user.reverse('mistyped', '2021-05-04T10:00:00Z');
    await user.send({ type: 'income', at: '2021-05-04T11:00:00Z', in: '1 BTC' });
    await user.price('BTC', '2021-05-04', '55000');
    expect(await user.lots({ asset: 'BTC' })).toMatchObject([{ costBasis: '55000' }]);
  });
});

describe('fees in coins', () => {
  it('of the disposed asset leave the lots with it, for the same proceeds', async () => {
    const user = new User();
    await user.send(buy, { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD', fees: '0.1 BTC = 5' });
    expect(await user.disposals()).toMatchObject([{ quantity: '1.1', proceeds: '50', costBasis: '11', gain: '39' }]);
    expect(await user.lots()).toMatchObject([{ remainingQuantity: '8.9' }]);
  });

  it('of the disposed asset are part of the basis of what a trade brings', async () => {
    const user = new User();
    await user.send(buy, {
      type: 'trade',
      at: '2021-02-01',
      out: '1 BTC',
      in: '20 ETH',
      value: '50',
      fees: '0.1 BTC = 5',
    });
    expect(await user.disposals()).toMatchObject([{ quantity: '1.1', proceeds: '50' }]);
    expect(await user.lots({ asset: 'ETH' })).toMatchObject([{ costBasis: '55' }]);
  });

  it('of the asset that comes in take no coins and count as their value', async () => {
    const user = new User();
    await user.send({ ...buy, fees: '0.1 BTC = 1' });
    expect(await user.lots()).toMatchObject([{ quantity: '10', costBasis: '101' }]);
    expect(await user.disposals()).toEqual([]);
  });

  it('of a third asset are a disposal of it at their value, and count as that much', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2020-12-01', in: '1 BNB', out: '30 USD', id: 'bnb' },
      { ...buy, fees: '0.5 BNB = 20', id: 'purchase' },
    );
    expect(await user.disposals()).toMatchObject([
      { transactionId: 'purchase', asset: 'BNB', quantity: '0.5', proceeds: '20', costBasis: '15', gain: '5' },
    ]);
    expect(await user.lots({ asset: 'BTC' })).toMatchObject([{ costBasis: '120' }]);
  });

  it('without a stated value are worth what the market says', async () => {
    const user = new User();
    await user.price('BNB', '2021-01-01', '40');
    await user.send({ type: 'deposit', at: '2020-12-01', in: '1 BNB', value: '30' }, { ...buy, fees: '0.5 BNB' });
    expect(await user.disposals()).toMatchObject([{ proceeds: '20' }]);
    expect(await user.lots({ asset: 'BTC' })).toMatchObject([{ costBasis: '120' }]);
  });

  it('without any price leave what they count in unpriced', async () => {
    const user = new User();
    await user.send({ type: 'deposit', at: '2020-12-01', in: '1 BNB', value: '30' }, { ...buy, fees: '0.5 BNB' });
    expect(await user.disposals()).toMatchObject([{ asset: 'BNB', needsPrice: true }]);
    expect(await user.lots({ asset: 'BTC' })).toMatchObject([{ needsPrice: true }]);
  });

  it('state their value in the currency of the transaction', async () => {
    const user = new User();
    await user.rate('EUR', 'USD', '2021-01-01', '2');
    await user.send({ ...buy, value: '50 EUR', fees: '0.1 BTC = 3' });
    expect(await user.lots()).toMatchObject([{ costBasis: '106' }]);
  });
});

describe('types of transactions', () => {
  it.each(['gift_sent', 'donation_sent', 'lost', 'staking_loss', 'fee'] as const)(
    '%s uses up lots and makes rows as a sale does',
    async (type) => {
      const user = new User();
      await user.send(buy, { type, at: '2021-02-01', out: '1 BTC', value: '50' });
      expect(await user.disposals()).toMatchObject([{ quantity: '1', proceeds: '50', costBasis: '10', gain: '40' }]);
    },
  );

  it('withdrawal leaves at cost, in a row without proceeds and gain', async () => {
    const user = new User();
    await user.send(buy, { type: 'withdrawal', at: '2021-02-01', out: '1 BTC', value: '50' });
    const [row] = await user.disposals();
    expect(row).toMatchObject({ quantity: '1', costBasis: '10' });
    expect(row).not.toHaveProperty('proceeds');
    expect(row).not.toHaveProperty('gain');
    expect(row).not.toHaveProperty('needsPrice');
  });

  it('the base currency has no lots', async () => {
    const user = new User();
    await user.send(
      { type: 'deposit', at: '2021-01-01', in: '100 USD' },
      { type: 'dividend', at: '2021-01-02', in: '5 USD' },
      { type: 'withdrawal', at: '2021-01-03', out: '50 USD' },
      { type: 'transfer', at: '2021-01-04', out: '50 USD', in: '49 USD', toAccount: 'bank' },
    );
    expect(await user.lots()).toEqual([]);
    expect(await user.disposals()).toEqual([]);
  });

  it('a foreign currency has lots', async () => {
    const user = new User();
    await user.rate('EUR', 'USD', '2021-01-01', '1.2');
    await user.send(
      { type: 'buy', at: '2021-01-01', in: '100 EUR', out: '110 USD' },
      { type: 'buy', at: '2021-01-02', in: '1 BTC', out: '50 EUR' },
    );
    expect(await user.disposals()).toMatchObject([{ asset: 'EUR', proceeds: '60', costBasis: '55', gain: '5' }]);
    expect(await user.lots({ asset: 'BTC' })).toMatchObject([{ costBasis: '60' }]);
  });

  it('stake and unstake of one asset do nothing', async () => {
    const user = new User();
    await user.send(
      buy,
      { type: 'stake', at: '2021-02-01', out: '5 BTC' },
      { type: 'unstake', at: '2021-03-01', in: '5 BTC', out: '5 BTC' },
    );
    expect(await user.disposals()).toEqual([]);
    expect(await user.lots()).toMatchObject([{ status: 'open' }]);
  });

  it('stake into another asset carries dates and cost over, by quantity', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2021-01-01', in: '2 ETH', out: '100 USD', id: 'first' },
      { type: 'buy', at: '2021-01-02', in: '2 ETH', out: '300 USD', id: 'second' },
      { type: 'stake', at: '2021-02-01', out: '3 ETH', in: '1.5 STETH' },
    );
    expect(await user.disposals()).toEqual([]);
    expect(await user.lots({ asset: 'STETH' })).toMatchObject([
      { acquiredAt: '2021-01-01T00:00:00.000Z', quantity: '1', costBasis: '100', acquisitionTransactionId: 'first' },
      { acquiredAt: '2021-01-02T00:00:00.000Z', quantity: '0.5', costBasis: '150', acquisitionTransactionId: 'second' },
    ]);
    expect(await user.lots({ asset: 'ETH', status: 'partial' })).toMatchObject([{ remainingCostBasis: '150' }]);
  });
});
