/**
 * A second may hold the fills of orders on several markets, and nothing says which row paid for which. Where each row
 * that came has one that went, they are matched so that fills of one market agree in price.
 */
import { absolute, type Decimal } from '../../../kernel/money/decimal.ts';

interface Fill {
  readonly asset: string;
  readonly change: Decimal;
  readonly isFee: boolean;
}

/** More rows than this are left together: the ways to match them grow with the factorial. */
const ROWS_MAX = 7;
/** How far the highest price of one market may lie above the lowest, in thousandths, within one second. */
const SPREAD_MAX = 20n;

/** One list per market, or all in one where the rows don't tell. */
export function fillsByMarket<F extends Fill>(fills: readonly F[]): readonly (readonly F[])[] {
  const moved = fills.filter((fill) => !fill.isFee);
  const ins = moved.filter((fill) => fill.change > 0n);
  const outs = moved.filter((fill) => fill.change < 0n);
  const assets = (side: readonly F[]) => new Set(side.map((fill) => fill.asset)).size;
  const isPlain = assets(ins) <= 1 && assets(outs) <= 1;
  if (isPlain || ins.length !== outs.length || ins.length > ROWS_MAX || ins.length < 3) return [fills];
  const matched = agreeing(ins, outs);
  const fees =
    matched &&
    feesOf(
      fills.filter((fill) => fill.isFee),
      matched,
    );
  if (matched === undefined || fees === undefined) return [fills];
  const markets = new Map<string, F[]>();
  matched.forEach(([into, out], at) => {
    const market = `${into.asset}|${out.asset}`;
    const fee = fees[at];
    markets.set(market, [...(markets.get(market) ?? []), into, out, ...(fee ? [fee] : [])]);
  });
  return [...markets.values()];
}

type Pair<F> = readonly [into: F, out: F];

/** The only way to pair the rows in which all prices of a market agree; `undefined` if there is none, or more than one. */
function agreeing<F extends Fill>(ins: readonly F[], outs: readonly F[]): readonly Pair<F>[] | undefined {
  const found = new Map<string, readonly Pair<F>[]>();
  const extend = (pairs: readonly Pair<F>[], rest: readonly F[]): void => {
    const next = ins[pairs.length];
    if (next === undefined) {
      found.set(signature(pairs), pairs);
      return;
    }
    for (const out of rest) {
      if (pairs.every((pair) => agree(pair, [next, out])))
        extend(
          [...pairs, [next, out]],
          rest.filter((other) => other !== out),
        );
    }
  };
  extend([], outs);
  const [only] = found.values();
  const isTelling =
    only !== undefined && new Set(only.map(([into, out]) => `${into.asset}|${out.asset}`)).size < only.length;
  return found.size === 1 && isTelling ? only : undefined;
}

/** What a pairing comes to: the sums per market. Pairings that differ only inside a market are the same. */
function signature<F extends Fill>(pairs: readonly Pair<F>[]): string {
  const sums = new Map<string, bigint>();
  for (const [into, out] of pairs) {
    const market = `${into.asset}|${out.asset}`;
    sums.set(market, (sums.get(market) ?? 0n) + out.change * 1n);
    sums.set(`${market}+`, (sums.get(`${market}+`) ?? 0n) + into.change);
  }
  return [...sums]
    .map(([market, sum]) => `${market}=${sum}`)
    .sort()
    .join();
}

function agree<F extends Fill>([into, out]: Pair<F>, [otherInto, otherOut]: Pair<F>): boolean {
  if (into.asset !== otherInto.asset || out.asset !== otherOut.asset) return true;
  // price = out / in; compared without division
  const one = absolute(out.change) * otherInto.change;
  const other = absolute(otherOut.change) * into.change;
  const [low, high] = one < other ? [one, other] : [other, one];
  return (high - low) * 1000n <= low * SPREAD_MAX;
}

/** Fees rise with what was paid, so they are handed out in that order; only if each fill has one, all in one coin. */
function feesOf<F extends Fill>(fees: readonly F[], pairs: readonly Pair<F>[]): readonly (F | undefined)[] | undefined {
  if (fees.length === 0) return [];
  const isOneCoin = new Set(fees.map((fee) => fee.asset)).size === 1;
  const isOnePaid = new Set(pairs.map(([, out]) => out.asset)).size === 1;
  if (fees.length !== pairs.length || !isOneCoin || !isOnePaid) return undefined;
  const ranked = bySize(fees, (fee) => absolute(fee.change));
  const assigned = new Map(bySize(pairs, ([, out]) => absolute(out.change)).map((pair, rank) => [pair, ranked[rank]]));
  return pairs.map((pair) => assigned.get(pair));
}

const bySize = <T>(items: readonly T[], size: (item: T) => Decimal): readonly T[] =>
  [...items].sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0));
