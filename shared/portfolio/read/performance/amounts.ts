/** Figures as answers write them. */
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';

/** Floating point carries fifteen digits; of what was searched for or summed up in it, these are good for. */
const PLACES = 12;
/** Beyond it a rate for a year says nothing: a gain within a day or two, as if it went on. */
const NUMBER_MAX = 1e9;

export const textOf = (value: Decimal | undefined): string | null => (value === undefined ? null : format(value));

/** `null` where there is none, or none that says anything. */
export const textOfNumber = (value: number | undefined): string | null =>
  value === undefined || !Number.isFinite(value) || Math.abs(value) > NUMBER_MAX
    ? null
    : format(decimal(value.toFixed(PLACES).replace(/^-(0\.0*)$/, '$1')));
