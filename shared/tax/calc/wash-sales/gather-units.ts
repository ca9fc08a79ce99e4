/** What a book says of the assets that wash sales are looked for in: units that were sold, and those still held. */
import { type Decimal, decimal, multiplyDivide, ZERO } from '../../../kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { DisposalView, TaxLotView } from '../../contract/rows.ts';
import type { TaxBook } from '../book.ts';
import { timeKey } from '../keys.ts';
import { disposalView } from '../views.ts';
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

/** Disposals and lots of those assets that are looked at. */
const RECORDS_MAX = 100_000;

/** Acquired for nothing, or from oneself: no purchase or exchange (26 USC 1091(a)). */
const NOT_BOUGHT: ReadonlySet<string> = new Set(['gift_received', 'donation_received', 'deposit', 'transfer']);
/** No loss comes of them. */
const GIVEN: ReadonlySet<string> = new Set(['gift_sent', 'donation_sent']);

interface LotSeen {
  readonly lot: TaxLotView;
  /** What the lot counted before each change of its units, in order of time. */
  readonly counts: Decimal[];
  /** The lot that it was a part of before it was moved, and how often that had changed by then. */
  from?: { readonly seen: LotSeen; readonly changes: number };
}

interface Gathered {
  readonly units: Map<string, UnitsOfAsset>;
  /** By their keys. */
  readonly lots: Map<string, LotSeen>;
}

/** By asset; undefined where there is too much to look at. `atMs` is the moment as which pools are seen. */
export async function gatherUnits(
  book: TaxBook,
  assets: ReadonlySet<string> | 'all',
  { atMs, recordsMax = RECORDS_MAX }: { readonly atMs: number; readonly recordsMax?: number },
): Promise<ReadonlyMap<string, UnitsOfAsset> | undefined> {
  const gathered = await gatherLots(book, assets, { atMs, recordsMax });
  if (gathered === undefined || gathered.units.size === 0) return gathered?.units;
  const { units, lots } = gathered;
  const sales: { readonly sale: SaleOfLot; readonly seen: LotSeen; readonly changes: number }[] = [];
  let moved: LotSeen | undefined;
  for await (const [key, row] of book.inside.maps.rows.entries()) {
    if (row.kind === 'opened') link(lots.get(row.lot), moved);
    moved = row.kind === 'moved' ? lots.get(row.lot) : undefined;
    const seen = row.kind === 'changed' || row.kind === 'taken' ? lots.get(row.lot) : undefined;
    if (seen === undefined) continue;
    if (row.kind === 'changed') seen.counts.push(row.before.quantity);
    // capital that came back beyond the cost is gain, but no sale
    if (row.kind !== 'taken' || row.quantity === ZERO) continue;
    if (lots.size + sales.length === recordsMax) return undefined;
    const sale = soldUnits(key, disposalView(key, row, book.inside.rules), seen.lot);
    const isGivenAway = await isGiven(book, sale);
    sales.push({ sale: isGivenAway ? { ...sale, isGiven: true } : sale, seen, changes: seen.counts.length });
  }
  for (const { sale, seen, changes } of sales) {
    units.get(seen.lot.asset)?.sold.push({ ...sale, unitsAcquired: asAcquired(sale.quantity, seen, changes) });
  }
  for (const seen of lots.values()) {
    if (seen.lot.status === 'closed') continue;
    const held = heldUnits(seen.lot);
    const unitsAcquired = asAcquired(held.quantity, seen, seen.counts.length);
    units.get(seen.lot.asset)?.held.push({ ...held, unitsAcquired });
  }
  return units;
}

async function gatherLots(
  book: TaxBook,
  assets: ReadonlySet<string> | 'all',
  { atMs, recordsMax }: { readonly atMs: number; readonly recordsMax: number },
): Promise<Gathered | undefined> {
  const gathered: Gathered = { units: new Map(), lots: new Map() };
  for (const asset of assets === 'all' ? [undefined] : assets) {
    for await (const { cursor, item } of book.lots({ asset, asOfMs: atMs })) {
      if (gathered.lots.size === recordsMax) return undefined;
      const of: UnitsOfAsset = gathered.units.get(item.asset) ?? { sold: [], held: [], lots: new Map() };
      gathered.units.set(item.asset, of);
      of.lots.set(item.lotId, item);
      // the key follows the count in the cursor
      gathered.lots.set(cursor.slice(cursor.indexOf(' ') + 1), { lot: item, counts: [] });
    }
  }
  return gathered;
}

/** What is moved is opened as a lot of its own right after. */
function link(opened: LotSeen | undefined, moved: LotSeen | undefined): void {
  if (opened === undefined || moved === undefined || opened.lot.asset !== moved.lot.asset) return;
  if (opened.lot.acquisitionTransactionId !== moved.lot.acquisitionTransactionId) return;
  opened.from = { seen: moved, changes: moved.counts.length };
}

/** Units of a lot after some of its changes, as they were counted when it was acquired. */
function asAcquired(quantity: Decimal, seen: LotSeen, changes: number): Decimal {
  let units = quantity;
  for (let at: LotSeen['from'] = { seen, changes }; at !== undefined; at = at.seen.from) {
    const { lot, counts } = at.seen;
    const now = decimal(lot.quantity);
    units = multiplyDivide(units, counts[0] ?? now, counts[at.changes] ?? now);
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
  quantity: decimal(lot.remainingQuantity),
  costBasis: decimal(lot.remainingCostBasis),
});

function soldUnits(cursor: string, disposal: DisposalView, lot: TaxLotView): SaleOfLot {
  const { proceeds = '0', costBasis, quantity, disposedAt } = disposal;
  return {
    ...acquisitionOf(lot),
    // a lot may be sold in several parts
    id: cursor,
    quantity: decimal(quantity),
    costBasis: decimal(costBasis),
    disposedAtMs: toEpochMs(disposedAt as Timestamp),
    proceeds: decimal(proceeds),
    ...{ cursor, disposal },
  };
}

/** Whether units left at cost, have no price yet, or would have lost and were given away: that is no sale. */
async function isGiven({ inside }: TaxBook, { disposal, disposedAtMs }: SaleOfLot): Promise<boolean> {
  if (disposal.proceeds === undefined) return true;
  if (decimal(disposal.gain ?? '0') >= ZERO) return false;
  const instant = { from: timeKey(disposedAtMs), before: timeKey(disposedAtMs + 1) };
  for await (const [, { transactionId, transaction }] of inside.maps.timeline.entries(instant)) {
    if (transactionId === disposal.transactionId) return GIVEN.has(transaction.type);
  }
  return false;
}
