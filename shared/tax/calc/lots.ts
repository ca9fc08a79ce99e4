/** The lots and pools of a book: every change of a lot goes through here and keeps indexes and totals in step. */

import { assertNever } from '../../kernel/errors.ts';
import { type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { highestCostKey, lotsByCost, lotsOfPool, lowestCostKey, poolOfLot } from './keys.ts';
import { EMPTY_POOL, type Lot, type LotFigures, type Pool } from './lot.ts';
import type { TaxMaps } from './maps.ts';
import type { TaxRules } from './rules.ts';

export type LotAt = readonly [key: string, lot: Lot];

/** Without a promise where the page is in memory, as it is nearly always. */
async function put<V>(map: PagedMap<V>, key: string, value: V): Promise<void> {
  if (!map.isLoaded(key)) await map.load([key]);
  map.put(key, value);
}

export class Lots {
  readonly #maps: Pick<TaxMaps, 'open' | 'closed' | 'byCost' | 'pools'>;
  readonly #byHighest: boolean;
  readonly #byLowest: boolean;

  constructor(maps: Pick<TaxMaps, 'open' | 'closed' | 'byCost' | 'pools'>, rules: TaxRules) {
    this.#maps = maps;
    this.#byHighest = rules.uses('HIFO');
    this.#byLowest = rules.uses('LOFO');
  }

  async pool(key: string): Promise<Pool> {
    const { pools } = this.#maps;
    if (!pools.isLoaded(key)) await pools.load([key]);
    return pools.peek(key) ?? EMPTY_POOL;
  }

  /** A pool that is as if it had never been touched is not kept. */
  async setPool(key: string, pool: Pool): Promise<void> {
    const { pools } = this.#maps;
    const isUntouched = pool.quantity === ZERO && pool.cost === ZERO && pool.year === 0;
    if (isUntouched) await pools.delete(key);
    else await put(pools, key, pool);
  }

  async #resize(key: string, quantity: bigint, cost: bigint): Promise<void> {
    const pool = await this.pool(key);
    await this.setPool(key, {
      ...pool,
      quantity: (pool.quantity + quantity) as Decimal,
      cost: (pool.cost + cost) as Decimal,
    });
  }

  async #index(key: string, { costBasis, quantity }: LotFigures): Promise<void> {
    if (this.#byHighest) await put(this.#maps.byCost, highestCostKey(key, costBasis, quantity), key);
    if (this.#byLowest) await put(this.#maps.byCost, lowestCostKey(key, costBasis, quantity), key);
  }

  async #unindex(key: string, { costBasis, quantity }: LotFigures): Promise<void> {
    if (this.#byHighest) await this.#maps.byCost.delete(highestCostKey(key, costBasis, quantity));
    if (this.#byLowest) await this.#maps.byCost.delete(lowestCostKey(key, costBasis, quantity));
  }

  /** Adds a whole lot. */
  async add(key: string, lot: Lot): Promise<void> {
    await put(this.#maps.open, key, lot);
    await this.#index(key, lot);
    await this.#resize(poolOfLot(key), lot.quantity, lot.costBasis);
  }

  /** Takes a whole lot back, as if it had never been added. */
  async withdraw(key: string): Promise<Lot> {
    const lot = await this.get(key);
    await this.#maps.open.delete(key);
    await this.#unindex(key, lot);
    await this.#resize(poolOfLot(key), -lot.quantity, -lot.costBasis);
    return lot;
  }

  /** The lot of a key, open or closed. Throws when there is none: then rows and lots contradict each other. */
  async get(key: string): Promise<Lot> {
    const lot = (await this.#maps.open.get(key)) ?? (await this.#maps.closed.get(key));
    if (lot === undefined) throw new Error(`a row names the lot ${key}, which is not there`);
    return lot;
  }

  /** Takes units from a lot; its pool is resized by `resizePool`, once for all lots of a disposal. */
  async take(key: string, lot: Lot, quantity: Decimal): Promise<Decimal> {
    const remaining = (lot.remaining - quantity) as Decimal;
    if (remaining > ZERO) {
      await put(this.#maps.open, key, { ...lot, remaining });
      return remaining;
    }
    await this.#maps.open.delete(key);
    await this.#unindex(key, lot);
    await put(this.#maps.closed, key, { ...lot, remaining });
    return remaining;
  }

  async resizePool(pool: string, by: { readonly quantity: bigint; readonly cost: bigint }): Promise<void> {
    await this.#resize(pool, by.quantity, by.cost);
  }

  /** Gives units back to a lot and their cost to its pool. */
  async giveBack(key: string, quantity: Decimal, cost: Decimal): Promise<void> {
    const lot = await this.get(key);
    const reopened = { ...lot, remaining: (lot.remaining + quantity) as Decimal };
    if (lot.remaining === ZERO) {
      await this.#maps.closed.delete(key);
      await this.#index(key, lot);
    }
    await put(this.#maps.open, key, reopened);
    await this.#resize(poolOfLot(key), quantity, cost);
  }

  /** Gives an open lot other figures. Answers the lot as it was. */
  async change(key: string, figures: LotFigures): Promise<Lot> {
    const lot = await this.get(key);
    await this.#unindex(key, lot);
    await put(this.#maps.open, key, { ...lot, ...figures });
    await this.#index(key, figures);
    if (figures.remaining !== lot.remaining) {
      await this.#resize(poolOfLot(key), figures.remaining - lot.remaining, 0n);
    }
    return lot;
  }

  /** The open lot of a pool that a method uses next. */
  async next(method: TaxMethod, pool: string): Promise<LotAt | undefined> {
    const { open } = this.#maps;
    switch (method) {
      case 'FIFO':
      case 'AVERAGE':
        return open.first(lotsOfPool(pool));
      case 'LIFO':
        return open.first({ ...lotsOfPool(pool), reverse: true });
      case 'HIFO':
        return this.#nextByCost('H', pool);
      case 'LOFO':
        return this.#nextByCost('L', pool);
      default:
        return assertNever(method);
    }
  }

  async #nextByCost(index: 'H' | 'L', pool: string): Promise<LotAt | undefined> {
    const found = await this.#maps.byCost.first(lotsByCost(index, pool));
    return found && [found[1], await this.get(found[1])];
  }

  /** The open lots of a pool, oldest first, batch by batch; lots may be changed meanwhile. */
  async *openLots(pool: string): AsyncGenerator<LotAt> {
    for await (const batch of this.#maps.open.batches(lotsOfPool(pool))) yield* batch;
  }
}
