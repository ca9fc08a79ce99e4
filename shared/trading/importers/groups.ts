/**
 * Rows that make one transaction together. A group is closed when rows of its time can no longer come. One that lacks a
 * side then waits on, since its other rows may stand elsewhere in a file that isn't sorted by time; how many rows may
 * wait is bounded.
 */
import { type RowFault, rejected } from './cells.ts';
import type { FormatContext, Interpreter, Result, Row } from './types.ts';

export interface Entry {
  readonly row: Row;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** Rows of one key belong together; without one a row stands alone. */
  readonly groupKey?: string | undefined;
  /** How far apart in time the rows of its group may be, if not as far as those of others. */
  readonly windowSeconds?: number | undefined;
  /** Keys of groups that this row may complete if they lack a side. */
  readonly nearKeys?: readonly string[] | undefined;
}

export interface GroupedRules<E extends Entry> {
  parse(row: Row, context: FormatContext): E | { readonly fault: RowFault };
  interpret(entries: readonly E[], context: FormatContext): readonly Result[];
  /** Whether a group can do without further rows. */
  isWhole(entries: readonly E[]): boolean;
  /** How far apart in time the rows of one group may be, unless they say so themselves. */
  readonly windowSeconds: number;
}

/**
 * Rows that may wait for the rest of their group. Beyond this the oldest group is closed as it is. They are part of each
 * checkpoint, which is kept small.
 */
const WAITING_ROWS_MAX = 500;

interface Group<E> {
  readonly key: string;
  readonly entries: E[];
  /** The key of the next second, say, whose rows this group took in. */
  readonly otherKeys: string[];
  atMs: number;
}

/** The groups that are open: those whose time isn't over, and those that wait for a missing side. */
class OpenGroups<E extends Entry> {
  readonly current = new Map<string, Group<E>>();
  readonly waiting = new Map<string, Group<E>>();
  readonly #aliases = new Map<string, string>();
  readonly #arrival = new Map<E, number>();
  #arrived = 0;
  #rowsWaiting = 0;

  find(key: string): Group<E> | undefined {
    const own = this.#aliases.get(key) ?? key;
    return this.current.get(own) ?? this.waiting.get(own);
  }

  /** Rows of the key go to the group from now on. */
  redirect(key: string, group: Group<E>): void {
    this.#aliases.set(key, group.key);
    group.otherKeys.push(key);
  }

  join(entry: E, key: string): void {
    const group = this.find(key) ?? { key, entries: [], otherKeys: [], atMs: entry.atMs };
    this.#forget(group);
    group.entries.push(entry);
    group.atMs = entry.atMs;
    this.current.set(group.key, group);
    this.#arrival.set(entry, this.#arrived++);
  }

  putOnHold(group: Group<E>): void {
    this.current.delete(group.key);
    this.waiting.set(group.key, group);
    this.#rowsWaiting += group.entries.length;
  }

  /** The group that has waited longest, if too many rows wait. */
  surplus(): Group<E> | undefined {
    return this.#rowsWaiting > WAITING_ROWS_MAX ? this.waiting.values().next().value : undefined;
  }

  close(group: Group<E>): readonly E[] {
    this.#forget(group);
    for (const key of group.otherKeys) this.#aliases.delete(key);
    for (const entry of group.entries) this.#arrival.delete(entry);
    return group.entries;
  }

  all(): readonly Group<E>[] {
    return [...this.waiting.values(), ...this.current.values()];
  }

  rows(): readonly Row[] {
    return [...this.#arrival].sort(([, a], [, b]) => a - b).map(([entry]) => entry.row);
  }

  #forget(group: Group<E>): void {
    this.current.delete(group.key);
    if (this.waiting.delete(group.key)) this.#rowsWaiting -= group.entries.length;
  }
}

export function grouped<E extends Entry>(rules: GroupedRules<E>, context: FormatContext): Interpreter {
  const open = new OpenGroups<E>();
  const close = (group: Group<E>) => rules.interpret(open.close(group), context);

  const expire = (nowMs: number): readonly Result[] => {
    const results: Result[] = [];
    for (const group of [...open.current.values()]) {
      const windowSeconds = group.entries[0]?.windowSeconds ?? rules.windowSeconds;
      if (Math.abs(nowMs - group.atMs) <= windowSeconds * 1000) continue;
      if (rules.isWhole(group.entries)) results.push(...close(group));
      else open.putOnHold(group);
    }
    for (let group = open.surplus(); group; group = open.surplus()) results.push(...close(group));
    return results;
  };
  /** Lets a row complete a group of the second before or after, and the rest of its own second follow it there. */
  const lookAround = (entry: E, own: string): void => {
    if (open.find(own)) return;
    for (const key of entry.nearKeys ?? []) {
      const group = open.find(key);
      if (!group || rules.isWhole(group.entries)) continue;
      open.redirect(own, group);
      return;
    }
  };

  let lastMs: number | undefined;
  return {
    push: (row) => {
      const entry = rules.parse(row, context);
      if ('fault' in entry) return [rejected(row, entry.fault)];
      const results = entry.atMs === lastMs ? [] : [...expire(entry.atMs)];
      lastMs = entry.atMs;
      if (entry.groupKey === undefined) results.push(...rules.interpret([entry], context));
      else {
        lookAround(entry, entry.groupKey);
        open.join(entry, entry.groupKey);
      }
      return results;
    },
    end: () => open.all().flatMap(close),
    held: () => open.rows(),
  };
}

/** Rows that each stand alone. */
export const ungrouped = (interpret: (row: Row) => readonly Result[]): Interpreter => ({
  push: interpret,
  end: () => [],
  held: () => [],
});
