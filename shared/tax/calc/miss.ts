/**
 * The book's work is plain synchronous code on pages in memory. Where it needs a page that isn't, it throws a `Miss`;
 * whoever runs it takes back what it had done, loads what was missed, and runs it again. Pages once in memory stay.
 */
import type { PagedMap, Range } from '../../kernel/pages/types.ts';

/** Entries loaded for the first miss; each further one of the same work loads twice as many, so that runs are few. */
const AHEAD_MIN = 64;

/** Something isn't in memory yet. */
export class Miss extends Error {
  /** Loads it, and about `ahead` entries that will likely be wanted next. */
  readonly load: (ahead: number) => Promise<void>;

  constructor(load: (ahead: number) => Promise<void>) {
    super('a page that is needed is not in memory');
    this.name = 'Miss';
    this.load = load;
  }
}

/** Makes sure that a key can be read and changed. */
export function need<V>(map: PagedMap<V>, key: string): void {
  if (!map.isLoaded(key)) throw new Miss(() => map.load([key]));
}

/** The value of a key. */
export function valueIn<V>(map: PagedMap<V>, key: string): V | undefined {
  need(map, key);
  return map.peek(key);
}

/** Keys and values from a range until there are enough. */
export async function firstEntries<V>(
  map: PagedMap<V>,
  range: Range,
  enough: number,
): Promise<(readonly [string, V])[]> {
  const entries: (readonly [string, V])[] = [];
  for await (const batch of map.batches(range)) {
    entries.push(...batch);
    if (entries.length >= enough) break;
  }
  return entries;
}

/** The first entry of a range. */
export function firstIn<V>(map: PagedMap<V>, range: Range): readonly [string, V] | undefined {
  const found = map.peekFirst(range);
  if (found !== 'unloaded') return found;
  throw new Miss(async (ahead) => {
    await firstEntries(map, range, ahead);
  });
}

/** Some entries from the beginning of a range, at most so many; none if it is empty. */
export function someIn<V, T>(
  map: PagedMap<V>,
  range: Range,
  { atMost, each }: { readonly atMost: number; readonly each: (key: string, value: V) => T },
): readonly T[] {
  const found = map.peekSome(range, atMost, each);
  if (found !== 'unloaded') return found;
  throw new Miss(async (ahead) => {
    await firstEntries(map, range, ahead);
  });
}

/**
 * Runs work until nothing is missed: at once, without a promise, where nothing is. What the work changed it takes back
 * before it throws a miss.
 */
export function untilLoaded<T>(work: () => T): T | Promise<T> {
  try {
    return work();
  } catch (error) {
    return afterMiss(error, work);
  }
}

/** Runs work again after its first miss, until nothing is missed. */
export async function afterMiss<T>(first: unknown, work: () => T): Promise<T> {
  let error = first;
  for (let ahead = AHEAD_MIN; ; ahead *= 2) {
    if (!(error instanceof Miss)) throw error;
    await error.load(ahead);
    try {
      return work();
    } catch (next) {
      error = next;
    }
  }
}
