import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { parseNumber, styleShown } from '../../../shared/trading/importers/numbers.ts';

const show = (text: string, style: 'decimal-point' | 'decimal-comma' = 'decimal-point') => {
  const parsed = parseNumber(text, style);
  return typeof parsed === 'string' ? parsed : format(parsed);
};

describe('a number as exchanges write it', () => {
  it.each([
    ['1', '1'],
    ['+1.50', '1.5'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['3.605E-05', '0.00003605'],
    ['-3.605e-05', '-0.00003605'],
    ['1.2E+3', '1200'],
    ['12E1', '120'],
    ['1,234.56', '1234.56'],
    ['1,234,567', '1234567'],
    ['$1,234.56', '1234.56'],
    ['-$1,234.56', '-1234.56'],
    ['$-12', '-12'],
    ['($12.30)', '-12.3'],
    ['12.30-', '-12.3'],
    ['€0.05', '0.05'],
    ['12 €', '12'],
    ['−5', '-5'],
    ['EUR 3.20', '3.2'],
    ['3.20 EUR', '3.2'],
    ['-US$1,234.50', '-1234.5'],
    ['R$ 5', '5'],
    ["1'234.50", '1234.5'],
    ['1 234.50', '1234.5'],
    ['0.041427214681599996000', '0.041427214681599996'],
    ['999999999999999999.999999999999999999', '999999999999999999.999999999999999999'],
  ])('%s is %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['1237,50', '1237.5'],
    ['1.237,50', '1237.5'],
    ['1.234.567', '1234567'],
    ['1.234', '1234'],
    ['€ 3,20', '3.2'],
    ['(12,50 €)', '-12.5'],
    ['-0,00003605', '-0.00003605'],
  ])('%s with a decimal comma is %s', (text, expected) => {
    expect(show(text, 'decimal-comma')).toBe(expected);
  });

  it.each([
    ['', 'bad-number'],
    ['-', 'bad-number'],
    ['.', 'bad-number'],
    ['one', 'bad-number'],
    ['1.2.3', 'bad-number'],
    ['1,5', 'bad-number'],
    ['12,34', 'bad-number'],
    ['0,123', 'bad-number'],
    ['5%', 'bad-number'],
    ['3.20 BTC', 'bad-number'],
    ['1x2', 'bad-number'],
    ['1,2345.6', 'bad-number'],
    ['--5', 'bad-number'],
    ['0x10', 'bad-number'],
    ['1e', 'bad-number'],
    ['1e9999', 'bad-number'],
    ['Infinity', 'bad-number'],
    ['NaN', 'bad-number'],
    ['=1+1', 'bad-number'],
    ['0.1234567890123456789', 'too-many-decimals'],
    ['1e-19', 'too-many-decimals'],
    ['1e40', 'too-many-digits'],
    ['1234567890123456789012345678901234567', 'too-many-digits'],
  ])('%s is refused as %s', (text, fault) => {
    expect(show(text)).toBe(fault);
  });

  it.each(['1,2,3', '1.23.456', '1,5.5', '1.5', '0.123'])('%s with a decimal comma is refused', (text) => {
    expect(show(text, 'decimal-comma')).toBe('bad-number');
  });

  it('gives back every decimal that was written plainly, grouped or scientifically', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (scaled) => {
        const plain = format(scaled as Decimal);
        const [whole = '', fraction] = plain.replace('-', '').split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
        const sign = scaled < 0n ? '-' : '';
        expect(parseNumber(plain, 'decimal-point')).toBe(scaled);
        expect(parseNumber(`${sign}$${grouped}`, 'decimal-point')).toBe(scaled);
        expect(parseNumber(`${sign}${scaled < 0n ? -scaled : scaled}e-18`, 'decimal-point')).toBe(scaled);
      }),
    );
  });
});

describe('a number in a file that does not show how it writes them', () => {
  const read = (text: string) => {
    const parsed = parseNumber(text, 'unsettled');
    return typeof parsed === 'string' ? parsed : format(parsed);
  };

  it.each([
    ['1.5', '1.5'],
    ['1,5', '1.5'],
    ['0.123', '0.123'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1,234,567', '1234567'],
    ['12', '12'],
    ['1.2345', '1.2345'],
  ])('%s is %s, since it can be nothing else', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['1.234', '1,234', '-12.345', '$999,000'])('%s is refused, since it may be either', (text) => {
    expect(read(text)).toBe('ambiguous-number');
  });

  it.each([
    ['1.5', 'decimal-point'],
    ['-0.123', 'decimal-point'],
    ['1,5', 'decimal-comma'],
    ['1.234.567', 'decimal-comma'],
    ['1.234', undefined],
    ['12', undefined],
    ['4.5.2021', undefined],
    ['word', undefined],
  ])('shows by %s that it is %s', (text, expected) => {
    expect(styleShown(text)).toBe(expected);
  });

  it('reads what one style alone can read as that style does', () => {
    const written = fc.stringMatching(/^-?\d{1,4}([.,]\d{1,4}){0,2}$/);
    fc.assert(
      fc.property(written, (text) => {
        const [point, comma] = [parseNumber(text, 'decimal-point'), parseNumber(text, 'decimal-comma')];
        const read = parseNumber(text, 'unsettled');
        if (typeof point === 'string' && typeof comma === 'string') expect(read).toEqual(expect.any(String));
        else if (typeof point !== 'string' && typeof comma !== 'string' && point !== comma)
          expect(read).toBe('ambiguous-number');
        else expect(read).toBe(typeof point === 'string' ? comma : point);
      }),
    );
  });
});
