import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactNumber } from '../../../shared/adapters/prices/exact-number.ts';
import { format } from '../../../shared/kernel/money/decimal.ts';

const Wide = Oracle.clone({ precision: 100, rounding: Oracle.ROUND_HALF_EVEN, toExpNeg: -100, toExpPos: 100 });

it('is what was written, rounded half-even at the 18th decimal', () => {
  const digits = fc.stringMatching(/^\d{1,12}$/);
  const written = fc.record({
    whole: digits,
    fraction: fc.stringMatching(/^\d{0,24}$/),
    exponent: fc.integer({ min: -20, max: 5 }),
  });
  fc.assert(
    fc.property(written, fc.boolean(), ({ whole, fraction, exponent }, negative) => {
      const text = `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}e${exponent}`;
      const expected = new Wide(text).toDecimalPlaces(18).toString();
      const exact = exactNumber(text);
      expect(exact === undefined ? exact : format(exact)).toBe(expected === '-0' ? '0' : expected);
    }),
    { numRuns: 300 },
  );
});

it.each(['', ' ', '1.', '.5', '1e', '1e9999', '0x10', '1,5', '+1', 'Infinity', '--1', `1${'0'.repeat(30)}`])(
  'is nothing for "%s"',
  (text) => expect(exactNumber(text)).toBeUndefined(),
);
