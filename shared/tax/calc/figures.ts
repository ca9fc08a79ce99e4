import { type Decimal, decimal, ZERO } from '../../kernel/money/decimal.ts';

const PLACES = 256;
const texts: string[] = Array.from({ length: PLACES }, () => '0');
const figures: Decimal[] = Array.from({ length: PLACES }, () => ZERO);

/** The place of a text, by its length and some of its digits; texts that are alike may share one. */
function placeOf(text: string): number {
  const last = text.length - 1;
  const ends = text.charCodeAt(0) * 5 + text.charCodeAt(last) * 11;
  return (last + ends + text.charCodeAt(last >> 1) * 23 + text.charCodeAt((last * 3) >> 2) * 47) & (PLACES - 1);
}

/**
 * Reads a figure of a transaction, as `decimal` does. Transactions near each other repeat theirs (a fixed fee, the amount
 * of a savings plan, what moved in money stated again as the value), so the latest are remembered: to read one takes
 * longer than all else that is done with it.
 */
export function figureOf(text: string): Decimal {
  const place = placeOf(text);
  const known = figures[place];
  if (known !== undefined && texts[place] === text) return known;
  const figure = decimal(text);
  texts[place] = text;
  figures[place] = figure;
  return figure;
}
