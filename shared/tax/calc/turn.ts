/** Entering and leaving a mean (AVERAGE, SECTION-104) at the turn of a fiscal year, done when a pool is first touched in the new year. */
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { type LotFigures, type Pool, shareOf, sharing } from './lot.ts';
import { changeLot } from './rescale.ts';
import { isMean, type TaxRules } from './rules.ts';
import type { Work } from './work.ts';

/** Whether a pool passed through a year that goes by a mean since it was last touched. */
const passedMeans = (rules: TaxRules, key: string, pool: Pool, year: number): boolean => {
  if (pool.average) return true;
  for (let each = pool.year + 1; each <= year; each += 1) if (isMean(rules.methodOf(each, key))) return true;
  return false;
};

/** A lot at the mean cost of its pool: what is left has its exact share, the whole is as dear by the unit. */
const atMean = (lot: LotFigures, remainingCost: Decimal, pool: Pool): LotFigures => ({
  quantity: lot.quantity,
  costBasis: lot.remaining === lot.quantity ? remainingCost : shareOf(pool.cost, lot.quantity, pool.quantity),
  remaining: lot.remaining,
  anchorQuantity: lot.remaining,
  anchorCost: remainingCost,
  ...(lot.overWorth === undefined ? {} : { overWorth: ZERO }),
});

/** Brings a pool into the year of the work. */
export function turnYear(work: Work, key: string): void {
  const { rules, lots, year } = work;
  if (!rules.usesMeans) return;
  const pool = lots.pool(key);
  if (pool.year === year) return;
  const average = isMean(rules.methodOf(year, key));
  work.prepare();
  lots.setPool(key, { ...pool, year, average });
  work.log({ kind: 'turned', pool: key, year: pool.year, average: pool.average });
  const leaves = pool.year > 0 && !average && passedMeans(rules, key, pool, year);
  if (leaves && pool.quantity > ZERO) keepMeans(work, key, pool);
}

function keepMeans(work: Work, key: string, pool: Pool): void {
  const share = sharing(pool.cost, pool.quantity);
  for (const [lotKey, lot] of work.lots.openLots(key)) {
    changeLot(work, { lotKey, lot, figures: atMean(lot, share(lot.remaining), pool), reason: 'average-cost' });
  }
}
