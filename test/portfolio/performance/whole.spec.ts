/** What several assets brought together, measured by what was in them together. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { buy, sell } from '../../support/transactions.ts';
import { Investor } from './support/investor.ts';

let user: Investor;
beforeEach(() => {
  user = new Investor();
});
const TO = '2021-03-01';

describe('money that goes from one asset into another', () => {
  beforeEach(async () => {
    await user.did(
      buy({ at: '2021-01-01T00:00:00Z', asset: 'A', quantity: '10', total: '1000' }),
      sell({ at: '2021-02-01T00:00:00Z', asset: 'A', quantity: '10', total: '1000' }),
      buy({ at: '2021-02-01T00:00:00Z', asset: 'B', quantity: '10', total: '1000' }),
    );
    await user.prices(['A', '2021-01-01', '100'], ['B', '2021-02-01', '100'], ['B', TO, '110']);
  });

  it('counts once in the whole, and in each asset for its days', async () => {
    const { timeWeightedInvestment, netPerformance, netPerformancePercent, whole } = await user.performance({ to: TO });
    expect([netPerformance, timeWeightedInvestment, netPerformancePercent]).toEqual(['100', '2000', '0.05']);
    expect(whole).toMatchObject({ timeWeightedInvestment: '1000', netPerformancePercent: '0.1' });
    expect(whole.netPerformancePercentWithCurrencyEffect).toBe('0.1');
  });

  it('counts so of a window, too, and days without any of it count for nothing', async () => {
    const window = await user.performance({ from: '2021-02-02', to: TO });
    expect(window.whole).toMatchObject({ timeWeightedInvestment: '1000', grossPerformancePercent: '0.1' });
    await user.did(sell({ at: '2021-02-15T00:00:00Z', asset: 'B', quantity: '10', total: '1000' }));
    expect((await user.performance({ to: TO })).whole).toMatchObject({
      timeWeightedInvestment: '1000',
      netPerformancePercent: '0',
    });
  });
});

it('what came and went within a day is measured by what was at work in it', async () => {
  await user.did(
    buy({ at: '2021-01-05T08:00:00Z', asset: 'A', quantity: '1', total: '100' }),
    sell({ at: '2021-01-05T09:00:00Z', asset: 'A', quantity: '1', total: '120' }),
  );
  const { whole, timeWeightedInvestment } = await user.performance({ to: '2021-01-10' });
  expect(whole).toMatchObject({ timeWeightedInvestment, netPerformancePercent: '0.2' });
});

it('of one asset the whole is what the asset is', async () => {
  const step = fc.record({ day: fc.integer({ min: 1, max: 28 }), total: fc.integer({ min: 1, max: 99 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const one = new Investor();
      await one.did(
        ...steps.map(({ day, total }) =>
          buy({ at: `2021-01-${String(day).padStart(2, '0')}T00:00:00Z`, quantity: '1', total: String(total) }),
        ),
      );
      await one.prices(['BTC', '2021-01-15', '40']);
      const { whole, timeWeightedInvestment, netPerformancePercent } = await one.performance({ to: TO });
      expect(whole).toMatchObject({ timeWeightedInvestment, netPerformancePercent });
    }),
    { numRuns: 20 },
  );
});
