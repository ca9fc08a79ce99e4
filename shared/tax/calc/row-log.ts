/**
 * The rows that parts log, before they are in the map: nearly always each comes after all that are there, so that it
 * costs less to put many there at a time.
 */
import type { Lot, Row } from './lot.ts';
import type { TaxMaps } from './maps.ts';
import { firstIn, need } from './miss.ts';

/** A row that was logged, and the lot that it opened or changed, as it was after the row. */
export interface Logged {
  readonly key: string;
  readonly row: Row;
  readonly lot: Lot | undefined;
}

export class RowLog {
  readonly #map: TaxMaps['rows'];
  // lists side by side, since an object for each row would cost as much as the row
  #keys: string[] = [];
  #rows: Row[] = [];
  #lots: (Lot | undefined)[] = [];
  /** Whether the end of the map is in memory, from where rows were put on. */
  #isEndLoaded = false;

  constructor(map: TaxMaps['rows']) {
    this.#map = map;
  }

  /** Rows that wait. */
  get length(): number {
    return this.#keys.length;
  }

  /** Makes sure that rows from a key on can be put into the map. No row comes after those that are logged. */
  need(key: string): void {
    need(this.#map, key);
    if (this.#isEndLoaded) return;
    // rows that were undone may have left empty leaves behind it, which later rows of the same part fall into
    this.#isEndLoaded = firstIn(this.#map, { from: key }) === undefined;
  }

  add(key: string, row: Row, lot: Lot | undefined): void {
    const at = this.#keys.length;
    this.#keys[at] = key;
    this.#rows[at] = row;
    this.#lots[at] = lot;
  }

  at(index: number): Logged {
    const key = this.#keys[index];
    const row = this.#rows[index];
    if (key === undefined || row === undefined) throw new RangeError(`no row ${index} was logged`);
    return { key, row, lot: this.#lots[index] };
  }

  /** The rows from one on, oldest first. */
  from(start: number): readonly Logged[] {
    return Array.from({ length: this.length - start }, (_, index) => this.at(start + index));
  }

  /** Takes back the latest row; nothing where none waits. */
  takeBack(): Row | undefined {
    this.#keys.pop();
    this.#lots.pop();
    return this.#rows.pop();
  }

  /** A lot that one of the rows from `start` on opened is another one after all. */
  reopen(start: number, lotKey: string, lot: Lot): void {
    for (let index = start; index < this.#rows.length; index += 1) {
      const row = this.#rows[index];
      if (row?.kind === 'opened' && row.lot === lotKey) this.#lots[index] = lot;
    }
  }

  /** Brings the map up to date. */
  settle(): void {
    if (this.#keys.length === 0) return;
    this.#map.putAll(this.#keys, this.#rows);
    this.#keys = [];
    this.#rows = [];
    this.#lots = [];
  }
}
