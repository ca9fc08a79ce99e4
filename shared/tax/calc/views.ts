/** Lots and disposals as they are served. */
import { type Decimal, divide, format, maximum, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../kernel/time.ts';
import type { DisposalView, LotStatus, TaxLotView } from '../contract/rows.ts';
import { overWorthOfNext } from './gift-basis.ts';
import { holdingDays } from './holding-period.ts';
import { acquisitionTimeOf, timeOfKey } from './keys.ts';
import type { Lot, ShortRow, TakenRow } from './lot.ts';
import type { TaxRules } from './rules.ts';

export const statusOf = ({ quantity, remaining }: Lot): LotStatus => {
  if (remaining === ZERO) return 'closed';
  return remaining === quantity ? 'open' : 'partial';
};

export const lotView = (key: string, lot: Lot, remainingCost: Decimal): TaxLotView => ({
  lotId: lot.name.id,
  asset: lot.asset,
  account: lot.account,
  acquiredAt: fromEpochMs(acquisitionTimeOf(key)),
  method: lot.method,
  status: statusOf(lot),
  quantity: format(lot.quantity),
  remainingQuantity: format(lot.remaining),
  costBasis: format(lot.costBasis),
  remainingCostBasis: format(remainingCost),
  unitCost: format(divide(lot.costBasis, lot.quantity)),
  acquisitionTransactionId: lot.acquisitionTransactionId,
  ...(lot.overWorth && lot.remaining > ZERO ? lossOf(lot, remainingCost) : {}),
  ...(lot.isMissing ? { missingQuantity: format(lot.quantity) } : {}),
  ...(lot.needsPrice ? { needsPrice: true } : {}),
  ...(lot.marketPriced ? { marketPriced: true } : {}),
});

const lossOf = (lot: Lot, remainingCost: Decimal): Pick<TaxLotView, 'lossBasis' | 'givenAt'> => ({
  lossBasis: format(maximum(subtract(remainingCost, overWorthOfNext(lot, lot.remaining)), ZERO)),
  ...(lot.givenAtMs === undefined ? {} : { givenAt: fromEpochMs(lot.givenAtMs) }),
});

/** When the units of a row count as acquired. */
const heldFromMsOf = (row: TakenRow): number => row.heldFromMs ?? acquisitionTimeOf(row.lot);

/** A row of the log under its key as a disposal. */
export function disposalView(key: string, row: TakenRow | ShortRow, rules: TaxRules): DisposalView {
  const disposedAtMs = timeOfKey(key);
  const cost = row.kind === 'taken' ? (row.basis ?? row.cost) : ZERO;
  const { proceeds } = row;
  const held = row.kind === 'taken' ? { acquiredAtMs: heldFromMsOf(row), disposedAtMs } : undefined;
  return {
    transactionId: row.transactionId,
    ...(row.kind === 'taken' ? { lotId: row.lotName.id } : {}),
    asset: row.asset,
    account: row.account,
    quantity: format(row.quantity),
    ...(proceeds === undefined ? {} : { proceeds: format(proceeds) }),
    costBasis: format(cost),
    ...(proceeds === undefined ? {} : { gain: format(subtract(proceeds, cost)) }),
    ...(held ? { acquiredAt: fromEpochMs(held.acquiredAtMs) } : {}),
    disposedAt: fromEpochMs(disposedAtMs),
    holdingDays: held ? holdingDays(held) : 0,
    term: held ? rules.termOf(row.asset, held) : 'short',
    ...(row.kind === 'taken' && row.matched ? { matchedBy: row.matched.rule } : {}),
    ...(row.selection === undefined ? {} : { lotSelection: row.selection }),
    ...(row.kind === 'taken' && row.basis !== undefined
      ? { giftBasis: row.basis === proceeds ? 'neither' : 'loss' }
      : {}),
    ...(row.boot ? { boot: true } : {}),
    ...(row.kind === 'short' ? { missingQuantity: format(row.quantity) } : {}),
    ...(row.needsPrice ? { needsPrice: true } : {}),
    ...(row.marketPriced ? { marketPriced: true } : {}),
  };
}
