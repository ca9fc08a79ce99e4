/**
 * Levels of growing size, as in a log-structured merge tree: for keys that come in no order, where a change of a single
 * map would touch a leaf of its own whatever its size. What is new goes into the first level; a level that has grown full
 * goes whole into the next, whose leaves take many of its entries each. So what a change writes follows from the sizes of
 * the levels, and grows with all of history only by the last one's part in it, which is small. While there is little in
 * all, it goes straight into the last level, so that whoever looks for a key finds one level with something in it.
 */
import type { PagedMap, PageWriter, Root } from './types.ts';

/** A level and how many entries it may have; the last has no end. */
export interface Level<V> {
  readonly map: PagedMap<V>;
  readonly entriesMax: number;
  /** Opens the same for changes, where `map` is shared with others who read it. */
  readonly own?: () => PagedMap<V>;
}

export interface LeveledOptions {
  /** So many entries are kept in the last level alone. */
  readonly littleMax: number;
}

/** Has no deletion: an entry of a newer level stands before those of older ones. */
export class LeveledMap<V> {
  readonly #levels: Level<V>[];
  readonly #littleMax: number;

  constructor(levels: readonly Level<V>[], { littleMax }: LeveledOptions) {
    this.#levels = [...levels];
    this.#littleMax = littleMax;
  }

  async get(key: string): Promise<V | undefined> {
    return (await this.getMany([key])).get(key);
  }

  /** Asks each level for what those before it don't have. */
  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, V>> {
    const found = new Map<string, V>();
    let missing = keys;
    for (const { map } of this.#levels) {
      if (missing.length === 0) break;
      for (const [key, value] of await map.getMany(missing)) found.set(key, value);
      missing = missing.filter((key) => !found.has(key));
    }
    return found;
  }

  async set(key: string, value: V): Promise<void> {
    const last = this.#levels.length - 1;
    const isLittle = this.#levels.every(({ map }, level) => map.size < (level === last ? this.#littleMax : 1));
    await this.#own(isLittle ? last : 0)?.set(key, value);
  }

  /** A level's map, to be changed. */
  #own(level: number): PagedMap<V> | undefined {
    const found = this.#levels[level];
    if (!found?.own) return found?.map;
    const map = found.own();
    this.#levels[level] = { map, entriesMax: found.entriesMax };
    return map;
  }

  /** Lets full levels sink, writes what changed, and answers the new roots. */
  async flush(writer: PageWriter): Promise<readonly Root[]> {
    for (const [index, { map, entriesMax }] of this.#levels.entries()) {
      if (map.size <= entriesMax) continue;
      const into = this.#own(index + 1);
      if (into) await sink(map, into);
    }
    const roots: Root[] = [];
    for (const { map } of this.#levels) roots.push(await map.flush(writer));
    return roots;
  }
}

async function sink<V>(from: PagedMap<V>, into: PagedMap<V>): Promise<void> {
  const entries: (readonly [string, V])[] = [];
  for await (const batch of from.batches()) entries.push(...batch);
  const keys = entries.map(([key]) => key);
  await into.load(keys);
  for (const [key, value] of entries) into.put(key, value);
  await from.load(keys);
  for (const key of keys) from.remove(key);
}
