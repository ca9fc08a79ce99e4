/** What a batch of transactions did to positions, told as events. */
import { absolute, type Decimal, divide, format, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { movementsOf } from '../../trading/contract/movements.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import type { ACQUISITION_METHODS, PositionEvent } from '../contract/events.ts';
import type { Outcome } from './changes.ts';
import type { Current } from './maps.ts';
import type { Replacement } from './rewrite.ts';

type Method = (typeof ACQUISITION_METHODS)[number];

function methodOf({ type, incomeKind }: Pick<TransactionInput, 'type' | 'incomeKind'>): Method {
  switch (type) {
    case 'income':
      return incomeKind === 'airdrop' || incomeKind === 'mining' ? incomeKind : 'reward';
    case 'dividend':
    case 'coupon':
    case 'interest':
      return 'reward';
    case 'buy':
    case 'sell':
    case 'trade':
    case 'nft_trade':
      return 'purchase';
    default:
      return 'transfer_in';
  }
}

/** What touched an asset in a batch. */
export interface Touched {
  readonly reasons: ReadonlySet<string>;
  /** The earliest transaction that was added. */
  readonly first: TransactionInput | undefined;
}

/** By asset, in order of first mention. */
export function touchedBy(
  outcomes: readonly Outcome[],
  replacements: readonly Replacement[],
): ReadonlyMap<string, Touched> {
  const touched = new Map<string, { reasons: Set<string>; first: TransactionInput | undefined }>();
  const touch = (asset: string, reason: string, transaction?: TransactionInput): void => {
    const known = touched.get(asset) ?? { reasons: new Set<string>(), first: undefined };
    known.reasons.add(reason);
    if (transaction && (!known.first || transaction.timestamp < known.first.timestamp)) known.first = transaction;
    touched.set(asset, known);
  };
  for (const { added } of outcomes) {
    if (!added) continue;
    for (const { asset } of movementsOf(added.transaction)) touch(asset, added.transaction.type, added.transaction);
  }
  for (const { before } of replacements) {
    if (!before) continue;
    for (const { asset } of movementsOf(before.transaction)) touch(asset, 'reversal');
  }
  return touched;
}

export interface PositionChange {
  readonly asset: string;
  readonly before: Current | undefined;
  readonly after: Current | undefined;
  readonly touched: Touched;
  readonly baseCurrency: string;
}

const quantityOf = (current: Current | undefined): Decimal => current?.state.quantity ?? ZERO;

function priceOf({ after }: PositionChange): string | null {
  if (!after || after.state.cost.incomplete) return null;
  const { quantity, cost } = after.state;
  return quantity > ZERO ? format(divide(cost.amount, quantity)) : '0';
}

/** The event of one asset, if its quantity has changed. */
export function positionEvent(change: PositionChange): PositionEvent | undefined {
  const { asset, before, after, touched, baseCurrency } = change;
  const [previous, next] = [quantityOf(before), quantityOf(after)];
  if (previous === next) return undefined;
  if (before?.opened !== true && touched.first) {
    return {
      type: 'AssetPositionOpened',
      data: {
        assetId: asset,
        initialQuantity: format(next),
        acquisitionPrice: priceOf(change),
        currency: baseCurrency,
        acquisitionMethod: methodOf(touched.first),
        source: touched.first.account,
      },
    };
  }
  return {
    type: 'AssetPositionUpdated',
    data: {
      assetId: asset,
      previousQuantity: format(previous),
      newQuantity: format(next),
      changeAmount: format(absolute(subtract(next, previous))),
      changeType: next > previous ? 'increase' : 'decrease',
      updateReason: [...touched.reasons].toSorted().join(','),
    },
  };
}
