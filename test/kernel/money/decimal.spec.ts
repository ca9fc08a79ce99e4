import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, format, parseDecimal } from '../../../shared/kernel/money/decimal.ts';

/** The form that decimals have, and what they are by it. */
const FORM = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

function byForm(text: string): bigint | string {
  const match = FORM.exec(text);
  if (match === null) return 'not-a-decimal';
  const [, sign, whole = '', places = ''] = match;
  if (places.length > 18) return 'too-many-decimals';
  if ((whole === '0' ? 0 : whole.length) + places.length > 36) return 'too-many-digits';
  return BigInt(`${sign}${whole}${places.padEnd(18, '0')}`);
}

const digits = (length: { minLength?: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), ...length });
/** Of the form, or nearly. */
const written = fc
  .tuple(
    fc.constantFrom('', '', '-', '+'),
    digits({ maxLength: 38 }),
    fc.constantFrom('', '.'),
    digits({ maxLength: 20 }),
  )
  .map((parts) => parts.join(''));
const anything = fc.string({ unit: fc.constantFrom(...'019.-+e, \n٣/:'), maxLength: 6 });

describe('reading decimals', () => {
  it('reads what has the form, exactly, and says what is wrong with anything else', () => {
    fc.assert(
      fc.property(fc.oneof(written, anything), (text) => {
        expect(parseDecimal(text)).toBe(byForm(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['999999999999999', 999_999_999_999_999n * 10n ** 18n],
    ['9999999999999999', 9_999_999_999_999_999n * 10n ** 18n],
    ['9007199254740993', 9_007_199_254_740_993n * 10n ** 18n],
    ['0.000000000000001', 1_000n],
    ['0.0000000000000001', 100n],
    ['-123456789012.345', -123_456_789_012_345n * 10n ** 15n],
    ['123456789012345678.123456789012345678', 123_456_789_012_345_678_123_456_789_012_345_678n],
  ])('reads %s exactly, however many digits it has', (text, scaled) => {
    expect(parseDecimal(text)).toBe(scaled);
  });

  it.each([
    ['', 'not-a-decimal'],
    ['-', 'not-a-decimal'],
    ['.', 'not-a-decimal'],
    ['5.', 'not-a-decimal'],
    ['.5', 'not-a-decimal'],
    ['1.2.3', 'not-a-decimal'],
    ['01', 'not-a-decimal'],
    ['-00.1', 'not-a-decimal'],
    ['1e3', 'not-a-decimal'],
    ['0.1234567890123456789', 'too-many-decimals'],
    [`1${'0'.repeat(36)}`, 'too-many-digits'],
    [`1${'0'.repeat(18)}.${'1'.repeat(18)}`, 'too-many-digits'],
  ])('refuses "%s": %s', (text, fault) => {
    expect(parseDecimal(text)).toBe(fault);
  });

  it('reads again what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 36n) + 1n, max: 10n ** 36n - 1n }), (scaled) => {
        const value = scaled as ReturnType<typeof decimal>;
        expect(decimal(format(value))).toBe(value);
      }),
    );
  });

  it('refuses a text of any length at once', () => {
    expect(parseDecimal(`0.${'1'.repeat(1_000_000)}`)).toBe('too-many-decimals');
    expect(parseDecimal('1'.repeat(1_000_000))).toBe('too-many-digits');
  });

  it('says what it could not read', () => {
    expect(() => decimal('1,5')).toThrow('not-a-decimal: "1,5"');
  });
});
