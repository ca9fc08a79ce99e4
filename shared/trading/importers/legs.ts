/**
 * Turns the movements of one exchange (fills, several legs, fees in any asset) into the amounts, fees and value of one
 * transaction, so that each asset's balance changes by exactly what its rows say:
 *
 * - a fee in an asset that comes in is taken off the amount, which says what arrived;
 * - a fee in an asset that goes out leaves on top of the amount;
 * - a fee in a third asset leaves by itself.
 */
import { isFiat } from '../../kernel/money/currencies.ts';
import { add, type Decimal, multiplyDivide, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';

export interface Movement {
  readonly asset: string;
  /** Signed: what it adds to the balance. */
  readonly change: Decimal;
  readonly isFee: boolean;
}

export interface Leg {
  readonly asset: string;
  readonly quantity: Decimal;
}

/** Quantities per asset, all positive. `ins` are before fees. */
export interface Settled {
  readonly ins: readonly Leg[];
  readonly outs: readonly Leg[];
  readonly fees: readonly Leg[];
}

export interface Value {
  readonly currency: string;
  readonly amount: Decimal;
}

export interface FeeLeg extends Leg {
  readonly value?: Decimal;
}

export interface Exchange {
  readonly type: 'buy' | 'sell' | 'trade';
  readonly ins: readonly Leg[];
  readonly outs: readonly Leg[];
  readonly fees: readonly FeeLeg[];
  readonly value?: Value;
}

const totals = (movements: readonly Movement[]): Map<string, Decimal> => {
  const changes = new Map<string, Decimal>();
  for (const { asset, change } of movements) changes.set(asset, add(changes.get(asset) ?? ZERO, change));
  return changes;
};

const legs = (changes: ReadonlyMap<string, Decimal>, sign: 1n | -1n): readonly Leg[] =>
  [...changes]
    .filter(([, change]) => change * sign > 0n)
    .map(([asset, change]) => ({ asset, quantity: (change * sign) as Decimal }));

/** Nets the movements per asset. A fee that was paid back counts as income of the exchange, not as a negative fee. */
export function settle(movements: readonly Movement[]): Settled {
  const fees = totals(movements.filter((movement) => movement.isFee));
  const moved = totals(movements.filter((movement) => !movement.isFee));
  for (const [asset, change] of fees) if (change > 0n) moved.set(asset, add(moved.get(asset) ?? ZERO, change));
  return { ins: legs(moved, 1n), outs: legs(moved, -1n), fees: legs(fees, -1n) };
}

/** Assets that exchange at most this many others stay in one transaction; its list of amounts is bounded. */
const LEGS_MAX = 20;

/**
 * Parts of an exchange that has more legs than a transaction may have, such as a sweep of forty small balances. Nothing
 * says which part of the proceeds each leg earned, so they are shared evenly; the last part takes the remainder.
 */
export function bounded(settled: Settled): readonly Settled[] {
  if (settled.ins.length + settled.outs.length <= LEGS_MAX) return [settled];
  const wide = settled.outs.length >= settled.ins.length ? 'outs' : 'ins';
  const many = settled[wide];
  const few = wide === 'outs' ? settled.ins : settled.outs;
  const size = LEGS_MAX - few.length;
  if (size < 1) return [settled];
  const chunks = Array.from({ length: Math.ceil(many.length / size) }, (_, at) =>
    many.slice(at * size, (at + 1) * size),
  );
  return chunks.map((chunk, at) => {
    const isLast = at === chunks.length - 1;
    const shares = few.map(({ asset, quantity }) => {
      const each = (legCount: number) => ((quantity * BigInt(legCount)) / BigInt(many.length)) as Decimal;
      const before = sum(chunks.slice(0, at).map((earlier) => each(earlier.length)));
      return { asset, quantity: isLast ? subtract(quantity, before) : each(chunk.length) };
    });
    const fees = isLast ? settled.fees : [];
    return wide === 'outs' ? { ins: shares, outs: chunk, fees } : { ins: chunk, outs: shares, fees };
  });
}

/**
 * One exchange per asset that went, where several went for one and the export says what each was worth. `undefined`
 * where it doesn't say.
 */
export function apportioned(settled: Settled, worth: ReadonlyMap<string, Decimal>): readonly Settled[] | undefined {
  const [into] = settled.ins;
  const weights = settled.outs.map((out) => worth.get(out.asset) ?? ZERO);
  const total = sum(weights);
  if (into === undefined || settled.ins.length > 1 || weights.length < 2 || weights.some((weight) => weight <= 0n)) {
    return undefined;
  }
  const shares = (quantity: Decimal): readonly Decimal[] => {
    const parts = weights.slice(0, -1).map((weight) => ((quantity * weight) / total) as Decimal);
    return [...parts, subtract(quantity, sum(parts))];
  };
  const received = shares(into.quantity);
  const fees = settled.fees.map((fee) => ({ asset: fee.asset, parts: shares(fee.quantity) }));
  return settled.outs.map((out, at) => ({
    ins: [{ asset: into.asset, quantity: received[at] ?? ZERO }],
    outs: [out],
    fees: fees.map(({ asset, parts }) => ({ asset, quantity: parts[at] ?? ZERO })).filter((fee) => fee.quantity > 0n),
  }));
}

const feeIn = (settled: Settled, asset: string | undefined): Decimal =>
  settled.fees.find((fee) => fee.asset === asset)?.quantity ?? ZERO;

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** `undefined` when nothing comes in or nothing goes out, after the fees that are taken from what comes in. */
export function exchange(settled: Settled, stated?: Value): Exchange | undefined {
  const ins = settled.ins
    .map(({ asset, quantity }) => ({ asset, quantity: subtract(quantity, feeIn(settled, asset)) }))
    .filter((leg) => leg.quantity > 0n);
  if (ins.length !== settled.ins.length || ins.length === 0 || settled.outs.length === 0) return undefined;
  const paid = only(settled.outs.filter((leg) => isFiat(leg.asset)));
  const got = only(settled.ins.filter((leg) => isFiat(leg.asset)));
  const type =
    paid && !got && settled.outs.length === 1 ? 'buy' : got && !paid && settled.ins.length === 1 ? 'sell' : 'trade';
  const money = type === 'sell' ? got : (only(settled.outs) && paid) || undefined;
  const total = money ? { currency: money.asset, amount: money.quantity } : stated;
  return { type, ins, outs: settled.outs, ...valued(settled, type, total) };
}

/** The value before fees, and of each fee what it was worth at the price of this very exchange. */
function valued(settled: Settled, type: Exchange['type'], total: Value | undefined): Pick<Exchange, 'fees' | 'value'> {
  if (total === undefined) return { fees: settled.fees };
  const [into, out] = [only(settled.ins), only(settled.outs)];
  const worth = ({ asset, quantity }: Leg): Decimal | undefined => {
    if (asset === total.currency) return quantity;
    const leg = asset === into?.asset ? into : asset === out?.asset ? out : undefined;
    return leg && multiplyDivide(total.amount, quantity, leg.quantity);
  };
  const fees = settled.fees.map((fee): FeeLeg => {
    const value = worth(fee);
    return value === undefined ? fee : { ...fee, value };
  });
  // of what was paid, the part that the fee ate bought nothing that arrived
  const eaten = type === 'sell' ? ZERO : (fees.find((fee) => fee.asset === into?.asset)?.value ?? ZERO);
  return { fees, value: { currency: total.currency, amount: subtract(total.amount, eaten) } };
}
