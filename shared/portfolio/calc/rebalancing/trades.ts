/** The trades that bring a portfolio back to its targets, what they cost, and what they would realize. */
import {
  add,
  type Decimal,
  decimal,
  divide,
  maximum,
  minimum,
  multiplyDivide,
  negate,
  subtract,
  sum,
  ZERO,
} from '../../../kernel/money/decimal.ts';
import { type TradingFees, WHOLE } from '../../contract/portfolio.ts';
import { shareOut } from '../state.ts';
import { gainRateOf, type ValuedPosition } from '../valuations/valuate.ts';
import type { AllocationLine } from './allocation.ts';
import { type Order, ordersFor } from './orders.ts';

export interface Trade {
  readonly side: 'sell' | 'buy';
  readonly line: AllocationLine;
  /** Undefined where something of a class is to be bought of which nothing is held. */
  readonly position: ValuedPosition | undefined;
  /** Of what is sold or bought, in the portfolio's currency, without the fee. */
  readonly amount: Decimal;
  readonly fee: Decimal;
  /** At the price of the valuation, rounded half-even at the 18th decimal. */
  readonly quantity: Decimal | undefined;
  /** Against average cost, before the fee. */
  readonly gain: Decimal | undefined;
}

export interface Rebalancing {
  readonly trades: readonly Trade[];
  /** Money that is used or kept without a trade: what the portfolio holds of its own currency falls, or grows if negative. */
  readonly cashUsed: Decimal;
}

interface Part {
  readonly line: AllocationLine;
  readonly position: ValuedPosition | undefined;
  readonly amount: Decimal;
}

const feeOf = (amount: Decimal, { percent, minimum: least }: TradingFees): Decimal =>
  maximum(multiplyDivide(amount, decimal(percent), WHOLE), decimal(least));

/** Sold first: what realizes least for each unit of money; what nobody knows last. */
function byGain(a: ValuedPosition, b: ValuedPosition): number {
  const [one, other] = [gainRateOf(a), gainRateOf(b)];
  if (one === other) return a.asset < b.asset ? -1 : 1;
  if (one === undefined) return 1;
  return other === undefined || one < other ? -1 : 1;
}

/** Takes an amount out of the positions of a line. */
function soldOf({ line, amount }: Order, currency: string): readonly Part[] {
  const isCash = ({ asset }: ValuedPosition): boolean => asset === currency;
  const order = [...line.positions.filter(isCash), ...line.positions.filter((one) => !isCash(one)).toSorted(byGain)];
  const parts: Part[] = [];
  let left = amount;
  for (const position of order) {
    const size = minimum(left, position.value ?? ZERO);
    if (size > ZERO) parts.push({ line, position, amount: size });
    left = subtract(left, size);
  }
  return parts;
}

/** One purchase: money stays money, else more of what there is most of. */
function boughtOf({ line, amount }: Order, currency: string): Part {
  const [most] = line.positions;
  const position = line.positions.find(({ asset }) => asset === currency) ?? most;
  return { line, position, amount: negate(amount) };
}

const isMoney = ({ line, position }: Part, currency: string): boolean =>
  position?.asset === currency || line.asset === currency;

function sale({ line, position, amount }: Part, fees: TradingFees): Trade {
  const { value = ZERO, gain, quantity = ZERO } = position ?? {};
  return {
    ...{ side: 'sell', line, position, amount, fee: feeOf(amount, fees) },
    quantity: amount === value ? quantity : multiplyDivide(quantity, amount, value),
    gain: gain && multiplyDivide(gain, amount, value),
  };
}

/** What so much money buys: the fee is paid out of it, to the last digit. */
function purchase({ line, position, amount: money }: Part, fees: TradingFees): Trade {
  const withPercent = multiplyDivide(money, WHOLE, add(WHOLE, decimal(fees.percent)));
  const least = decimal(fees.minimum);
  const amount = subtract(money, withPercent) < least ? subtract(money, least) : withPercent;
  const price = position?.quote?.price;
  return {
    ...{ side: 'buy', line, position, amount, fee: subtract(money, amount), gain: undefined },
    quantity: price === undefined || price === ZERO ? undefined : divide(amount, price),
  };
}

/**
 * Trades by the orders of `ordersFor`. Fees come out of what is bought, shared out by size; a trade that would not be
 * worth its fee is left out. What is sold is what is bought, and the fees, and what is kept as money, exactly.
 */
export function rebalance(
  lines: readonly AllocationLine[],
  { currency, fees, threshold }: { readonly currency: string; readonly fees: TradingFees; readonly threshold: Decimal },
): Rebalancing {
  const orders = ordersFor(lines, threshold);
  const giving = orders.filter(({ amount }) => amount > ZERO).flatMap((order) => soldOf(order, currency));
  const taking = orders.filter(({ amount }) => amount < ZERO).map((order) => boughtOf(order, currency));
  const spent = sum(giving.filter((part) => isMoney(part, currency)).map(({ amount }) => amount));
  const sales = giving
    .filter((part) => !isMoney(part, currency))
    .map((part) => sale(part, fees))
    .filter(({ amount, fee }) => amount > fee);
  const raised = add(spent, sum(sales.map(({ amount, fee }) => subtract(amount, fee))));
  const shares = shareOut(
    { amount: raised, incomplete: false },
    taking.map(({ amount }) => amount),
  );
  const funded = taking.map((part, at) => ({ ...part, amount: shares[at]?.amount ?? ZERO }));
  const purchases = funded
    .filter((part) => !isMoney(part, currency))
    .map((part) => purchase(part, fees))
    .filter(({ amount }) => amount > ZERO);
  const paid = sum(purchases.map(({ amount, fee }) => add(amount, fee)));
  const proceeds = sum(sales.map(({ amount, fee }) => subtract(amount, fee)));
  return { trades: [...sales, ...purchases], cashUsed: subtract(paid, proceeds) };
}
