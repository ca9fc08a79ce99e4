/** Sets of days as ranges, against sets of days. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import type { DayRange } from '../../../shared/market-data/contract/market-prices.ts';
import { daysIn, missingIn, withRange } from '../../../shared/market-data/domain/backfill/ranges.ts';

const FIRST = '2024-02-20';
const day = (index: number): string => daysAfter(FIRST, index);
const range = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 }))
  .map(([from, length]): DayRange => ({ from: day(from), to: day(from + length) }));

const daysOf = (ranges: readonly DayRange[]): Set<string> =>
  new Set(
    ranges.flatMap(({ from, to }) => Array.from({ length: daysIn({ from, to }) }, (_, at) => daysAfter(from, at))),
  );

describe('ranges', () => {
  it('hold the days that were added and no others, apart from each other and in order', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (added) => {
        const ranges = added.reduce<readonly DayRange[]>(withRange, []);
        expect(daysOf(ranges)).toEqual(daysOf(added));
        for (const [index, { from }] of ranges.entries()) {
          const before = ranges[index - 1];
          if (before) expect(daysAfter(before.to, 1) < from).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('and what is missing in them are together the days that were wanted', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), range, (added, wanted) => {
        const ranges = added.reduce<readonly DayRange[]>(withRange, []);
        const missing = daysOf(missingIn(wanted, ranges));
        const present = daysOf(ranges);
        expect([...missing]).toEqual([...daysOf([wanted])].filter((one) => !present.has(one)));
      }),
      { numRuns: 60 },
    );
  });
});
