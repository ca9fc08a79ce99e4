import type { Entries, Run } from './entries.ts';
import { InsertRun } from './insert-run.ts';
import type { Slot } from './slot.ts';
import type { PageRef } from './types.ts';

/** A leaf, in memory (with entries) or only known by its link. */
export class Leaf<V> {
  from: string;
  /** Undefined while the leaf has no page that is part of the map. */
  page: PageRef | undefined;
  entries: Entries<V> | undefined;
  loading: Promise<void> | undefined = undefined;
  /** Differs from its page by more than what the buffer holds, so the next flush must write it. */
  dirty = false;
  /** Lost an entry since it was written. */
  shrunk = false;
  run: InsertRun | undefined = undefined;
  /** Length of the page's JSON; only valid while a flush is at work on the leaf. */
  characters = 0;

  constructor(from: string, page: PageRef | undefined, entries: Entries<V> | undefined) {
    this.from = from;
    this.page = page;
    this.entries = entries;
  }

  get loaded(): boolean {
    return this.entries !== undefined;
  }
}

export function insertEntry<V>(
  leaf: Leaf<V>,
  entries: Entries<V>,
  entry: { readonly index: number; readonly key: string; readonly slot: Slot<V> },
): void {
  entries.insert(entry.index, entry.key, entry.slot);
  if (leaf.run === undefined) leaf.run = new InsertRun();
  leaf.run.inserted(entry.index);
}

/** Puts entries after those of the leaf: the keys and slots from `start` to before `end`. */
export function appendEntries<V>(leaf: Leaf<V>, entries: Entries<V>, run: Run<V>): void {
  if (leaf.run === undefined) leaf.run = new InsertRun();
  leaf.run.insertedAll(entries.length, run.end - run.start);
  entries.append(run);
}

export function removeEntries<V>(leaf: Leaf<V>, entries: Entries<V>, index: number, count: number): void {
  entries.remove(index, count);
  leaf.shrunk = true;
  for (let removed = 0; removed < count; removed += 1) leaf.run?.removed(index);
}
