/** What Coinbase says in its notes and nowhere else. */
import { type Decimal, multiply } from '../../../kernel/money/decimal.ts';
import { parseNumber } from '../numbers.ts';

const NUMBER = '[\\d,]*\\.?\\d+';
const CONVERTED = new RegExp(`^Converted (${NUMBER}) (\\S+) to (${NUMBER}) (\\S+)`, 'i');
const ON_MARKET = new RegExp(`on ([A-Z0-9]+)-([A-Z0-9]+) at (${NUMBER}) `, 'i');

const number = (text = ''): Decimal | undefined => {
  const parsed = parseNumber(text, 'decimal-point');
  return typeof parsed === 'string' ? undefined : parsed;
};

export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly received: Decimal;
}

/** `Converted 0.1 BTC to 1.5 ETH`: the row itself states only what was given. */
export function conversionIn(notes: string): Conversion | undefined {
  const [, , from, amount, to] = CONVERTED.exec(notes) ?? [];
  const received = number(amount);
  return from && to && received !== undefined ? { from, to, received } : undefined;
}

export interface Market {
  readonly quote: string;
  readonly price: Decimal;
}

/** Whether they speak of a market at all, be it readable or not. */
export const namesMarket = (notes: string): boolean => /\bon [A-Z0-9]+-[A-Z0-9]+ at\b/i.test(notes);

/** `Bought 0.01 BTC for 302.12 USDC on BTC-USDC at 30000 USDC/BTC`: what the other side of an advanced trade was. */
export function marketIn(notes: string): Market | undefined {
  const [, , quote, text] = ON_MARKET.exec(notes) ?? [];
  const price = number(text);
  return quote && price !== undefined && price > 0n ? { quote: quote.toUpperCase(), price } : undefined;
}

/** What a quantity cost on a market, before fees. */
export const quoted = (market: Market, quantity: Decimal): Decimal => multiply(market.price, quantity);
