/** What holds of performance whatever was done. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Body } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';
import { Investor, type Quoted } from './support/investor.ts';

const RUNS = { numRuns: 25 };
const LAST = '2021-01-31';

interface Trade {
  readonly day: number;
  readonly hour: number;
  readonly isBuy: boolean;
  readonly quantity: number;
  readonly price: number;
}

const trade: fc.Arbitrary<Trade> = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.nat(23),
  isBuy: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 9 }),
  price: fc.integer({ min: 1, max: 99 }),
});
const trades = fc.uniqueArray(trade, { selector: ({ day, hour }) => day * 24 + hour, minLength: 1, maxLength: 8 });

const two = (value: number): string => String(value).padStart(2, '0');
const bodyOf = ({ day, hour, isBuy, quantity, price }: Trade, more = ''): Body =>
  (isBuy ? buy : sell)({
    at: `2021-01-${two(day)}T${two(hour)}:${more || '00:00'}Z`,
    quantity: String(quantity),
    total: String(quantity * price),
  });
const QUOTED: readonly Quoted[] = [
  ['BTC', '2021-01-04', '40'],
  ['BTC', '2021-01-20', '70'],
];

async function investor(bodies: readonly Body[]): Promise<Investor> {
  const user = new Investor();
  await user.did(...bodies);
  await user.prices(...QUOTED);
  return user;
}
const outcome = async (user: Investor) => [await user.performance({ to: LAST }), await user.chart({ to: LAST })];

it('a purchase in two parts at the same price is one purchase', async () => {
  await fc.assert(
    fc.asyncProperty(trades, fc.nat(7), async (all, pick) => {
      const [split = all[0]] = [all[pick % all.length]];
      const inTwo = all.flatMap((one) =>
        one === split
          ? [bodyOf({ ...one, quantity: one.quantity / 2 }), bodyOf({ ...one, quantity: one.quantity / 2 }, '30:00')]
          : [bodyOf(one)],
      );
      expect(await outcome(await investor(inTwo))).toEqual(
        await outcome(await investor(all.map((one) => bodyOf(one)))),
      );
    }),
    RUNS,
  );
});

it('nothing depends on the order in which it became known', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (all) => {
      const user = new Investor();
      await user.prices(...QUOTED);
      for (const one of all.toReversed()) await user.did(bodyOf(one));
      expect(await outcome(user)).toEqual(await outcome(await investor(all.map((one) => bodyOf(one)))));
    }),
    RUNS,
  );
});

it('while rates stand still, currencies have no effect', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (all) => {
      const user = await investor(all.map((one) => bodyOf(one)));
      await user.rates(['USD/CHF', '2021-01-01', '0.5'], ['CHF/USD', '2021-01-15', '2']);
      const whole = await user.performance({ to: LAST, currency: 'CHF' });
      for (const figures of [whole, ...whole.positions]) {
        // Each sale takes its share of the cost rounded, in one currency as in the other.
        for (const name of ['grossPerformance', 'netPerformancePercent', 'timeWeightedInvestment'] as const) {
          const [own, asked] = [figures[name], figures[`${name}WithCurrencyEffect`]];
          expect(asked === null ? null : Number(asked)).toEqual(own === null ? null : expect.closeTo(Number(own), 12));
        }
      }
    }),
    RUNS,
  );
});

it('what is gained is what is there and came out, less what was put in', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (all) => {
      const user = await investor(all.map((one) => bodyOf(one)));
      const { currentValue, grossPerformance } = await user.performance({ to: LAST });
      const put = all.reduce((sum, { isBuy, quantity, price }) => sum + (isBuy ? 1 : -1) * quantity * price, 0);
      expect(Number(grossPerformance)).toBe(Number(currentValue) - put);
    }),
    RUNS,
  );
});

it('a chart ends with what is said of its last day, and each row is what would be said of that day', async () => {
  await fc.assert(
    fc.asyncProperty(trades, fc.integer({ min: 20, max: 31 }), async (all, day) => {
      // From the 20th on each day has the price that it has in the end.
      const user = await investor(all.map((one) => bodyOf(one)));
      const date = `2021-01-${day}`;
      const row = (await user.chart({ from: date, to: LAST })).find((one) => one.date === date);
      const { currentValue, totalInvestment, netPerformance, netPerformancePercent } = await user.performance({
        to: date,
      });
      expect(row).toMatchObject({
        value: currentValue,
        investment: totalInvestment,
        netPerformance,
        netPerformancePercent,
      });
    }),
    RUNS,
  );
});

const ASSETS = ['A', 'B', 'C'] as const;
const step = fc.record({
  day: fc.integer({ min: 2, max: 28 }),
  from: fc.constantFrom(...ASSETS),
  to: fc.constantFrom(...ASSETS),
  quantity: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom('merger', 'spin_off', 'sell'),
});

/** Of thirty of each at most thirty go. */
const stepBody = ({
  day,
  from,
  to,
  quantity,
  kind,
}: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Body => {
  const at = `2021-01-${two(day)}T10:00:00Z`;
  if (kind === 'sell' || from === to) return sell({ at, asset: from, quantity: String(quantity), total: '7' });
  const leg = (asset: string, direction: 'in' | 'out', basisShare?: string) => ({
    ...{ asset, quantity: String(quantity), direction },
    ...(basisShare === undefined ? {} : { basisShare }),
  });
  const back = kind === 'merger' ? [] : [leg(from, 'in', '0.7')];
  const amounts = [leg(from, 'out'), ...back, leg(to, 'in', kind === 'merger' ? '1' : '0.3')];
  return { account: 'kraken', timestamp: at, type: kind, amounts };
};

it('whatever becomes of what: the whole has gained what is there and came out, less what was put in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const bought = ASSETS.map((asset) => buy({ at: '2021-01-01T00:00:00Z', asset, quantity: '30', total: '300' }));
      const bodies = [...bought, ...steps.map((one) => stepBody(one))];
      const [user, backwards] = [new Investor(), new Investor()];
      await user.did(...bodies);
      const quoted = ASSETS.map((asset, index): Quoted => [asset, '2021-01-10', String(11 + index)]);
      await user.prices(...quoted);
      const { currentValue, grossPerformance, totalInvestment, missing, positions } = await user.performance({
        to: LAST,
      });
      expect(missing).toEqual([]);
      const sold = bodies.filter(({ type }) => type === 'sell').length * 7;
      expect(Number(grossPerformance)).toBeCloseTo(Number(currentValue) + sold - 900, 9);
      const averages = positions.map(({ averagePrice, quantity }) => Number(averagePrice) * Number(quantity));
      expect(averages.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(Number(totalInvestment), 9);
      await backwards.prices(...quoted);
      await backwards.did(...bodies);
      for (const { asset, ...position } of positions) {
        const alone = await backwards.performance({ to: LAST, asset });
        expect(alone.positions).toEqual([{ asset, ...position }]);
      }
    }),
    RUNS,
  );
});
