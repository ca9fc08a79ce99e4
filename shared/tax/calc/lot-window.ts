/** The stored open lots of a pool in the order of a method, read a few at a time as they are used. */
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { lotsByCost, lotsOfPool } from './keys.ts';
import { firstEntries, Miss, someIn } from './miss.ts';
import { OpenLot } from './open-lot.ts';
import { missing, type StoredLots } from './stored-lots.ts';

/** Reads on; nothing at the end. */
type Read = (atMost: number) => readonly OpenLot[];

/** Few for a single sale, many when sales go on. */
const FIRST_READ = 4;
const READ_MAX = 256;

function byAge(stored: StoredLots, pool: string, youngestFirst: boolean): Read {
  const { open } = stored.maps;
  let range = { ...lotsOfPool(pool), from: youngestFirst ? pool : stored.fronts.of(pool), reverse: youngestFirst };
  let isFirst = !youngestFirst;
  return (atMost) => {
    const lots = someIn(open, range, { atMost, each: (key, lot) => new OpenLot(key, lot, { isStored: true }) });
    const [first, last] = [lots[0]?.key, lots.at(-1)?.key];
    if (first === undefined || last === undefined) return [];
    if (isFirst) stored.fronts.found(pool, first);
    isFirst = false;
    range = youngestFirst ? { ...range, before: last } : { ...range, from: `${last}\0` };
    return lots;
  };
}

function byCost(stored: StoredLots, pool: string, index: 'H' | 'L'): Read {
  const { byCost: costs, open } = stored.maps;
  const all = lotsByCost(index, pool);
  let range = { ...all, from: stored.costFronts.of(all.from) };
  let isFirst = true;
  return (atMost) => {
    const entries = someIn(costs, range, { atMost, each: (costKey, key) => [costKey, key] as const });
    const first = entries[0]?.[0];
    if (first === undefined) return [];
    if (isFirst) stored.costFronts.found(all.from, first);
    isFirst = false;
    const lots: OpenLot[] = [];
    for (const [costKey, key] of entries) {
      if (!open.isLoaded(key)) break;
      const costKeys = stored.hasOneIndex ? { costKeys: [costKey] } : {};
      lots.push(new OpenLot(key, open.peek(key) ?? missing(key), { isStored: true, rank: costKey, ...costKeys }));
    }
    const last = lots.at(-1);
    if (last === undefined) {
      throw new Miss(async (ahead) => {
        const next = await firstEntries(costs, range, ahead);
        await open.load(next.map(([, key]) => key));
      });
    }
    range = { ...range, from: `${last.rank}\0` };
    return lots;
  };
}

function reader(stored: StoredLots, method: TaxMethod, pool: string): Read {
  if (method === 'HIFO') return byCost(stored, pool, 'H');
  if (method === 'LOFO') return byCost(stored, pool, 'L');
  return byAge(stored, pool, method === 'LIFO');
}

/** The maps must not change while it is in use. */
export class LotWindow {
  readonly #read: Read;
  #lots: readonly OpenLot[] = [];
  #at = 0;
  #atMost = FIRST_READ;
  #isAtEnd = false;

  constructor(stored: StoredLots, method: TaxMethod, pool: string) {
    this.#read = reader(stored, method, pool);
  }

  /** The next lot; undefined at the end. Misses if it isn't in memory. */
  get front(): OpenLot | undefined {
    if (this.#at === this.#lots.length && !this.#isAtEnd) this.#readOn();
    return this.#lots[this.#at];
  }

  #readOn(): void {
    this.#lots = this.#read(this.#atMost);
    this.#at = 0;
    this.#atMost = Math.min(this.#atMost * 2, READ_MAX);
    this.#isAtEnd = this.#lots.length === 0;
  }

  /** Goes beyond the front. */
  advance(): void {
    this.#at += 1;
  }
}
