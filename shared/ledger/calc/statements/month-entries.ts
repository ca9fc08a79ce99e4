/** The entries of a month as they are gone through: what they come to, and those of the part that is asked for. */
import type { Movement } from '../../contract/movement.ts';
import { count, type Totals } from './totals.ts';

/** Of one answer, which may have 4 MB: an entry has 2.5 KB at most, with a description and a reference in any script. */
const ENTRIES_OF_A_PART = 1_500;

export class MonthEntries {
  /** Of the part, in the order in which they were recorded. */
  readonly entries: Movement[] = [];
  /** Of all entries, by asset. */
  readonly totals = new Map<string, Totals>();
  readonly part: number;
  readonly #size: number;
  #count = 0;

  /** @param part from 1 on. */
  constructor(part: number, size = ENTRIES_OF_A_PART) {
    this.part = part;
    this.#size = size;
  }

  add(moved: Movement): void {
    if (Math.floor(this.#count / this.#size) === this.part - 1) this.entries.push(moved);
    this.#count += 1;
    count(this.totals, moved);
  }

  /** At least one, which may be empty. */
  get parts(): number {
    return Math.max(1, Math.ceil(this.#count / this.#size));
  }
}
