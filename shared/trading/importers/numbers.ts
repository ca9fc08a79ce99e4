/** Numbers as exchanges and spreadsheets write them, to exact decimals. Never through a float. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { DECIMAL_PLACES_MAX, type Decimal, parseDecimal } from '../../kernel/money/decimal.ts';
import type { NumberStyle } from './types.ts';

export type NumberFault = 'bad-number' | 'ambiguous-number' | 'too-many-decimals' | 'too-many-digits';

const NUMBER = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+(?=\.|$)/;
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+(?=,|$)/;
/** Spaces of every width, and the apostrophe that Switzerland puts between thousands. */
const SPACING = /[\s\u00a0\u2009\u202f'’]/g;
/** A sign such as `€`, `US$` or `R$`, or the code of a currency. */
const CURRENCY_SIGN = /^(?:[A-Z]{1,3})?\p{Sc}|\p{Sc}$|^[A-Z]{3}(?=[-+(\d.,])|(?<=[\d.,)])[A-Z]{3}$/u;
/** `1.234` and `1,234`: thousands, or decimals. */
const EITHER_WAY = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads `1,234.56`, `-$0.05`, `($12)`, `EUR 3.20`, `3.605E-05`, `+1`, and in decimal-comma files `1.234,56`. Decimals
 * beyond the 18th are taken only if they are zeros.
 */
export function parseNumber(text: string, style: NumberStyle): Decimal | NumberFault {
  const { body, negative } = signOf(text.replace(SPACING, '').replaceAll('−', '-'));
  if (style === 'unsettled' && EITHER_WAY.test(body)) return 'ambiguous-number';
  const plain = PLAIN[style === 'unsettled' ? (styleShown(body) ?? 'decimal-point') : style](body);
  const match = plain === undefined ? null : NUMBER.exec(plain);
  if (match === null) return 'bad-number';
  const [, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return 'bad-number';
  const shifted = shift(whole, fraction, Number(exponent));
  if (shifted.fraction.length > DECIMAL_PLACES_MAX) return 'too-many-decimals';
  const parsed = parseDecimal(`${negative ? '-' : ''}${shifted.whole}${shifted.fraction && `.${shifted.fraction}`}`);
  return parsed === 'not-a-decimal' ? 'bad-number' : parsed;
}

/** Takes off signs, brackets and one currency sign, in any order in which they are written. */
function signOf(text: string): { readonly body: string; readonly negative: boolean } {
  const bracketed = text.startsWith('(') && text.endsWith(')');
  let body = bracketed ? text.slice(1, -1) : text;
  let negative = bracketed;
  const unsign = () => {
    const trailing = body.length > 1 && body.endsWith('-');
    if (body.startsWith('-') || body.startsWith('+')) {
      negative ||= body.startsWith('-');
      body = body.slice(1);
    } else if (trailing && !negative) {
      negative = true;
      body = body.slice(0, -1);
    }
  };
  unsign();
  const code = CURRENCY_SIGN.exec(body)?.[0] ?? '';
  const bare = code.length < 3 || /\p{Sc}/u.test(code) || isFiat(code) ? body.replace(CURRENCY_SIGN, '') : body;
  if (bare !== body) {
    body = bare;
    if (!negative) unsign();
  }
  return { body, negative };
}

/** `1,234.56` to `1234.56`; a comma anywhere else is no number here. */
function withoutGroups(text: string): string | undefined {
  if (!text.includes(',')) return text;
  const groups = COMMA_GROUPS.exec(text)?.[0];
  if (groups === undefined) return undefined;
  const rest = text.slice(groups.length);
  return rest.includes(',') ? undefined : groups.replaceAll(',', '') + rest;
}

/** `1.234,56` to `1234.56`. Points part thousands and nothing else. */
function withDecimalPoint(text: string): string | undefined {
  const [whole = '', fraction, ...more] = text.split(',');
  if (more.length > 0) return undefined;
  const plain = whole.includes('.') ? ungrouped(whole) : whole;
  if (fraction === undefined) return plain;
  return plain === undefined || fraction.includes('.') ? undefined : `${plain}.${fraction}`;
}

const PLAIN = { 'decimal-point': withoutGroups, 'decimal-comma': withDecimalPoint } as const;

/** What the style of one number is, if it shows: `1.5` and `0.123` have a decimal point, `1,234` may be either. */
export function styleShown(written: string): 'decimal-point' | 'decimal-comma' | undefined {
  const text = signOf(written.replace(SPACING, '')).body;
  if (!/^\d*[.,][\d.,]*(?:[eE][+-]?\d+)?$/.test(text) || EITHER_WAY.test(text)) return undefined;
  const [point, comma] = [PLAIN['decimal-point'](text), PLAIN['decimal-comma'](text)].map(
    (plain) => plain !== undefined && NUMBER.test(plain),
  );
  return point === comma ? undefined : point ? 'decimal-point' : 'decimal-comma';
}

const ungrouped = (whole: string): string | undefined =>
  POINT_GROUPS.exec(whole)?.[0] === whole ? whole.replaceAll('.', '') : undefined;

/** Moves the decimal point by an exponent; canonical on both sides (no leading or trailing zeros). */
function shift(whole: string, fraction: string, exponent: number): { whole: string; fraction: string } {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const left = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0');
  const right = point <= 0 ? digits.padStart(digits.length - point, '0') : digits.slice(point);
  return { whole: left.replace(/^0+(?=.)/, '') || '0', fraction: right.replace(/0+$/, '') };
}
