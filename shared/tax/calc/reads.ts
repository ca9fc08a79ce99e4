/** Reading lots and disposals page by page. A cursor says where to go on and stays good whatever arrives meanwhile. */

import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { startingWith } from '../../kernel/pages/keys.ts';
import type { PagedMap, Range } from '../../kernel/pages/types.ts';
import { fromEpochMs } from '../../kernel/time.ts';
import type { DisposalView, LotStatus, TaxLotView } from '../contract/rows.ts';
import { lotsOfPool, poolKey, poolOfLot, timeKey } from './keys.ts';
import { costOfNext, emptied, type Lot, sharing } from './lot.ts';
import type { TaxMaps } from './maps.ts';
import { isMean, type TaxRules } from './rules.ts';
import type { LotAt } from './stored-lots.ts';
import { disposalView, lotView, statusOf } from './views.ts';

export interface LotQuery {
  readonly asset?: string | undefined;
  readonly account?: string | undefined;
  readonly status?: LotStatus | undefined;
  /** Cursor of the last lot read before. */
  readonly after?: string | undefined;
  /** The moment as which pools are seen: one that enters AVERAGE by then is at its mean. Its last change, if left out. */
  readonly asOfMs?: number | undefined;
}

export interface DisposalQuery {
  /** Fiscal year. */
  readonly year?: number | undefined;
  readonly asset?: string | undefined;
  readonly after?: string | undefined;
  /** Disposals up to then, which is included. */
  readonly untilMs?: number | undefined;
}

interface Views {
  readonly lot: TaxLotView;
  readonly disposal: DisposalView;
}

export interface Read<K extends keyof Views> {
  readonly cursor: string;
  readonly item: Views[K];
}

/** A cursor also carries how much of the pool was shared out before, so that a page needn't begin with the pool. */
const CURSOR_SEPARATOR = ' ';

function cursorFrom(after: string | undefined): { readonly key: string | undefined; readonly shared: Decimal } {
  if (after === undefined) return { key: undefined, shared: ZERO };
  const at = after.indexOf(CURSOR_SEPARATOR);
  const digits = after.slice(0, at);
  if (!/^\d+$/.test(digits)) throw new RangeError('not a cursor of lots');
  return { key: after.slice(at + 1), shared: BigInt(digits) as Decimal };
}

function rangeOf(rules: TaxRules, { asset, account }: LotQuery, key: string | undefined): Range {
  const bounds = asset === undefined ? {} : boundsOf(rules, asset, account);
  return key === undefined ? bounds : { ...bounds, from: `${key}\0` };
}

const boundsOf = (rules: TaxRules, asset: string, account: string | undefined): Range => {
  const poolAccount = account === undefined ? undefined : rules.scope.poolAccount(account);
  return poolAccount === undefined ? startingWith(asset) : lotsOfPool(poolKey(asset, poolAccount));
};

export async function* lots(maps: TaxMaps, rules: TaxRules, query: LotQuery): AsyncGenerator<Read<'lot'>> {
  const { key, shared } = cursorFrom(query.after);
  const range = rangeOf(rules, query, key);
  const costs = new RemainingCosts(maps.pools, meansAt(rules, query.asOfMs));
  if (key !== undefined) await costs.resume(poolOfLot(key), shared);
  for await (const [lotKey, lot] of scan(maps, query.status, range)) {
    const remainingCost = await costs.next(poolOfLot(lotKey), lot);
    if (query.account !== undefined && lot.account !== query.account) continue;
    if (query.status !== undefined && statusOf(lot) !== query.status) continue;
    yield { cursor: `${costs.shared}${CURSOR_SEPARATOR}${lotKey}`, item: lotView(lotKey, lot, remainingCost) };
  }
}

/** Which pools go by a mean at a moment. */
const meansAt = (rules: TaxRules, atMs: number | undefined): ((pool: string) => boolean) => {
  if (atMs === undefined) return () => false;
  const year = rules.yearOf(fromEpochMs(atMs));
  return (pool) => isMean(rules.methodOf(year, pool));
};

/** What the remaining units of lots cost, read in order: under AVERAGE their share of the pool's cost. */
class RemainingCosts {
  readonly #pools: PagedMap<{ quantity: Decimal; cost: Decimal; average: boolean }>;
  readonly #goesByMean: (pool: string) => boolean;
  #pool: string | undefined;
  #share: ((quantity: Decimal) => Decimal) | undefined;
  /** Units of the pool that were shared out so far. */
  shared: Decimal = ZERO;

  constructor(pools: TaxMaps['pools'], goesByMean: (pool: string) => boolean) {
    this.#pools = pools;
    this.#goesByMean = goesByMean;
  }

  async resume(pool: string, shared: Decimal): Promise<void> {
    this.#pool = pool;
    this.shared = shared;
    const totals = await this.#pools.get(pool);
    const isAverage = totals?.average === true || this.#goesByMean(pool);
    const isShared = isAverage && totals !== undefined && totals.quantity > ZERO;
    this.#share = isShared ? sharing(totals.cost, totals.quantity, shared) : undefined;
  }

  async next(pool: string, lot: Lot): Promise<Decimal> {
    if (pool !== this.#pool) await this.resume(pool, ZERO);
    this.shared = add(this.shared, lot.remaining);
    return lot.remaining === ZERO ? ZERO : (this.#share?.(lot.remaining) ?? costOfNext(lot, lot.remaining));
  }
}

/** Lots in order of their keys, wherever they are kept. */
function scan(maps: TaxMaps, status: LotStatus | undefined, range: Range): AsyncGenerator<LotAt> {
  if (status === 'closed') return closedLots(maps, range);
  return status === undefined ? merged(each(maps.open, range), closedLots(maps, range)) : each(maps.open, range);
}

async function* closedLots(maps: TaxMaps, range: Range): AsyncGenerator<LotAt> {
  for await (const [key, lot] of each(maps.closed, range)) yield [key, emptied(lot)];
}

async function* each<V>(map: PagedMap<V>, range: Range): AsyncGenerator<readonly [string, V]> {
  for await (const batch of map.batches(range)) yield* batch;
}

async function* merged(first: AsyncGenerator<LotAt>, second: AsyncGenerator<LotAt>): AsyncGenerator<LotAt> {
  let [a, b] = [await first.next(), await second.next()];
  while (a.done !== true || b.done !== true) {
    if (a.done !== true && (b.done === true || a.value[0] < b.value[0])) {
      yield a.value;
      a = await first.next();
    } else if (b.done !== true) {
      yield b.value;
      b = await second.next();
    }
  }
}

export async function* disposals(
  maps: TaxMaps,
  rules: TaxRules,
  { year, asset, after, untilMs }: DisposalQuery,
): AsyncGenerator<Read<'disposal'>> {
  const start = year === undefined ? '' : timeKey(rules.yearStartsAt(year));
  const ends = [
    ...(year === undefined ? [] : [timeKey(rules.yearStartsAt(year + 1))]),
    ...(untilMs === undefined ? [] : [timeKey(untilMs + 1)]),
  ].toSorted();
  const end = ends[0] === undefined ? {} : { before: ends[0] };
  const from = after === undefined || after < start ? start : `${after}\0`;
  for await (const [key, row] of each(maps.rows, { from, ...end })) {
    if (row.kind !== 'taken' && row.kind !== 'short') continue;
    if (asset === undefined || row.asset === asset) yield { cursor: key, item: disposalView(key, row, rules) };
  }
}
