/** Opens lots. */
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { timeOfKey, UNEXPLAINED_LEG } from './keys.ts';
import type { Lot } from './lot.ts';
import { lotKeyOf } from './lot-key.ts';
import { AcquiredName } from './lot-name.ts';
import { giveMatched } from './matching/match.ts';
import type { Acquire } from './steps.ts';
import { turnYear } from './turn.ts';
import type { Work } from './work.ts';

/** A lot that is acquired is the youngest of its pool, except for units found missing when they are taken, or that were a gift. */
export function addLot(work: Work, pool: string, key: string, lot: Lot, isOld = false): void {
  work.prepare();
  if (work.phase === 'acquiring' && !isOld) work.lots.shelf(work.methodOf(pool), pool).add(key, lot);
  else work.lots.add(key, lot);
  work.log({ kind: 'opened', lot: key }, lot);
}

export function acquire(work: Work, step: Acquire & { readonly isMissing?: boolean }): void {
  const { transaction, transactionId } = work;
  const { asset, account, quantity, cost, needsPrice, leg, overWorth, isMissing = false } = step;
  const pool = work.poolOf(asset, account);
  turnYear(work, pool);
  const acquired: Lot = {
    name: new AcquiredName({ transactionId, asset, leg }),
    asset,
    account,
    acquisitionTransactionId: transactionId,
    method: transaction.type,
    isMissing,
    needsPrice,
    quantity,
    costBasis: cost,
    remaining: quantity,
    anchorQuantity: quantity,
    anchorCost: cost,
  };
  const priced = work.marketPriced && !needsPrice && !isMissing ? asMarketPriced(acquired) : acquired;
  const lot = overWorth === undefined ? priced : withOverWorth(priced, step, work.entry);
  const key = lotKeyOf(pool, work.entry, step);
  addLot(work, pool, key, lot, step.acquiredAtMs !== undefined);
  if (work.days !== undefined) giveMatched(work, work.days, { pool, key, lot, leg });
}

// Apart, since a spread in the literal of every lot costs as much as the rest of it.
const asMarketPriced = (lot: Lot): Lot => ({ ...lot, marketPriced: true });
const withOverWorth = (lot: Lot, { overWorth, acquiredAtMs }: Acquire, entry: string): Lot => ({
  ...lot,
  ...(overWorth === undefined ? {} : { overWorth }),
  ...(acquiredAtMs === undefined ? {} : { givenAtMs: timeOfKey(entry) }),
});

/** Units that nothing explains: they arrive without cost, flagged. */
export const acquireMissing = (work: Work, asset: string, account: string, quantity: Decimal): void =>
  acquire(work, {
    do: 'acquire',
    asset,
    account,
    quantity,
    cost: ZERO,
    needsPrice: false,
    // what several moves bring of one asset is a lot of each
    leg: UNEXPLAINED_LEG - work.nextNumber(`unexplained ${asset}`),
    isMissing: true,
  });
