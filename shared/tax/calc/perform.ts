/** Carries out the steps of a part on the lots, and logs what that did. */
import { assertNever } from '../../kernel/errors.ts';
import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { acquire, acquireMissing, addLot } from './acquire.ts';
import { allocate } from './allocation/allocate.ts';
import { consume } from './consume.ts';
import { convert } from './convert.ts';
import { giftBasisOf, heldSinceGiven, overWorthIn, overWorthOfNext } from './gift-basis.ts';
import { movedLotOrder, poolOfLot } from './keys.ts';
import { type Lot, sharing, type TakenRow } from './lot.ts';
import { MovedName } from './lot-name.ts';
import type { Days } from './matching/days.ts';
import { takeMatched } from './matching/match.ts';
import { rescale } from './rescale.ts';
import { returnCapital } from './return-capital.ts';
import { isMean } from './rules.ts';
import type { Slice } from './slice.ts';
import type { Dispose, Move, Rescale, Step } from './steps.ts';
import { turnYear } from './turn.ts';
import type { Work } from './work.ts';

export function perform(work: Work, step: Step): void {
  switch (step.do) {
    case 'acquire':
      acquire(work, step);
      break;
    case 'dispose':
      dispose(work, step);
      break;
    case 'move':
      move(work, step);
      break;
    case 'convert':
      convert(work, step);
      break;
    case 'rescale':
      split(work, step);
      break;
    case 'return-capital':
      returnCapital(work, step);
      break;
    case 'allocate':
      allocate(work, work.balances);
      break;
    default:
      assertNever(step);
  }
}

function dispose(work: Work, step: Dispose): void {
  const { asset, account, atCost } = step;
  const { transactionId } = work;
  const pool = work.poolOf(asset, account);
  turnYear(work, pool);
  const isUnpriced = !atCost && step.proceeds === undefined;
  const share = step.proceeds === undefined || atCost ? undefined : sharing(step.proceeds, step.quantity);
  const quantity = atCost || work.days === undefined ? step.quantity : disposeMatched(work, work.days, step, share);
  const missing = consume(work, { pool, quantity }, (slice) => {
    const { open, quantity: taken, cost, selection } = slice;
    const { key, lot, remaining } = open;
    const needsPrice = isUnpriced || (!atCost && lot.needsPrice);
    const proceeds = share?.(taken);
    const row: TakenRow = {
      kind: 'taken',
      transactionId,
      asset,
      account,
      quantity: taken,
      proceeds: needsPrice ? undefined : proceeds,
      atCost,
      needsPrice,
      lot: key,
      lotName: lot.name,
      cost,
      remaining,
      selection,
    };
    const mayDiffer = lot.overWorth !== undefined && row.proceeds !== undefined;
    work.log(mayDiffer ? { ...row, ...giftBasis(work, slice, row.proceeds) } : row);
  });
  if (missing === ZERO) return;
  work.prepare();
  const selection = work.chosen?.isUnmet ? 'unmet' : undefined;
  const row = { transactionId, asset, account, atCost, quantity: missing, selection } as const;
  work.log({ kind: 'short', ...row, proceeds: share?.(missing), needsPrice: isUnpriced });
}

/** What counts against the proceeds of a gift that had lost value when it came, where that isn't its cost. */
function giftBasis(
  work: Work,
  { open, quantity, cost }: Slice,
  proceeds: Decimal,
): Pick<TakenRow, 'basis' | 'heldFromMs'> {
  if (isMean(work.methodOf(poolOfLot(open.key)))) return {};
  const overWorth = overWorthOfNext(open.lot, quantity, add(open.remaining, quantity));
  const basis = giftBasisOf({ proceeds, cost, overWorth });
  return basis === undefined ? {} : { basis, ...heldSinceGiven(open.lot, { proceeds, basis }) };
}

/** Disposes of what is matched with acquisitions of the day and of days after it; answers what is left for the pool. */
function disposeMatched(
  work: Work,
  days: Days,
  { asset, account, quantity }: Dispose,
  share: ((quantity: Decimal) => Decimal) | undefined,
): Decimal {
  const pool = work.poolOf(asset, account);
  work.disposed ??= new Map();
  const before = work.disposed.get(pool) ?? ZERO;
  work.disposed.set(pool, add(before, quantity));
  return takeMatched(work, days, { pool, quantity, before }, (matched) => {
    const needsPrice = share === undefined || matched.needsPrice;
    const proceeds = share?.(matched.quantity);
    work.log({
      kind: 'taken',
      transactionId: work.transactionId,
      asset,
      account,
      quantity: matched.quantity,
      proceeds: needsPrice ? undefined : proceeds,
      atCost: false,
      needsPrice,
      lot: matched.acquisition.lotKey,
      lotName: matched.name,
      cost: matched.cost,
      remaining: matched.remaining,
      matched: matched.by,
    });
  });
}

function move(work: Work, step: Move): void {
  const { asset, account, quantity, toAsset, toAccount, arriving } = step;
  const { transactionId } = work;
  const pool = work.poolOf(asset, account);
  const target = work.poolOf(toAsset, toAccount);
  turnYear(work, pool);
  turnYear(work, target);
  const arrive = sharing(arriving, quantity);
  // cost of units too small to arrive goes on with the next, or, after all, with the last that did
  let waiting = ZERO;
  let last: readonly [key: string, lot: Lot] | undefined;
  const missing = consume(work, { pool, quantity }, (slice) => {
    const { open, quantity: taken, cost, selection } = slice;
    const { key, lot, remaining } = open;
    const from = { lot: key, lotName: lot.name, quantity: taken, cost, remaining, selection };
    work.log({ kind: 'moved', transactionId, asset, account, ...from });
    const arrived = arrive(taken);
    const costBasis = add(cost, waiting);
    waiting = arrived === ZERO ? costBasis : ZERO;
    if (arrived === ZERO) return;
    const opened: Lot = {
      ...lot,
      name: new MovedName(lot.name, transactionId),
      asset: toAsset,
      account: toAccount,
      quantity: arrived,
      costBasis,
      remaining: arrived,
      anchorQuantity: arrived,
      anchorCost: costBasis,
      ...overWorthIn(lot, taken, add(remaining, taken)),
    };
    last = [target + movedLotOrder(key, work.entry, work.nextNumber(target)), opened];
    addLot(work, target, ...last);
  });
  if (waiting > ZERO && last !== undefined) addCost(work, last, waiting);
  if (missing > ZERO) acquireMissing(work, toAsset, toAccount, arrive(missing));
}

/** Makes a lot that this part has opened cost more. */
function addCost(work: Work, [key, opened]: readonly [key: string, lot: Lot], more: Decimal): void {
  const costBasis = add(opened.costBasis, more);
  const lot = { ...opened, costBasis, anchorCost: costBasis };
  work.lots.change(key, lot, more);
  work.relog(key, lot);
}

/**
 * Units that a split adds where nothing is held are unexplained, and so are those that it takes away where no more are
 * held: then the lots stay as they are. A ratio of nothing is nothing.
 */
function split(work: Work, step: Rescale): void {
  const { asset, account, added, removed } = step;
  turnYear(work, work.poolOf(asset, account));
  if (rescale(work, step)) return;
  if (removed === undefined) acquireMissing(work, asset, account, added ?? ZERO);
  else if (added === undefined) logNotHeld(work, step, removed);
}

/** Units that should have gone at cost, and aren't there. */
function logNotHeld(work: Work, { asset, account }: Rescale, quantity: Decimal): void {
  const { transactionId } = work;
  const row = { transactionId, asset, account, quantity, proceeds: undefined, atCost: true, needsPrice: false };
  work.prepare();
  work.log({ kind: 'short', ...row });
}
