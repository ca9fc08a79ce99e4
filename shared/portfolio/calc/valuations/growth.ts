/**
 * How many times itself what was held in the evening had become by the next, at the prices of both: a return that
 * nothing put in, taken out, or traded in between has a part in. Source: Bacon, Practical Portfolio Performance
 * Measurement and Attribution, on returns by holdings.
 */
import { add, type Decimal, divide, ONE, ZERO } from '../../../kernel/money/decimal.ts';
import type { Quotes } from './quotes.ts';
import type { PortfolioValue } from './valuate.ts';

export interface NextDay {
  readonly date: string;
  readonly quotes: Quotes;
  /** Whether the prices of before and after are of different things. */
  readonly isReshaped: (asset: string) => boolean;
}

/** Of what has a price on both evenings; one where nothing has. Rounded half-even at the 18th decimal. */
export function growthOf({ positions }: PortfolioValue, { date, quotes, isReshaped }: NextDay): Decimal {
  let [before, after] = [ZERO, ZERO];
  for (const { asset, quantity, value } of positions) {
    const quote = isReshaped(asset) ? undefined : quotes.on(asset, date);
    if (value === undefined || !quote) continue;
    before = add(before, value);
    after = add(after, quote.worth(quantity));
  }
  return before === ZERO ? ONE : divide(after, before);
}
