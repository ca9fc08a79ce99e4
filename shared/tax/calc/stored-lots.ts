/**
 * The lots and pools in the maps, with the indexes kept in step. A change is announced by the `need...` of what it
 * touches, which makes sure that the pages are in memory; so a miss leaves nothing half done.
 */
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { Range } from '../../kernel/pages/types.ts';
import { highestCostKey, lotsOfPool, lowestCostKey, poolOfLot } from './keys.ts';
import { EMPTY_POOL, type Lot, type LotFigures, type Pool } from './lot.ts';
import type { TaxMaps } from './maps.ts';
import { firstIn, need, valueIn } from './miss.ts';
import type { TaxRules } from './rules.ts';

export type LotAt = readonly [key: string, lot: Lot];
export type LotMaps = Pick<TaxMaps, 'open' | 'closed' | 'byCost' | 'pools' | 'claims'>;

const NO_KEYS: readonly string[] = [];

/**
 * Below which key a pool has no open lots, so that the first one is found without passing all the pages that others have
 * left empty since they were last stored. A pool is named by what its keys begin with.
 */
class Fronts {
  readonly #fronts = new Map<string, string>();
  /** That of the last key: those of one pool come in a row. */
  #recentPool = '';

  /** Where a pool begins, as far as is known. */
  of(pool: string): string {
    return this.#fronts.get(pool) ?? pool;
  }

  /** A pool begins here. */
  found(pool: string, key: string): void {
    this.#fronts.set(pool, key);
  }

  /** There is an open lot of this key. */
  bringForward(key: string): void {
    if (this.#fronts.size === 0) return;
    if (this.#recentPool === '' || !key.startsWith(this.#recentPool)) this.#recentPool = poolOfLot(key);
    const front = this.#fronts.get(this.#recentPool);
    if (front !== undefined && key < front) this.#fronts.set(this.#recentPool, key);
  }
}

export class StoredLots {
  readonly maps: LotMaps;
  readonly #byHighest: boolean;
  readonly #byLowest: boolean;
  readonly fronts = new Fronts();
  /** The same of the indexes by cost. */
  readonly costFronts = new Fronts();

  constructor(maps: LotMaps, rules: TaxRules) {
    this.maps = maps;
    this.#byHighest = rules.uses('HIFO');
    this.#byLowest = rules.uses('LOFO');
  }

  /** Whether a lot has one key in the indexes by cost at most. */
  get hasOneIndex(): boolean {
    return !(this.#byHighest && this.#byLowest);
  }

  pool(key: string): Pool {
    return valueIn(this.maps.pools, key) ?? EMPTY_POOL;
  }

  /** A pool that is as if it had never been touched is not kept. */
  setPool(key: string, pool: Pool): void {
    const { pools } = this.maps;
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

  /** Keys of a lot in the indexes by cost, ready to be put there or removed. */
  needCostKeys(key: string, { costBasis, quantity }: LotFigures): readonly string[] {
    if (!this.#byHighest && !this.#byLowest) return NO_KEYS;
    const keys: string[] = [];
    if (this.#byHighest) keys.push(highestCostKey(key, costBasis, quantity));
    if (this.#byLowest) keys.push(lowestCostKey(key, costBasis, quantity));
    for (const costKey of keys) need(this.maps.byCost, costKey);
    return keys;
  }

  index(costKeys: readonly string[], key: string): void {
    for (const costKey of costKeys) {
      this.maps.byCost.put(costKey, key);
      this.costFronts.bringForward(costKey);
    }
  }

  unindex(costKeys: readonly string[]): void {
    for (const costKey of costKeys) this.maps.byCost.remove(costKey);
  }

  putOpen(key: string, lot: Lot): void {
    this.maps.open.put(key, lot);
    this.fronts.bringForward(key);
  }

  /** The same for lots of one pool, oldest first. */
  putAllOpen(keys: readonly string[], lots: readonly Lot[]): void {
    const [oldest] = keys;
    if (oldest === undefined) return;
    this.maps.open.putAll(keys, lots);
    this.fronts.bringForward(oldest);
  }

  openLot(key: string): Lot {
    return valueIn(this.maps.open, key) ?? missing(key);
  }

  /** The open lots of a pool, oldest first; lots may be changed meanwhile. */
  *openLots(pool: string): Generator<LotAt> {
    const range: Range = lotsOfPool(pool);
    let next = firstIn(this.maps.open, range);
    while (next !== undefined) {
      yield next;
      next = firstIn(this.maps.open, { ...range, from: `${next[0]}\0` });
    }
  }
}

/** Rows and lots contradict each other. */
export function missing(key: string): never {
  throw new Error(`the lot ${key} is not there`);
}
