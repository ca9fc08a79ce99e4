/**
 * The lots and pools of a book: every change of a lot goes through here. Work in order of time goes on shelves, in live
 * objects; everything else, as undoing, settles the shelf of its pool and changes the maps.
 */
import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { isSharedPool, poolOfLot, timeKey } from './keys.ts';
import { emptied, type Lot, type LotFigures, type Pool, whole } from './lot.ts';
import { firstIn, need, valueIn } from './miss.ts';
import type { TaxRules } from './rules.ts';
import { Shelf } from './shelf.ts';
import { type LotAt, type LotMaps, missing, StoredLots } from './stored-lots.ts';

export class Lots {
  readonly #stored: StoredLots;
  readonly #shelves = new Map<string, Shelf>();
  /** Transactions of one pool often come in a row. */
  #recent: Shelf | undefined = undefined;

  constructor(maps: LotMaps, rules: TaxRules) {
    this.#stored = new StoredLots(maps, rules);
  }

  /** The pool at work under a method. Lots are taken from it and added to it in order of time. */
  shelf(method: TaxMethod, pool: string): Shelf {
    if (this.#recent?.pool === pool && this.#recent.method === method) return this.#recent;
    this.#recent = this.#findShelf(method, pool);
    return this.#recent;
  }

  #findShelf(method: TaxMethod, pool: string): Shelf {
    const found = this.#shelves.get(pool);
    if (found?.method === method) return found;
    this.#settlePool(pool);
    const shelf = new Shelf(this.#stored, method, pool);
    this.#shelves.set(pool, shelf);
    return shelf;
  }

  /** Brings the maps up to date. */
  settle(): void {
    for (const shelf of this.#shelves.values()) shelf.settle();
    this.#shelves.clear();
    this.#recent = undefined;
  }

  #settlePool(pool: string): void {
    const shelf = this.#shelves.get(pool);
    if (shelf === undefined) return;
    shelf.settle();
    this.#shelves.delete(pool);
    this.#recent = undefined;
  }

  pool(key: string): Pool {
    return this.#shelves.get(key)?.totals ?? this.#stored.pool(key);
  }

  setPool(key: string, pool: Pool): void {
    this.#settlePool(key);
    this.#stored.setPool(key, pool);
  }

  /** Adds a whole lot, whatever its age. */
  add(key: string, lot: Lot): void {
    const { open } = this.#stored.maps;
    this.#settlePool(poolOfLot(key));
    need(open, key);
    const costKeys = this.#stored.needCostKeys(key, lot);
    this.#stored.resizePool(poolOfLot(key), lot.quantity, lot.costBasis);
    this.#stored.putOpen(key, lot);
    this.#stored.index(costKeys, key);
  }

  /** Takes a whole lot back, as if it had never been added. */
  withdraw(key: string): Lot {
    this.#settlePool(poolOfLot(key));
    const lot = this.#stored.openLot(key);
    const costKeys = this.#stored.needCostKeys(key, lot);
    this.#stored.resizePool(poolOfLot(key), -lot.quantity, -lot.costBasis);
    this.#stored.maps.open.remove(key);
    this.#stored.unindex(costKeys);
    return lot;
  }

  /** Takes units from an open lot out of turn, and their cost from its pool. Answers what is left of it. */
  takeFrom(key: string, quantity: Decimal, cost: Decimal): Decimal {
    this.#settlePool(poolOfLot(key));
    const { open, closed } = this.#stored.maps;
    const lot = this.#stored.openLot(key);
    const remaining = (lot.remaining - quantity) as Decimal;
    const costKeys = remaining === ZERO ? this.#stored.needCostKeys(key, lot) : [];
    if (remaining === ZERO) need(closed, key);
    this.#stored.resizePool(poolOfLot(key), -quantity, -cost);
    if (remaining > ZERO) {
      open.put(key, { ...lot, remaining });
      return remaining;
    }
    open.remove(key);
    this.#stored.unindex(costKeys);
    closed.put(key, whole(lot));
    return ZERO;
  }

  /** Units of a pool that disposals of the days before a day take of what is acquired on it. */
  claimed(pool: string, day: string): Decimal {
    return valueIn(this.#stored.maps.claims, pool + day) ?? ZERO;
  }

  /** Claims more of them, or less. */
  claim(pool: string, day: string, quantity: Decimal): void {
    const { claims } = this.#stored.maps;
    const claimed = add(this.claimed(pool, day), quantity);
    if (claimed === ZERO) claims.remove(pool + day);
    else claims.put(pool + day, claimed);
  }

  /** Gives units back to a lot, open or closed, and their cost to its pool. */
  giveBack(key: string, quantity: Decimal, cost: Decimal): void {
    this.#settlePool(poolOfLot(key));
    const { open, closed } = this.#stored.maps;
    const openLot = valueIn(open, key);
    const lot = openLot ?? emptied(valueIn(closed, key) ?? missing(key));
    const costKeys = openLot ? [] : this.#stored.needCostKeys(key, lot);
    this.#stored.resizePool(poolOfLot(key), quantity, cost);
    if (!openLot) closed.remove(key);
    this.#stored.putOpen(key, { ...lot, remaining: (lot.remaining + quantity) as Decimal });
    this.#stored.index(costKeys, key);
  }

  /** Gives an open lot other figures, and its pool that much more cost. Answers the lot as it was. */
  change(key: string, figures: LotFigures, cost: Decimal = ZERO): Lot {
    this.#settlePool(poolOfLot(key));
    const lot = this.#stored.openLot(key);
    const before = this.#stored.needCostKeys(key, lot);
    const after = this.#stored.needCostKeys(key, figures);
    this.#stored.resizePool(poolOfLot(key), figures.remaining - lot.remaining, cost);
    this.#stored.unindex(before);
    this.#stored.maps.open.put(key, { ...lot, ...figures });
    this.#stored.index(after, key);
    return lot;
  }

  /** Pools with units that all accounts have in common. */
  *sharedPools(): Generator<string> {
    this.settle();
    const { pools } = this.#stored.maps;
    let next = firstIn(pools, {});
    while (next !== undefined) {
      const [key, { quantity }] = next;
      if (isSharedPool(key) && quantity > ZERO) yield key;
      next = firstIn(pools, { from: `${key}\0` });
    }
  }

  /** An open lot of a pool, by its id and the time of its acquisition; undefined if it isn't open. */
  openLotAt(pool: string, acquiredAtMs: number, lotId: string): LotAt | undefined {
    this.#settlePool(pool);
    const before = pool + timeKey(acquiredAtMs + 1);
    const { open } = this.#stored.maps;
    let next = firstIn(open, { from: pool + timeKey(acquiredAtMs), before });
    while (next !== undefined && next[1].name.id !== lotId) next = firstIn(open, { from: `${next[0]}\0`, before });
    return next;
  }

  /** The open lots of a pool, oldest first; lots may be changed meanwhile. */
  openLots(pool: string): Generator<LotAt> {
    this.#settlePool(pool);
    return this.#stored.openLots(pool);
  }
}
