/** What a book says of the assets that wash sales are looked for in: units that were sold, and those still held. */
import { ZERO } from '../../../kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { DisposalView, TaxLotView } from '../../contract/rows.ts';
import type { TaxBook } from '../book.ts';
import { timeKey } from '../keys.ts';
import { exact } from '../reports/exact.ts';
import type { HeldUnits, SoldUnits } from './wash-sales.ts';

/** A disposal and its lot. */
export interface SaleOfLot extends SoldUnits {
  /** Place of the disposal among all of the book. */
  readonly cursor: string;
  readonly disposal: DisposalView;
}

export interface UnitsOfAsset {
  /** In the order of disposal. */
  readonly sold: SaleOfLot[];
  readonly held: HeldUnits[];
  readonly lots: Map<string, TaxLotView>;
}

/** Disposals and lots that are looked at. */
const RECORDS_MAX = 100_000;

/** Acquired for nothing, or from oneself: no purchase or exchange (26 USC 1091(a)). */
const NOT_BOUGHT: ReadonlySet<string> = new Set(['gift_received', 'donation_received', 'deposit', 'transfer']);
/** No loss comes of them. */
const GIVEN: ReadonlySet<string> = new Set(['gift_sent', 'donation_sent']);

/** By asset; undefined where there is too much to look at. `atMs` is the moment as which pools are seen. */
export async function gatherUnits(
  book: TaxBook,
  assets: ReadonlySet<string> | 'all',
  atMs: number,
): Promise<ReadonlyMap<string, UnitsOfAsset> | undefined> {
  const units = new Map<string, UnitsOfAsset>();
  let records = 0;
  for (const asset of assets === 'all' ? [undefined] : assets) {
    for await (const { item } of book.lots({ asset, asOfMs: atMs })) {
      records += 1;
      if (records > RECORDS_MAX) return undefined;
      const of: UnitsOfAsset = units.get(item.asset) ?? { sold: [], held: [], lots: new Map() };
      units.set(item.asset, of);
      of.lots.set(item.lotId, item);
      if (item.status !== 'closed') of.held.push(heldUnits(item));
    }
  }
  if (units.size === 0) return units;
  for await (const { cursor, item } of book.disposals()) {
    records += 1;
    if (records > RECORDS_MAX) return undefined;
    const of = units.get(item.asset);
    const lot = item.lotId === undefined ? undefined : of?.lots.get(item.lotId);
    const sale = lot && soldUnits(cursor, item, lot);
    if (sale && !(await isGiven(book, sale))) of?.sold.push(sale);
  }
  return units;
}

/** Whether a lot was bought or exchanged for. */
export const isBought = ({ method, missingQuantity }: TaxLotView): boolean =>
  missingQuantity === undefined && !NOT_BOUGHT.has(method);

const acquisitionOf = (lot: TaxLotView) => ({
  id: lot.lotId,
  purchase: lot.acquisitionTransactionId,
  acquiredAtMs: toEpochMs(lot.acquiredAt as Timestamp),
  replaces: isBought(lot),
});

const heldUnits = (lot: TaxLotView): HeldUnits => ({
  ...acquisitionOf(lot),
  quantity: exact(lot.remainingQuantity),
  costBasis: exact(lot.remainingCostBasis),
});

/** What left at cost, or has no price yet, is no sale. */
function soldUnits(cursor: string, disposal: DisposalView, lot: TaxLotView): SaleOfLot | undefined {
  const { proceeds, costBasis, quantity, disposedAt } = disposal;
  if (proceeds === undefined) return undefined;
  return {
    ...acquisitionOf(lot),
    // a lot may be sold in several parts
    id: cursor,
    quantity: exact(quantity),
    costBasis: exact(costBasis),
    disposedAtMs: toEpochMs(disposedAt as Timestamp),
    proceeds: exact(proceeds),
    ...{ cursor, disposal },
  };
}

/** Whether units that would have lost were given away. */
async function isGiven({ inside }: TaxBook, { disposal, disposedAtMs }: SaleOfLot): Promise<boolean> {
  if (exact(disposal.gain ?? '0') >= ZERO) return false;
  const instant = { from: timeKey(disposedAtMs), before: timeKey(disposedAtMs + 1) };
  for await (const [, { transactionId, transaction }] of inside.maps.timeline.entries(instant)) {
    if (transactionId === disposal.transactionId) return GIVEN.has(transaction.type);
  }
  return false;
}
