import { InsertRun } from './insert-run.ts';
import { pairsOf } from './page-format.ts';
import type { Json, MapOptions, PageRef } from './types.ts';

/**
 * One key with its value, held in one form at a time: as JSON until it is first read, as a value until it is next
 * written. So reading a leaf decodes only what is asked for, and rewriting it encodes only what was touched.
 */
export class Entry<V> {
  readonly key: string;
  value: V | undefined;
  json: Json | undefined;
  /** Whether the leaf's page may hold the key; if not, deleting it leaves no trace. */
  stored: boolean;

  constructor(key: string, value: V | undefined, json: Json | undefined, stored: boolean) {
    this.key = key;
    this.value = value;
    this.json = json;
    this.stored = stored;
  }
}

export type Codec<V> = Pick<MapOptions<V>, 'encode' | 'decode'>;

export function decodedValue<V>(entry: Entry<V>, codec: Codec<V>): V {
  if (entry.value !== undefined) return entry.value;
  if (entry.json === undefined) throw new Error(`the entry ${entry.key} has no value`);
  const value = codec.decode(entry.json);
  entry.value = value;
  entry.json = undefined;
  return value;
}

export function encodedValue<V>(entry: Entry<V>, codec: Codec<V>): Json {
  if (entry.json !== undefined) return entry.json;
  if (entry.value === undefined) throw new Error(`the entry ${entry.key} has no value`);
  const json = codec.encode(entry.value);
  entry.json = json;
  entry.value = undefined;
  return json;
}

/** A leaf, in memory (with entries) or only known by its link. */
export class Leaf<V> {
  from: string;
  /** Undefined while the leaf has no page that is part of the map. */
  page: PageRef | undefined;
  entries: Entry<V>[] | undefined;
  loading: Promise<void> | undefined = undefined;
  /** Differs from its page by more than what the buffer holds, so the next flush must write it. */
  dirty = false;
  /** Lost an entry since it was written. */
  shrunk = false;
  run: InsertRun | undefined = undefined;
  /** Length of the page's JSON; only valid while a flush is at work on the leaf. */
  characters = 0;

  constructor(from: string, page: PageRef | undefined, entries: Entry<V>[] | undefined) {
    this.from = from;
    this.page = page;
    this.entries = entries;
  }

  get loaded(): boolean {
    return this.entries !== undefined;
  }
}

export const entriesFromPage = <V>(page: Json): Entry<V>[] =>
  pairsOf(page).map(([key, json]) => new Entry<V>(key, undefined, json, true));

/** Index of the first entry whose key isn't below `key`. Nearly all work is at the ends of a leaf. */
export function indexOf<V>(entries: readonly Entry<V>[], key: string): number {
  let low = 0;
  let high = entries.length;
  const last = entries[high - 1];
  if (last === undefined || last.key < key) return high;
  const first = entries[0];
  if (first !== undefined && key <= first.key) return 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertEntry<V>(leaf: Leaf<V>, entries: Entry<V>[], index: number, entry: Entry<V>): void {
  if (index === entries.length) entries.push(entry);
  else entries.splice(index, 0, entry);
  if (leaf.run === undefined) leaf.run = new InsertRun();
  leaf.run.inserted(index);
}

export function removeEntry<V>(leaf: Leaf<V>, entries: Entry<V>[], index: number): void {
  // an end is let go of without moving the others
  if (index === 0) entries.shift();
  else if (index === entries.length - 1) entries.pop();
  else entries.splice(index, 1);
  leaf.shrunk = true;
  leaf.run?.removed(index);
}
