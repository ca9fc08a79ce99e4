/**
 * The lots and pools of a book: every change of a lot goes through here and keeps indexes and totals in step. A change
 * first makes sure that all pages it touches are in memory, so that a miss leaves nothing half done.
 */
import { assertNever } from '../../kernel/errors.ts';
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { highestCostKey, lotsByCost, lotsOfPool, lowestCostKey, poolOfLot } from './keys.ts';
import { EMPTY_POOL, type Lot, type LotFigures, type Pool } from './lot.ts';
import type { TaxMaps } from './maps.ts';
import { firstEntries, firstIn, Miss, need, valueIn } from './miss.ts';
import type { TaxRules } from './rules.ts';

export type LotAt = readonly [key: string, lot: Lot];
type LotMaps = Pick<TaxMaps, 'open' | 'closed' | 'byCost' | 'pools'>;

export class Lots {
  readonly #maps: LotMaps;
  readonly #byHighest: boolean;
  readonly #byLowest: boolean;
  /**
   * Below which key a pool has no open lots, so that the first one is found without passing all the pages that others
   * have left empty since they were last stored.
   */
  readonly #fronts = new Map<string, string>();

  constructor(maps: LotMaps, rules: TaxRules) {
    this.#maps = maps;
    this.#byHighest = rules.uses('HIFO');
    this.#byLowest = rules.uses('LOFO');
  }

  pool(key: string): Pool {
    return valueIn(this.#maps.pools, key) ?? EMPTY_POOL;
  }

  /** A pool that is as if it had never been touched is not kept. */
  setPool(key: string, pool: Pool): void {
    const { pools } = this.#maps;
    need(pools, key);
    const isUntouched = pool.quantity === ZERO && pool.cost === ZERO && pool.year === 0;
    if (isUntouched) pools.remove(key);
    else pools.put(key, pool);
  }

  resizePool(key: string, quantity: bigint, cost: bigint): void {
    const pool = this.pool(key);
    this.setPool(key, {
      quantity: (pool.quantity + quantity) as Decimal,
      cost: (pool.cost + cost) as Decimal,
      year: pool.year,
      average: pool.average,
    });
  }

  /** Keys of a lot in the indexes by cost. */
  #costKeys(key: string, { costBasis, quantity }: LotFigures): readonly string[] {
    if (!this.#byHighest && !this.#byLowest) return [];
    const keys: string[] = [];
    if (this.#byHighest) keys.push(highestCostKey(key, costBasis, quantity));
    if (this.#byLowest) keys.push(lowestCostKey(key, costBasis, quantity));
    for (const costKey of keys) need(this.#maps.byCost, costKey);
    return keys;
  }

  #index(costKeys: readonly string[], key: string): void {
    for (const costKey of costKeys) {
      this.#maps.byCost.put(costKey, key);
      this.#bringForward(poolOfLot(costKey), costKey);
    }
  }

  #putOpen(key: string, lot: Lot): void {
    this.#maps.open.put(key, lot);
    this.#bringForward(poolOfLot(key), key);
  }

  #bringForward(prefix: string, key: string): void {
    const front = this.#fronts.get(prefix);
    if (front !== undefined && key < front) this.#fronts.set(prefix, key);
  }

  #firstIn<V>(map: PagedMap<V>, { from, before }: { readonly from: string; readonly before: string }) {
    const found = firstIn(map, { from: this.#fronts.get(from) ?? from, before });
    if (found !== undefined) this.#fronts.set(from, found[0]);
    return found;
  }

  #unindex(costKeys: readonly string[]): void {
    for (const costKey of costKeys) this.#maps.byCost.remove(costKey);
  }

  /** Adds a whole lot. */
  add(key: string, lot: Lot): void {
    need(this.#maps.open, key);
    const costKeys = this.#costKeys(key, lot);
    this.resizePool(poolOfLot(key), lot.quantity, lot.costBasis);
    this.#putOpen(key, lot);
    this.#index(costKeys, key);
  }

  /** Takes a whole lot back, as if it had never been added. */
  withdraw(key: string): Lot {
    const lot = this.#openLot(key);
    const costKeys = this.#costKeys(key, lot);
    this.resizePool(poolOfLot(key), -lot.quantity, -lot.costBasis);
    this.#maps.open.remove(key);
    this.#unindex(costKeys);
    return lot;
  }

  #openLot(key: string): Lot {
    return valueIn(this.#maps.open, key) ?? missing(key);
  }

  /** Takes units from an open lot; its pool is resized once for all lots of a disposal. Answers what is left. */
  take(key: string, lot: Lot, quantity: Decimal): Decimal {
    const { open, closed } = this.#maps;
    const remaining = (lot.remaining - quantity) as Decimal;
    if (remaining > ZERO) {
      open.put(key, { ...lot, remaining });
      return remaining;
    }
    need(closed, key);
    const costKeys = this.#costKeys(key, lot);
    open.remove(key);
    closed.put(key, { ...lot, remaining });
    this.#unindex(costKeys);
    return remaining;
  }

  /** Gives units back to a lot, open or closed, and their cost to its pool. */
  giveBack(key: string, quantity: Decimal, cost: Decimal): void {
    const { open, closed } = this.#maps;
    const openLot = valueIn(open, key);
    const lot = openLot ?? valueIn(closed, key) ?? missing(key);
    const costKeys = openLot ? [] : this.#costKeys(key, lot);
    this.resizePool(poolOfLot(key), quantity, cost);
    if (!openLot) closed.remove(key);
    this.#putOpen(key, { ...lot, remaining: (lot.remaining + quantity) as Decimal });
    this.#index(costKeys, key);
  }

  /** Gives an open lot other figures. Answers the lot as it was. */
  change(key: string, figures: LotFigures): Lot {
    const lot = this.#openLot(key);
    const before = this.#costKeys(key, lot);
    const after = this.#costKeys(key, figures);
    this.resizePool(poolOfLot(key), figures.remaining - lot.remaining, 0n);
    this.#unindex(before);
    this.#maps.open.put(key, { ...lot, ...figures });
    this.#index(after, key);
    return lot;
  }

  /** The open lot of a pool that a method uses next. */
  next(method: TaxMethod, pool: string): LotAt | undefined {
    switch (method) {
      case 'FIFO':
      case 'AVERAGE':
        return this.#firstIn(this.#maps.open, lotsOfPool(pool));
      case 'LIFO':
        return firstIn(this.#maps.open, { ...lotsOfPool(pool), reverse: true });
      case 'HIFO':
        return this.#nextByCost('H', pool);
      case 'LOFO':
        return this.#nextByCost('L', pool);
      default:
        return assertNever(method);
    }
  }

  #nextByCost(index: 'H' | 'L', pool: string): LotAt | undefined {
    const { byCost, open } = this.#maps;
    const range = lotsByCost(index, pool);
    const found = this.#firstIn(byCost, range);
    if (found === undefined) return undefined;
    const [, key] = found;
    if (open.isLoaded(key)) return [key, open.peek(key) ?? missing(key)];
    throw new Miss(async (ahead) => {
      const entries = await firstEntries(byCost, range, ahead);
      await open.load(entries.map(([, lotKey]) => lotKey));
    });
  }

  /** The open lots of a pool, oldest first; lots may be changed meanwhile. */
  *openLots(pool: string): Generator<LotAt> {
    const range = lotsOfPool(pool);
    let next = firstIn(this.#maps.open, range);
    while (next !== undefined) {
      yield next;
      next = firstIn(this.#maps.open, { from: `${next[0]}\0`, before: range.before });
    }
  }
}

/** Rows and lots contradict each other. */
function missing(key: string): never {
  throw new Error(`the lot ${key} is not there`);
}
