/** Lots go on in other assets, each lot in all of them: mergers, spin-offs, and what is taken back from a liquidity pool. */
import { add, type Decimal, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';
import { acquireMissing } from './acquire.ts';
import { BootShares } from './boot-shares.ts';
import { consume } from './consume.ts';
import { overWorthOfNext } from './gift-basis.ts';
import { movedLotOrder } from './keys.ts';
import { sharing } from './lot.ts';
import { MovedName } from './lot-name.ts';
import type { Slice } from './slice.ts';
import type { Convert } from './steps.ts';
import { turnYear } from './turn.ts';
import type { Work } from './work.ts';

type Target = Convert['into'][number];

export function convert(work: Work, { asset, account, quantity, into, boot }: Convert): void {
  const { transactionId } = work;
  const pool = work.poolOf(asset, account);
  turnYear(work, pool);
  const slices: Arriving[] = [];
  const money = boot && new BootShares(work, boot, { asset, account, quantity });
  const missing = consume(work, { pool, quantity }, (slice) => {
    const { open, selection } = slice;
    const paid = money?.of(slice);
    const cost = paid ? subtract(slice.cost, paid.cost) : slice.cost;
    const from = { lot: open.key, lotName: open.lot.name, quantity: slice.quantity, cost, remaining: open.remaining };
    work.log({ kind: 'moved', transactionId, asset, account, ...from, selection });
    slices.push({ ...slice, cost, needsPrice: open.lot.needsPrice || paid?.needsPrice === true });
  });
  if (missing > ZERO) money?.ofMissing(missing);
  // the pool may get lots back, which it must not while it is used up
  const costs = slices.map(({ cost }) => costsOf(cost, into));
  into.forEach((target, at) => {
    const what = { account, quantity, into, target, missing };
    arrive(work, what, slices, (slice) => costs[slice]?.[at] ?? ZERO);
  });
}

/** What a lot that goes on in several assets has over its worth, shared out as its cost is. */
function overWorthOf({ open: { lot, remaining }, quantity }: Slice, into: readonly Target[], target: Target) {
  if (lot.overWorth === undefined) return {};
  const shares = costsOf(overWorthOfNext(lot, quantity, add(remaining, quantity)), into);
  return { overWorth: shares[into.indexOf(target)] ?? ZERO };
}

interface Arriving extends Slice {
  readonly needsPrice: boolean;
}

/** The cost of one lot's units by weight; it all goes to the first where nothing has any. */
function costsOf(cost: Decimal, into: readonly Target[]): readonly Decimal[] {
  const whole = sum(into.map(({ weight }) => weight));
  if (whole === ZERO) return into.map((_, at) => (at === 0 ? cost : ZERO));
  const share = sharing(cost, whole);
  return into.map(({ weight }) => share(weight));
}

interface Arrival {
  readonly account: string;
  /** Units that went for all targets. */
  readonly quantity: Decimal;
  readonly into: readonly Target[];
  readonly target: Target;
  /** Units of them that no lot covered. */
  readonly missing: Decimal;
}

function arrive(
  work: Work,
  { account, quantity, into, target, missing }: Arrival,
  slices: readonly Arriving[],
  costOf: (slice: number) => Decimal,
): void {
  const pool = work.poolOf(target.asset, account);
  turnYear(work, pool);
  const share = sharing(target.quantity, quantity);
  const arrivals = slices.map((slice) => share(slice.quantity));
  const last = arrivals.findLastIndex((arrived) => arrived > ZERO);
  const rest = sum(arrivals.map((_, part) => (part > last ? costOf(part) : ZERO)));
  // cost of units too small to arrive goes on with the next, or, after all, with the last that did
  let waiting = ZERO;
  slices.forEach((slice, part) => {
    const { key, lot } = slice.open;
    const arrived = arrivals[part] ?? ZERO;
    const costBasis = sum([costOf(part), waiting, part === last ? rest : ZERO]);
    waiting = arrived === ZERO ? costBasis : ZERO;
    if (arrived === ZERO) return;
    const lotKey = pool + movedLotOrder(key, work.entry, part);
    const moved = {
      ...lot,
      name: new MovedName(lot.name, `${work.transactionId} ${target.asset}`),
      asset: target.asset,
      account,
      needsPrice: slice.needsPrice,
      quantity: arrived,
      costBasis,
      remaining: arrived,
      anchorQuantity: arrived,
      anchorCost: costBasis,
      ...overWorthOf(slice, into, target),
    };
    work.lots.add(lotKey, moved);
    work.log({ kind: 'opened', lot: lotKey }, moved);
  });
  const unexplained = missing > ZERO ? share(missing) : ZERO;
  if (unexplained > ZERO) acquireMissing(work, target.asset, account, unexplained);
}
