import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import {
  ROUNDING_RULES,
  type RoundingRule,
  roundQuotient,
  roundTo,
  unitOf,
} from '../../../shared/kernel/money/rounding.ts';

const ORACLE: Readonly<Record<RoundingRule, Oracle.Rounding>> = {
  'half-even': Oracle.ROUND_HALF_EVEN,
  'half-up': Oracle.ROUND_HALF_UP,
  up: Oracle.ROUND_UP,
  down: Oracle.ROUND_DOWN,
};
const Exact = Oracle.clone({ precision: 60 });

describe('rounding to an asset’s unit', () => {
  test('is what an exact decimal library makes of it, by every rule', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000, max: 2_000 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...ROUNDING_RULES),
        (thousandths, places, rule) => {
          const text = new Exact(thousandths).dividedBy(1_000).toFixed();
          const expected = new Exact(text).toDecimalPlaces(places, ORACLE[rule]);
          expect(format(roundTo(decimal(text), places, rule))).toBe(expected.isZero() ? '0' : expected.toFixed());
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([-1, 19, 0.5])('refuses %s decimals', (places) => {
    expect(() => unitOf(places)).toThrow(RangeError);
  });

  it('refuses to divide by nothing', () => {
    expect(() => roundQuotient(1n, 0n, 'down')).toThrow(RangeError);
  });
});
