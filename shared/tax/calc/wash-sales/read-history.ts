/**
 * Reads what the book's rows say of the lots of some assets: the log that undoes all work is the history of all lots.
 * Rows name a lot's figures only before a change, so that they are read to the end before the history is told.
 */

import { startingWith } from '../../../kernel/pages/keys.ts';
import type { PagedMap } from '../../../kernel/pages/types.ts';
import { acquisitionTimeOf, moverOfLot, partOfRow, timeKey } from '../keys.ts';
import type { Lot, MovedRow, Row } from '../lot.ts';
import { MovedName } from '../lot-name.ts';
import type { TaxMaps } from '../maps.ts';
import { LotSeen } from './lot-seen.ts';
import type { HistoryStep, MovedUnits } from './steps.ts';

type HistoryMaps = Pick<TaxMaps, 'open' | 'closed' | 'rows'>;

export interface HistoryQuestion {
  readonly assets: ReadonlySet<string> | 'all';
  /** It ends there. */
  readonly untilMs: number;
  /** Lots and steps at most. */
  readonly recordsMax: number;
}

/** In order; undefined where there is too much to look at. */
export async function readHistory(
  maps: HistoryMaps,
  question: HistoryQuestion,
): Promise<readonly HistoryStep[] | undefined> {
  const lots = await lotsOf(maps, question);
  if (lots === undefined || lots.size === 0) return lots && [];
  const reading = new Reading(maps, lots, question);
  for await (const batch of maps.rows.batches()) {
    await reading.follow(batch);
    for (const [key, row] of batch) reading.take(key, row);
    if (reading.isTooMuch) return undefined;
  }
  return reading.end();
}

async function lotsOf(
  { open, closed }: HistoryMaps,
  { assets, untilMs, recordsMax }: HistoryQuestion,
): Promise<Map<string, LotSeen> | undefined> {
  const lots = new Map<string, LotSeen>();
  const ranges = assets === 'all' ? [{}] : [...assets].map((asset) => startingWith(asset));
  for (const range of ranges) {
    for (const map of [open, closed]) {
      for await (const batch of map.batches(range)) {
        for (const [key, lot] of batch) if (acquisitionTimeOf(key) < untilMs) lots.set(key, new LotSeen(key, lot));
        if (lots.size > recordsMax) return undefined;
      }
    }
  }
  return lots;
}

interface Moved {
  readonly row: MovedRow;
  readonly seen: LotSeen;
}

class Reading {
  readonly #maps: HistoryMaps;
  readonly #lots: Map<string, LotSeen>;
  readonly #question: HistoryQuestion;
  readonly #until: string;
  readonly #steps: HistoryStep[] = [];
  #part = '';
  #moved: Moved[] = [];
  #arrived: LotSeen[] = [];
  /** Part that lots were last followed in. */
  #followed = '';

  constructor(maps: HistoryMaps, lots: Map<string, LotSeen>, question: HistoryQuestion) {
    this.#maps = maps;
    this.#lots = lots;
    this.#question = question;
    this.#until = timeKey(question.untilMs);
  }

  get isTooMuch(): boolean {
    return this.#lots.size + this.#steps.length > this.#question.recordsMax;
  }

  /** Finds lots of other assets that known ones went on in. */
  async follow(batch: readonly (readonly [string, Row])[]): Promise<void> {
    const found = new Set<string>();
    for (const [key, row] of batch) {
      if (key >= this.#until) break;
      const isKnown = 'lot' in row && (this.#lots.has(row.lot) || found.has(row.lot));
      if (row.kind === 'moved' && isKnown) this.#followed = partOfRow(key);
      const isMoved = row.kind === 'opened' && !isKnown && moverOfLot(row.lot) !== undefined;
      if (isMoved && partOfRow(key) === this.#followed) found.add(row.lot);
    }
    if (found.size === 0) return;
    const { open, closed } = this.#maps;
    const keys = [...found];
    const maps: readonly PagedMap<Lot>[] = [open, closed];
    for (const map of maps) {
      for (const [key, lot] of await map.getMany(keys)) this.#lots.set(key, new LotSeen(key, lot));
    }
  }

  take(key: string, row: Row): void {
    if (!('lot' in row)) return;
    const seen = this.#lots.get(row.lot);
    if (seen === undefined) return;
    if (row.kind === 'changed') seen.before.push(row.before);
    if (key >= this.#until) return;
    const part = partOfRow(key);
    if (part !== this.#part) this.#closePart(part);
    switch (row.kind) {
      case 'opened':
        this.#opened(seen);
        break;
      case 'moved':
        this.#moved.push({ row, seen });
        break;
      case 'taken':
        // what is moved goes before fees of it, and after the money that came with it
        if (!row.boot) this.#closePart(part);
        this.#steps.push({ do: 'take', part, key, seen, row });
        break;
      case 'used':
        this.#steps.push({ do: 'use', part, seen, quantity: row.quantity });
        break;
      case 'changed':
        this.#steps.push({ do: 'change', part, seen, reason: row.reason });
        break;
    }
  }

  end(): readonly HistoryStep[] {
    this.#closePart('');
    return this.#steps;
  }

  #opened(seen: LotSeen): void {
    const part = this.#part;
    if (moverOfLot(seen.key) === undefined) this.#steps.push({ do: 'acquire', part, seen });
    else if (this.#moved.length === 0) this.#steps.push({ do: 'carry-on', part, seen });
    else this.#arrived.push(seen);
  }

  #closePart(next: string): void {
    const [part, moved] = [this.#part, this.#moved];
    this.#part = next;
    if (moved.length === 0) return;
    const { units, others } = movedUnits(moved, this.#arrived);
    this.#steps.push({ do: 'move', part, units });
    for (const seen of others) this.#steps.push({ do: 'carry-on', part, seen });
    this.#moved = [];
    this.#arrived = [];
  }
}

/** Which lots each went on in, told by their names, and those that came of lots that aren't looked at. */
function movedUnits(
  moved: readonly Moved[],
  arrived: readonly LotSeen[],
): { readonly units: readonly MovedUnits[]; readonly others: readonly LotSeen[] } {
  // units that were named and others of one lot go on in two of one name
  const others = Map.groupBy(arrived, ({ lot }) => lot.name.id);
  const ends = new Set(['', ...arrived.flatMap(({ lot }) => [` ${lot.asset}`, ` ${lot.account}`])]);
  const units = moved.map(({ row: { lotName, transactionId, quantity }, seen }): MovedUnits => {
    const names = [...ends].map((end) => new MovedName(lotName, transactionId + end).id);
    return { seen, quantity, into: names.flatMap((name) => others.get(name)?.shift() ?? []) };
  });
  return { units, others: [...others.values()].flat() };
}
