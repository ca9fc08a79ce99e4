import { add, type Decimal, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { type Lot, type Pool, whole } from './lot.ts';
import { type LotOrder, lotOrderOf } from './lot-order.ts';
import { LotWindow } from './lot-window.ts';
import { need } from './miss.ts';
import { OpenLot } from './open-lot.ts';
import type { StoredLots } from './stored-lots.ts';

const NO_KEYS: readonly string[] = [];

/** Lots with their keys, on their way into a map. */
class LotList {
  readonly keys: string[] = [];
  readonly lots: Lot[] = [];

  add(key: string, lot: Lot): void {
    const at = this.keys.length;
    this.keys[at] = key;
    this.lots[at] = lot;
  }
}

/** What a shelf changed, on its way into the maps. */
class Changes {
  /** Lots that were opened and have something left. */
  readonly left = new LotList();
  readonly spent = new LotList();
  /** Keys of stored lots with nothing left. */
  readonly removed: string[] = [];
}

/**
 * A pool at work: its totals and lots as live objects, so that many transactions after each other cost no page anything.
 * What they changed goes into the maps when the pool is settled, for which all pages are in memory by then.
 */
export class Shelf {
  readonly method: TaxMethod;
  readonly pool: string;
  readonly #stored: StoredLots;
  readonly #order: LotOrder;
  /** Opened since the pool was last settled, oldest first. */
  readonly #opened: OpenLot[] = [];
  /** Stored lots of which units were taken. */
  readonly #touched: OpenLot[] = [];
  readonly #before: Pool;
  #quantity: Decimal;
  #cost: Decimal;

  constructor(stored: StoredLots, method: TaxMethod, pool: string) {
    this.method = method;
    this.#stored = stored;
    this.pool = pool;
    this.#before = stored.pool(pool);
    this.#quantity = this.#before.quantity;
    this.#cost = this.#before.cost;
    this.#order = lotOrderOf(method, new LotWindow(stored, method, pool));
  }

  /** Whether units cost the mean of all, rather than what their lots cost. */
  get isAverage(): boolean {
    return this.#before.average;
  }

  get totals(): Pool {
    return { quantity: this.#quantity, cost: this.#cost, year: this.#before.year, average: this.#before.average };
  }

  /** Takes off the totals what was taken from lots. */
  reduce(quantity: Decimal, cost: Decimal): void {
    this.#quantity = subtract(this.#quantity, quantity);
    this.#cost = subtract(this.#cost, cost);
  }

  /** The open lot to use next. */
  next(): OpenLot | undefined {
    return this.#order.next();
  }

  /** Adds a whole lot that is younger than all others of the pool. */
  add(key: string, lot: Lot): void {
    need(this.#stored.maps.open, key);
    const costKeys = this.#stored.needCostKeys(key, lot);
    const rank = (this.method === 'LOFO' ? costKeys.at(-1) : costKeys[0]) ?? '';
    const opened = new OpenLot(key, lot, { isStored: false, rank, costKeys });
    this.#quantity = add(this.#quantity, lot.quantity);
    this.#cost = add(this.#cost, lot.costBasis);
    this.#opened[this.#opened.length] = opened;
    this.#order.add(opened);
  }

  /** Takes units from the lot that is next; the totals are reduced once for all lots of a disposal. */
  take(open: OpenLot, quantity: Decimal): void {
    const isSpent = quantity === open.remaining;
    if (isSpent) {
      need(this.#stored.maps.closed, open.key);
      open.costKeys ??= this.#stored.needCostKeys(open.key, open.lot);
    }
    if (open.isStored && open.remaining === open.lot.remaining) this.#touched.push(open);
    open.remaining = isSpent ? ZERO : subtract(open.remaining, quantity);
    if (isSpent) this.#order.spent(open);
  }

  /** Brings the maps up to date; the shelf is of no use afterwards. */
  settle(): void {
    const { open: openLots, closed } = this.#stored.maps;
    const { quantity, cost } = this.#before;
    if (quantity !== this.#quantity || cost !== this.#cost) this.#stored.setPool(this.pool, this.totals);
    const changes = new Changes();
    for (const lot of this.#touched) this.#settleTouched(lot, changes);
    openLots.removeAll(changes.removed);
    for (const lot of this.#opened) this.#settleOpened(lot, changes);
    const { left, spent } = changes;
    this.#stored.putAllOpen(left.keys, left.lots);
    closed.putAll(spent.keys, spent.lots);
  }

  // for each lot a call, since the loops around are run too seldom to be compiled well

  #settleTouched({ key, lot, remaining, costKeys = NO_KEYS }: OpenLot, { removed, spent }: Changes): void {
    if (remaining !== ZERO) {
      this.#stored.maps.open.put(key, { ...lot, remaining });
      return;
    }
    removed[removed.length] = key;
    this.#stored.unindex(costKeys);
    spent.add(key, whole(lot));
  }

  #settleOpened({ key, lot, remaining, costKeys = NO_KEYS }: OpenLot, { left, spent }: Changes): void {
    if (remaining === ZERO) {
      spent.add(key, whole(lot));
      return;
    }
    left.add(key, remaining === lot.remaining ? lot : { ...lot, remaining });
    this.#stored.index(costKeys, key);
  }
}
