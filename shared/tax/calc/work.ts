/** One part of a transaction at work on the lots. */
import { arrivalOfEntry, instantOfEntry, type Phase, partKey, rowKey } from './keys.ts';
import type { Lot, Row, TaxTransaction } from './lot.ts';
import type { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import { need } from './miss.ts';
import type { TaxRules } from './rules.ts';

/** A row that was logged, and the lot that it opened or changed, as it was after the row. */
export interface Logged {
  readonly key: string;
  readonly row: Row;
  readonly lot: Lot | undefined;
}

export interface Part {
  readonly entry: string;
  readonly phase: Phase;
  readonly transaction: TaxTransaction;
}

export class Work {
  readonly transaction: TaxTransaction;
  readonly rules: TaxRules;
  readonly lots: Lots;
  readonly year: number;
  readonly time: string;
  readonly arrival: string;
  /** Key of the part. */
  readonly key: string;
  /** What was logged so far. */
  readonly logged: Logged[] = [];
  readonly #rows: TaxMaps['rows'];

  constructor(part: Part, { rules, lots, rows }: { rules: TaxRules; lots: Lots; rows: TaxMaps['rows'] }) {
    this.transaction = part.transaction;
    this.rules = rules;
    this.lots = lots;
    this.year = rules.yearOf(part.transaction.atMs);
    this.time = instantOfEntry(part.entry);
    this.arrival = arrivalOfEntry(part.entry);
    this.key = partKey(this.time, part.phase, this.arrival);
    this.#rows = rows;
  }

  /** Before anything is changed: makes sure that it can be logged. */
  prepare(): void {
    need(this.#rows, rowKey(this.key, this.logged.length));
  }

  /** Logs what was done. */
  log(row: Row, lot?: Lot): void {
    const key = rowKey(this.key, this.logged.length);
    this.#rows.put(key, row);
    this.logged.push({ key, row, lot });
  }
}
