import * as z from 'zod/mini';
import { type Decimal, parseDecimal } from './decimal.ts';

const FAULTS = {
  'not-a-decimal': 'must be plain digits with an optional decimal point, such as "12.5"',
  'too-many-decimals': 'has more than 18 decimals',
  'too-many-digits': 'has more than 36 digits',
} as const;

const decimalText = (allows: (value: Decimal) => boolean, rule: string) =>
  z.string().check(
    z.maxLength(60),
    z.superRefine((text, context) => {
      const parsed = parseDecimal(text);
      if (typeof parsed === 'string') context.addIssue({ code: 'custom', message: FAULTS[parsed] });
      else if (!allows(parsed)) context.addIssue({ code: 'custom', message: rule });
    }),
  );

/** A decimal string of any sign. */
export const decimalString = decimalText(() => true, '');
/** A decimal string of any sign that was computed: products and sums may have more digits than anything that is taken in. */
export const computedDecimalString = z
  .string()
  .check(z.regex(/^-?(0|[1-9]\d*)(\.\d{1,18})?$/, 'must be plain digits with at most 18 decimals'));
/** A decimal string above zero. */
export const positiveDecimalString = decimalText((value) => value > 0n, 'must be above zero');
/** A decimal string of zero or more. */
export const nonNegativeDecimalString = decimalText((value) => value >= 0n, 'must not be negative');

/** A currency or asset symbol as users and exchanges write it. */
export const assetSymbol = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(64),
    z.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/$@*+-]*$/u, 'must be an asset symbol such as "BTC"'),
  );
/** An ISO 4217 currency code, or another three-to-five letter code used as one. */
export const currencyCode = z.string().check(z.regex(/^[A-Z][A-Z0-9]{2,9}$/, 'must be a currency code such as "USD"'));
