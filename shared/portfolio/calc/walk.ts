/**
 * Works out the states of timelines again from their earliest change on. Timelines go forward together, in the order of
 * positions, because a transaction may carry cost from one to another: when what a row passes on has changed, the rows
 * that take it over change, too, and their timelines join the walk from there. A timeline leaves the walk as soon as
 * its states are what they were before.
 */
import { between, keyOf, lastPartOf, startingWith } from '../../kernel/pages/keys.ts';
import type { CarriedCosts } from './carry.ts';
import { Heap } from './heap.ts';
import type { Current, HoldingsMaps } from './maps.ts';
import { type Timeline, timelineKey } from './plan.ts';
import { type Position, TIME_DIGITS } from './position.ts';
import type { Row } from './row.ts';
import {
  type Cost,
  costCarried,
  EMPTY_STATE,
  faceCarried,
  type State,
  sameCost,
  sameState,
  stateAfter,
} from './state.ts';

/** Sorts after every position. */
export const LAST_POSITION: Position = '\uffff';

/** A timeline on its way forward. */
interface Walker extends Timeline {
  readonly batches: AsyncGenerator<readonly (readonly [string, Row])[]>;
  batch: readonly (readonly [string, Row])[];
  index: number;
  position: Position;
  state: State;
  last: string;
  /** The last position that is known to have changed; the walk may not end before. */
  until: Position;
  /** Another walker has taken the timeline over from an earlier row. */
  replaced: boolean;
}

export class Walk {
  readonly #maps: HoldingsMaps;
  readonly #baseCurrency: string;
  readonly #carried: CarriedCosts;
  readonly #active = new Map<string, Walker>();
  readonly #queue = new Heap<Walker>((a, b) => a.position < b.position);

  constructor(maps: HoldingsMaps, baseCurrency: string, carried: CarriedCosts) {
    this.#maps = maps;
    this.#baseCurrency = baseCurrency;
    this.#carried = carried;
  }

  /** Takes a timeline from a position on, whose row has changed, come or gone. */
  async join(timeline: Timeline, from: Position, until: Position = from): Promise<void> {
    const key = timelineKey(timeline);
    const active = this.#active.get(key);
    if (active && from >= active.position) {
      if (until > active.until) active.until = until;
      return;
    }
    const walker = await this.#walkerAt(timeline, from, active && active.until > until ? active.until : until);
    if (active) active.replaced = true;
    if (!(await this.#advance(walker))) return this.#settle(walker);
    this.#active.set(key, walker);
    this.#queue.push(walker);
  }

  /** Walks until every timeline is done. */
  async run(): Promise<void> {
    for (let walker = this.#queue.pop(); walker; walker = this.#queue.pop()) {
      if (walker.replaced) continue;
      if (await this.#step(walker)) this.#queue.push(walker);
      else this.#active.delete(timelineKey(walker));
    }
  }

  async #walkerAt(timeline: Timeline, from: Position, until: Position): Promise<Walker> {
    const { scope, asset } = timeline;
    const range = startingWith(scope, asset);
    const start = keyOf(scope, asset, from);
    const before = await this.#maps.timeline.first({ from: range.from, before: start, reverse: true });
    return {
      scope,
      asset,
      batches: this.#maps.timeline.batches(between([scope, asset], from, LAST_POSITION)),
      batch: [],
      index: 0,
      position: from,
      state: before?.[1].after ?? EMPTY_STATE,
      last: before ? lastPartOf(before[0]).slice(0, TIME_DIGITS) : '',
      until,
      replaced: false,
    };
  }

  /** Moves to the next row; false at the end of the timeline. */
  async #advance(walker: Walker): Promise<boolean> {
    while (walker.index >= walker.batch.length) {
      const next = await walker.batches.next();
      if (next.done) return false;
      walker.batch = next.value;
      walker.index = 0;
    }
    walker.position = lastPartOf(walker.batch[walker.index]?.[0] ?? '');
    return true;
  }

  /** Works out one row; false when the timeline is done. */
  async #step(walker: Walker): Promise<boolean> {
    const [key, read] = walker.batch[walker.index] ?? [];
    if (key === undefined || read === undefined) throw new Error('A walker stands on no row');
    // A row that takes cost over may have been changed since its batch was read.
    const row = read.transactionId === undefined ? read : ((await this.#maps.timeline.get(key)) ?? read);
    const { state, position } = walker;
    const isBaseCurrency = walker.asset === this.#baseCurrency;
    const timeMark = position.slice(0, TIME_DIGITS);
    const after = stateAfter(state, { effect: row.effect, timeMark, counts: row.counts, isBaseCurrency });
    const carriedOn = carriedFrom(row, state, isBaseCurrency);
    const isSettled = sameState(after, row.after);
    const carriesSame = carriedOn === undefined || (row.carriedOn !== undefined && sameCost(carriedOn, row.carriedOn));
    if (!isSettled || !carriesSame) {
      await this.#maps.timeline.set(key, { ...row, after, ...(carriedOn === undefined ? {} : { carriedOn }) });
    }
    if (!carriesSame) await this.#carryOn(walker, row);
    walker.state = after;
    walker.last = timeMark;
    if (isSettled && position >= walker.until) return false;
    walker.index += 1;
    if (await this.#advance(walker)) return true;
    await this.#settle(walker);
    return false;
  }

  async #carryOn({ scope, position }: Walker, { transactionId }: Row): Promise<void> {
    if (transactionId === undefined) throw new Error('A row that carries cost on names its transaction');
    const changed = await this.#carried.handOver({ scope, position, transactionId });
    for (const row of changed) await this.join(row, row.position);
  }

  /** Keeps the last state, at the end of a timeline. */
  async #settle({ scope, asset, state, last }: Walker): Promise<void> {
    const key = keyOf(scope, asset);
    const opened = (await this.#maps.current.get(key))?.opened ?? false;
    if (last === '' && !opened) {
      await this.#maps.current.delete(key);
      return;
    }
    const current: Current = { state, last, opened };
    await this.#maps.current.set(key, current);
  }
}

function carriedFrom({ effect, transactionId }: Row, state: State, isBaseCurrency: boolean): Cost | undefined {
  if (effect.kind !== 'out' || transactionId === undefined) return undefined;
  return isBaseCurrency ? faceCarried(effect) : costCarried(state, effect);
}
