/** The days around a disposal, read ahead of the work. They hold as long as the timeline and the prices stay as they are. */
import { openPriceBook, type PriceBook } from '../../../market-data/contract/price-book.ts';
import { partKey, timeKey, timeOfKey } from '../keys.ts';
import type { TaxEntry } from '../lot.ts';
import { lotKeyOf } from '../lot-key.ts';
import type { TaxMaps } from '../maps.ts';
import { Miss, untilLoaded } from '../miss.ts';
import { stepsOf } from '../normalize.ts';
import type { TaxRules } from '../rules.ts';
import { MarketValuer } from '../values.ts';
import { DAY_MS, DAYS_AHEAD, dayOf } from './calendar.ts';
import { PoolDay } from './pool-day.ts';

/** Days kept; those before the one at work go first. */
const DAYS_MAX = 4 * DAYS_AHEAD;

type Pools = Map<string, PoolDay>;

const NOTHING = new PoolDay();

export class Days {
  readonly #timeline: TaxMaps['timeline'];
  readonly #rules: TaxRules;
  readonly #prices: PriceBook;
  /** Key from which on nothing is seen. */
  readonly #horizon: string | undefined;
  readonly #days = new Map<number, Pools>();

  constructor(maps: Pick<TaxMaps, 'timeline' | 'prices'>, rules: TaxRules, horizon: string | undefined) {
    this.#timeline = maps.timeline;
    this.#rules = rules;
    this.#horizon = horizon;
    // whoever acquires notes what it looks up when it is its turn
    this.#prices = openPriceBook(maps.prices, { looked: () => undefined });
  }

  /** What a pool did on a day. Misses if that day wasn't read yet. */
  of(dayMs: number, pool: string): PoolDay {
    const pools = this.#days.get(dayMs);
    if (pools === undefined) throw new Miss(() => this.#load(dayMs));
    return pools.get(pool) ?? NOTHING;
  }

  /** The timeline or the prices have changed. */
  forget(): void {
    this.#days.clear();
  }

  async #load(dayMs: number): Promise<void> {
    if (this.#days.size > DAYS_MAX) {
      for (const day of this.#days.keys()) if (day < dayMs - DAYS_AHEAD * DAY_MS) this.#days.delete(day);
    }
    const last = dayMs + DAYS_AHEAD * DAY_MS;
    let first = dayMs;
    while (this.#days.has(first) && first < last) first += DAY_MS;
    const fresh = new Map<number, Pools>();
    for (let day = first; day <= last; day += DAY_MS) if (!this.#days.has(day)) fresh.set(day, new Map());
    const end = timeKey(last + DAY_MS);
    const before = this.#horizon !== undefined && this.#horizon < end ? this.#horizon : end;
    for await (const [key, entry] of this.#timeline.entries({ from: timeKey(first), before })) {
      const pools = fresh.get(dayOf(timeOfKey(key)));
      if (pools !== undefined) await this.#take(pools, key, entry);
    }
    for (const [day, pools] of fresh) this.#days.set(day, pools);
  }

  async #take(pools: Pools, key: string, { transactionId, transaction }: TaxEntry): Promise<void> {
    const rules = this.#rules;
    const values = new MarketValuer({ prices: this.#prices, base: rules.base, at: transaction.timestamp });
    const { acquiring, taking } = await untilLoaded(() => stepsOf(transaction, rules, values));
    const poolOf = rules.scope.poolsAt(key);
    const dayOfPool = (pool: string): PoolDay => {
      const day = pools.get(pool) ?? new PoolDay();
      pools.set(pool, day);
      return day;
    };
    for (const step of acquiring) {
      if (step.do === 'allocate' || step.do === 'return-capital') continue;
      const pool = poolOf(step.asset, step.account);
      if (step.do === 'rescale') dayOfPool(pool).split(partKey(key, 'acquiring'));
      else dayOfPool(pool).acquire({ ...step, entry: key, transactionId, lotKey: lotKeyOf(pool, key, step) });
    }
    for (const step of taking) {
      if (step.do !== 'dispose' || step.atCost) continue;
      dayOfPool(poolOf(step.asset, step.account)).dispose(key, step.quantity);
    }
  }
}
