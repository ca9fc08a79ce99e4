import { describe, expect, it } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import type { MarketPrices } from '../../../shared/market-data/contract/market-prices.ts';
import { harvestsOf } from '../../../shared/tax/calc/harvest/harvest.ts';
import { harvestOf } from '../../../shared/tax/read/previews/harvest-of.ts';
import { settingsWith, User } from '../support/domain.ts';

const NO_MARKET: MarketPrices = {
  latest: async () => new Map(),
  closes: async () => [],
  rateOn: async () => undefined,
  rates: async () => [],
};

/** Lots that cost 10, 60, 60 and 30 by the coin, of one coin each, the last one half sold. */
async function lots() {
  const user = new User(settingsWith({ method: 'LIFO' }));
  await user.send(
    { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD', id: 'cheap' },
    { type: 'buy', at: '2020-01-02', in: '1 BTC', out: '60 USD', id: 'dear' },
    { type: 'buy', at: '2020-01-03', in: '1 BTC', out: '60 USD', id: 'as dear' },
    { type: 'buy', at: '2020-01-04', in: '1 BTC', out: '30 USD', id: 'middling' },
    { type: 'sell', at: '2020-02-01', out: '0.5 BTC', in: '30 USD' },
  );
  return (await user.lots()).map((lot) => ({ key: lot.acquiredAt, lot }));
}

describe('the lots that would lose at a price of 20', () => {
  it.each([
    ['FIFO', ['dear 40 after 1 for 10', 'as dear 40 after 2 for -30', 'middling 5 after 3 for -70']],
    ['LIFO', ['middling 5 after 0 for 0', 'as dear 40 after 0.5 for -5', 'dear 40 after 1.5 for -45']],
    ['HIFO', ['dear 40 after 0 for 0', 'as dear 40 after 1 for -40', 'middling 5 after 2 for -80']],
    ['LOFO', ['middling 5 after 1 for 10', 'dear 40 after 1.5 for 5', 'as dear 40 after 2.5 for -35']],
    ['SPECIFIC', ['dear 40 after 0 for 0', 'as dear 40 after 0 for 0', 'middling 5 after 0 for 0']],
  ] as const)('come in the order of %s', async (method, expected) => {
    const found = harvestsOf((await lots()).toReversed(), method, decimal('20'));
    const shown = found.map(
      ({ lot, loss, unitsBefore, gainBefore }) =>
        `${lot.acquisitionTransactionId} ${format(loss)} after ${format(unitsBefore)} for ${format(gainBefore)}`,
    );
    expect(shown).toEqual(expected);
  });
});

it('a gift that had lost value loses from what it was worth when it came, and nothing above that', async () => {
  const user = new User();
  await user.send({ type: 'gift_received', at: '2020-01-01', in: '1 BTC', costBasis: '100', lossBasis: '60' });
  const gift = (await user.lots()).map((lot) => ({ key: lot.acquiredAt, lot }));
  const losses = ['50', '80', '120'].map((price) =>
    harvestsOf(gift, 'FIFO', decimal(price)).map(({ loss }) => format(loss)),
  );
  expect(losses).toEqual([['10'], [], []]);
});

it('a gift that had lost value is held since it came, for a loss', async () => {
  const user = new User();
  const gift = { type: 'gift_received', at: '2021-01-01', in: '1 BTC', acquiredAt: '2015-01-01' } as const;
  await user.send({ ...gift, costBasis: '100', lossBasis: '60' });
  await user.price('BTC', '2021-06-01', '50');
  const at = '2021-06-01T00:00:00.000Z' as Timestamp;
  const harvest = await harvestOf(user.book, async () => NO_MARKET, {
    ...{ minLoss: '0', at, now: at, include: 'securities', limit: 10 },
  });
  expect(harvest).toMatchObject({
    items: [{ loss: '10', costBasis: '60', acquiredAt: '2021-01-01T00:00:00.000Z', holdingDays: 151, term: 'short' }],
    totals: { short: '10', long: '0' },
  });
});
