import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import {
  acquisitionTimeOf,
  areOfOneInstant,
  entryKey,
  highestCostKey,
  lotOrder,
  lowestCostKey,
  partKey,
  poolKey,
  timeKey,
  timeKeyOf,
  timeOfKey,
} from '../../shared/tax/calc/keys.ts';

const times = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 11, 31) });
const near = fc.tuple(times, fc.integer({ min: 0, max: 4 })).map(([time, by]) => [time + 2, time + by] as const);
const arrivals = fc.record({ version: fc.integer({ min: 1, max: 2_000_000 }), index: fc.nat(1_000_000) });
const sign = (order: number | bigint): number => (order > 0 ? 1 : order < 0 ? -1 : 0);
const ofText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

describe('keys of the timeline', () => {
  it('sort by time, and give it back', () => {
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(times, times)), ([a, b]) => {
        expect(timeOfKey(timeKey(a))).toBe(a);
        expect([a, b].map((time) => timeKeyOf(fromEpochMs(time)))).toEqual([timeKey(a), timeKey(b)]);
        expect(sign(ofText(timeKey(a), timeKey(b)))).toBe(sign(a - b));
        expect(areOfOneInstant(`${timeKey(a)}x`, timeKey(b))).toBe(a === b);
      }),
    );
  });

  it('sort by arrival within an instant, and parts by phase before that', () => {
    fc.assert(
      fc.property(times, arrivals, arrivals, (time, a, b) => {
        const [first, second] = [a, b].map((arrival) => entryKey(fromEpochMs(time), arrival));
        const order = a.version === b.version ? a.index - b.index : a.version - b.version;
        expect(sign(ofText(first ?? '', second ?? ''))).toBe(sign(order));
        expect(partKey(first ?? '', 'acquiring') < partKey(second ?? '', 'taking')).toBe(true);
      }),
    );
  });
});

describe('keys of lots', () => {
  const pool = poolKey('BTC', 'cold wallet');
  const lotKey = (time: number, leg: number): string =>
    pool + lotOrder(entryKey(fromEpochMs(time), { version: 1, index: 0 }), leg);

  it('carry the time of acquisition', () => {
    fc.assert(
      fc.property(times, fc.nat(1_000), (time, leg) => {
        expect(acquisitionTimeOf(lotKey(time, leg))).toBe(time);
      }),
    );
  });

  it('sort by unit cost in either direction, then by age', () => {
    const amounts = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 36n }), fc.constantFrom(0n, 1n, 10n, 25n * 10n ** 17n));
    const lots = fc.record({ time: times, cost: amounts, quantity: fc.bigInt({ min: 1n, max: 10n ** 30n }) });
    fc.assert(
      fc.property(lots, lots, (a, b) => {
        const unit = (lot: typeof a): bigint => (lot.cost * 10n ** 36n) / lot.quantity;
        const byAge = sign(a.time - b.time);
        const byCost = sign(unit(a) - unit(b));
        const order = (key: typeof lowestCostKey): number =>
          ofText(key(lotKey(a.time, 0), a.cost, a.quantity), key(lotKey(b.time, 0), b.cost, b.quantity));
        expect(order(lowestCostKey)).toBe(byCost === 0 ? byAge : byCost);
        expect(order(highestCostKey)).toBe(byCost === 0 ? byAge : -byCost);
      }),
    );
  });

  it('by cost are written as they are stored', () => {
    const key = `${poolKey('BTC', undefined)}0kx`;
    const pool = poolKey('BTC', undefined);
    expect([highestCostKey(key, 5n, 2n), lowestCostKey(key, 5n, 2n)]).toEqual([`H${pool}yy74~0kx`, `L${pool}1125!0kx`]);
    expect(highestCostKey(key, 1n, 3n)).toBe(`H${pool}yz${'6'.repeat(36)}~0kx`);
    expect([highestCostKey(key, 0n, 2n), lowestCostKey(key, 0n, 2n)]).toEqual([`H${pool}zy~0kx`, `L${pool}01!0kx`]);
  });
});
