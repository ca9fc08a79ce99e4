/**
 * Capital that comes back on what is held. Each lot gets its part by units: that lowers its cost, and what goes beyond
 * its cost is gain, held as long as the lot was, however much cost other lots have left (26 USC 301(c)(2) and (3);
 * Johnson v. United States, 435 F.2d 1257, on blocks of shares; TCGA 1992 s122(2) for small capital distributions).
 */
import { type Decimal, minimum, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { overWorthIn } from './gift-basis.ts';
import { costOfNext, type Lot, type LotFigures, shareOf, sharing } from './lot.ts';
import { changeLot } from './rescale.ts';
import type { ReturnCapital } from './steps.ts';
import { turnYear } from './turn.ts';
import type { Work } from './work.ts';

/** A lot whose units left cost so much; the whole of it is as dear by the unit. */
const costing = (lot: Lot, cost: Decimal): LotFigures => ({
  quantity: lot.quantity,
  costBasis: shareOf(cost, lot.quantity, lot.remaining),
  remaining: lot.remaining,
  anchorQuantity: lot.remaining,
  anchorCost: cost,
  ...overWorthIn(lot, lot.remaining),
});

/** A disposal of no units, whose gain is what a lot was paid beyond its cost. */
function logGain(work: Work, step: ReturnCapital, [lotKey, lot]: readonly [string, Lot], gain: Decimal | undefined) {
  const { transactionId } = work;
  const needsPrice = gain === undefined;
  const { asset, account } = step;
  const row = { transactionId, asset, account, quantity: ZERO, proceeds: gain, atCost: false, needsPrice } as const;
  work.prepare();
  work.log({ kind: 'taken', ...row, lot: lotKey, lotName: lot.name, cost: ZERO, remaining: lot.remaining });
}

/** Capital on what isn't held has no cost to lower. */
function logUnexplained(work: Work, { asset, account, amount }: ReturnCapital): void {
  const row = { transactionId: work.transactionId, asset, account, quantity: ZERO, atCost: false } as const;
  work.prepare();
  work.log({ kind: 'short', ...row, proceeds: amount, needsPrice: amount === undefined });
}

export function returnCapital(work: Work, step: ReturnCapital): void {
  const key = work.poolOf(step.asset, step.account);
  turnYear(work, key);
  const pool = work.lots.pool(key);
  if (pool.quantity === ZERO) {
    logUnexplained(work, step);
    return;
  }
  const part = step.amount === undefined ? undefined : sharing(step.amount, pool.quantity);
  const meanCost = pool.average ? sharing(pool.cost, pool.quantity) : undefined;
  for (const [lotKey, lot] of work.lots.openLots(key)) {
    const paid = part?.(lot.remaining);
    if (paid === undefined) {
      logGain(work, step, [lotKey, lot], undefined);
      return;
    }
    const cost = meanCost ? meanCost(lot.remaining) : costOfNext(lot, lot.remaining);
    const returned = minimum(paid, cost);
    if (returned > ZERO) {
      const figures = costing(lot, subtract(cost, returned));
      changeLot(work, { lotKey, lot, figures, reason: 'return-of-capital', returned });
    }
    if (paid > returned) logGain(work, step, [lotKey, lot], lot.needsPrice ? undefined : subtract(paid, returned));
  }
}
