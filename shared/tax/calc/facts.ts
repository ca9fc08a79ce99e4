/** Rows of the log as the facts that events state. */
import { divide, format, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../kernel/time.ts';
import type { TaxBookEvent, TaxLotConsumed, TaxLotCreated } from '../contract/events.ts';
import { acquisitionTimeOf, timeOfKey } from './keys.ts';
import { costOfNext, type Lot, type MovedRow, type Row, type ShortRow, type TakenRow } from './lot.ts';
import type { TaxRules } from './rules.ts';
import { disposalView } from './views.ts';

export type Fact = Exclude<TaxBookEvent, { type: 'TaxBookRestated' | 'PricesMissed' }>;

/** The fact of a row; `lot` is the lot that it opened or changed, as it is after it. A turn of the year is none by itself. */
export function factOf(key: string, row: Row, lot: Lot | undefined, rules: TaxRules): Fact | undefined {
  switch (row.kind) {
    case 'opened':
      return lot && { type: 'TaxLotCreated', data: created(key, row.lot, lot) };
    case 'taken':
    case 'short':
      return { type: 'TaxLotConsumed', data: consumed(key, row, rules) };
    case 'moved':
      return { type: 'TaxLotConsumed', data: moved(key, row, rules) };
    case 'changed':
      return (
        lot && {
          type: 'TaxLotAdjusted',
          data: {
            lotId: lot.name.id,
            assetId: lot.asset,
            account: lot.account,
            reason: row.reason,
            transactionId: row.transactionId,
            adjustedAt: fromEpochMs(timeOfKey(key)),
            quantity: format(lot.quantity),
            costBasis: format(lot.costBasis),
            remainingQuantity: format(lot.remaining),
            remainingCostBasis: format(costOfNext(lot, lot.remaining)),
          },
        }
      );
    case 'turned':
    case 'used':
      return undefined;
  }
}

function created(key: string, lotKey: string, lot: Lot): TaxLotCreated {
  // a moved lot keeps the place of its acquisition in its key, and is opened later
  const openedAtMs = timeOfKey(key);
  const acquiredAtMs = acquisitionTimeOf(lotKey);
  const isMoved = openedAtMs !== acquiredAtMs;
  return {
    lotId: lot.name.id,
    assetId: lot.asset,
    account: lot.account,
    quantity: format(lot.quantity),
    costBasis: format(lot.costBasis),
    acquisitionDate: fromEpochMs(acquiredAtMs),
    acquisitionMethod: lot.method,
    acquisitionTransactionId: lot.acquisitionTransactionId,
    ...(lot.overWorth ? { lossBasis: format(subtract(lot.costBasis, lot.overWorth)) } : {}),
    ...(isMoved ? { movedAt: fromEpochMs(openedAtMs) } : {}),
    ...(lot.isMissing ? { missingQuantity: format(lot.quantity) } : {}),
    ...(lot.needsPrice ? { needsPrice: true } : {}),
  };
}

function consumed(key: string, row: TakenRow | ShortRow, rules: TaxRules): TaxLotConsumed {
  const view = disposalView(key, row, rules);
  return {
    ...(view.lotId === undefined ? {} : { lotId: view.lotId }),
    assetId: view.asset,
    account: view.account,
    kind: row.atCost ? 'non-disposal' : 'disposal',
    consumedQuantity: view.quantity,
    ...(row.kind === 'taken' ? { remainingQuantity: format(row.remaining) } : {}),
    costBasis: view.costBasis,
    ...(row.proceeds === undefined || row.quantity === ZERO
      ? {}
      : { disposalPrice: format(divide(row.proceeds, row.quantity)) }),
    ...(view.proceeds === undefined ? {} : { proceeds: view.proceeds }),
    ...(view.gain === undefined ? {} : { realizedGain: view.gain }),
    ...(view.acquiredAt === undefined ? {} : { acquisitionDate: view.acquiredAt }),
    disposalDate: view.disposedAt,
    holdingPeriodDays: view.holdingDays,
    isLongTerm: view.term === 'long',
    ...(view.term === 'exempt' ? { isExempt: true } : {}),
    ...(view.matchedBy === undefined ? {} : { matchedBy: view.matchedBy }),
    ...(view.lotSelection === undefined ? {} : { lotSelection: view.lotSelection }),
    disposalTransactionId: view.transactionId,
    ...(view.missingQuantity === undefined ? {} : { missingQuantity: view.missingQuantity }),
    ...(row.needsPrice ? { needsPrice: true } : {}),
  };
}

const moved = (key: string, row: MovedRow, rules: TaxRules): TaxLotConsumed => ({
  ...consumed(key, { ...row, kind: 'taken', proceeds: undefined, atCost: true, needsPrice: false }, rules),
  kind: row.transactionId === rules.scope.allocation?.entry.transactionId ? 'allocation' : 'move',
});

/** What a fact is about; a fact of the same identity takes the place of the one before. */
export function identityOf(fact: Fact): string {
  switch (fact.type) {
    case 'TaxLotCreated':
      return `L ${fact.data.lotId}`;
    case 'TaxLotConsumed': {
      const { disposalTransactionId, kind, lotId = '', assetId } = fact.data;
      // one lot may go to several accounts
      const to = kind === 'allocation' ? ` ${fact.data.account}` : '';
      return `C ${disposalTransactionId} ${kind} ${lotId} ${assetId}${to}`;
    }
    case 'TaxLotAdjusted':
      return `A ${fact.data.transactionId} ${fact.data.reason} ${fact.data.lotId}`;
  }
}
