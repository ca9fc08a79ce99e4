/** Changes of open lots that no acquisition or disposal makes: splits, and new costs at the turn of a year. */
import { add, type Decimal, multiplyDivide, negate, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { overWorthIn } from './gift-basis.ts';
import { isSharedPool } from './keys.ts';
import { type ChangedRow, costOfNext, type Lot, type LotFigures, type Pool, sharing } from './lot.ts';
import type { Rescale } from './steps.ts';
import type { Work } from './work.ts';

/** Gives an open lot other figures and logs it. */
export function changeLot(
  work: Work,
  change: {
    readonly lotKey: string;
    readonly lot: Lot;
    readonly figures: LotFigures;
    readonly reason: ChangedRow['reason'];
    /** What its pool loses of its cost. */
    readonly returned?: Decimal;
  },
): void {
  const { lotKey, lot, figures, reason, returned } = change;
  work.prepare();
  const costChange = returned === undefined ? ZERO : negate(returned);
  const was = work.lots.change(lotKey, figures, costChange);
  const { quantity, costBasis, remaining, anchorQuantity, anchorCost, overWorth } = was;
  const figuresBefore = { quantity, costBasis, remaining, anchorQuantity, anchorCost };
  const before = overWorth === undefined ? figuresBefore : { ...figuresBefore, overWorth };
  const { transactionId } = work;
  work.log(
    { kind: 'changed', lot: lotKey, transactionId, reason, before, ...(returned && { returned }) },
    { ...lot, ...figures },
  );
}

/**
 * Units of a pool after a split; nothing or less where it can't be one. Units before and after are those of an account:
 * where lots of all accounts are one pool that has more, the others are split by records of their own, so that this one
 * adds or removes its difference. Where the pool has no more, or is that of the account, they are a ratio, which is right
 * also where lots are missing.
 */
function unitsAfter(key: string, { quantity }: Pool, { added, removed }: Rescale): Decimal {
  if (added === undefined || removed === undefined || (isSharedPool(key) && removed < quantity)) {
    return subtract(add(quantity, added ?? ZERO), removed ?? ZERO);
  }
  return multiplyDivide(quantity, added, removed);
}

/** The least that can be left of a lot. */
const ONE_UNIT = 1n as Decimal;

function scaled(lot: Lot, remaining: Decimal, pool: Pool, after: Decimal): LotFigures {
  const gone = multiplyDivide(subtract(lot.quantity, lot.remaining), after, pool.quantity);
  return {
    quantity: add(remaining, gone),
    costBasis: lot.costBasis,
    remaining,
    anchorQuantity: remaining,
    anchorCost: costOfNext(lot, lot.remaining),
    ...overWorthIn(lot, lot.remaining),
  };
}

/**
 * Splits (or joins) the units of all open lots of a pool. Dates and costs stay. Answers whether it did: nothing can be
 * split where nothing is held, nor so that nothing is left.
 */
export function rescale(work: Work, step: Rescale): boolean {
  const key = work.poolOf(step.asset, step.account);
  const pool = work.lots.pool(key);
  const after = pool.quantity > ZERO ? unitsAfter(key, pool, step) : ZERO;
  if (after <= ZERO) return false;
  if (after === pool.quantity) return true;
  const share = sharing(after, pool.quantity);
  for (const [lotKey, lot] of work.lots.openLots(key)) {
    const remaining = share(lot.remaining);
    const figures = scaled(lot, remaining > ZERO ? remaining : ONE_UNIT, pool, after);
    changeLot(work, { lotKey, lot, figures, reason: 'split' });
  }
  return true;
}
