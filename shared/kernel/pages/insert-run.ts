import type { Growth } from './cut.ts';

/**
 * Watches where a leaf is inserted into. Entries that arrive in order (a journal, or the lots of one asset in the
 * middle of a map) form one run; splitting the leaf at the end of that run, not in its middle, leaves full pages behind.
 */
export class InsertRun {
  #start = -1;
  #end = -1;
  #atEnd = 0;
  #atStart = 0;
  #broken = false;

  inserted(index: number): void {
    if (this.#broken) return;
    if (this.#start < 0) {
      this.#start = index;
      this.#end = index + 1;
      return;
    }
    if (index < this.#start || index > this.#end) {
      this.#broken = true;
      return;
    }
    if (index === this.#end) this.#atEnd += 1;
    else if (index === this.#start) this.#atStart += 1;
    this.#end += 1;
  }

  /** So many one after the other, the first of them at an index. */
  insertedAll(index: number, count: number): void {
    this.inserted(index);
    if (this.#broken) return;
    this.#atEnd += count - 1;
    this.#end += count - 1;
  }

  removed(index: number): void {
    if (index >= this.#end) return;
    this.#end -= 1;
    if (index < this.#start) this.#start -= 1;
  }

  /** Where more entries are expected in a leaf of `count` entries; nothing if no order shows. */
  growth(count: number): Growth | undefined {
    if (this.#broken || this.#start < 0) return undefined;
    const steps = this.#atEnd + this.#atStart;
    if (steps === 0 && this.#end === count) return { at: count, ascending: true };
    if (steps === 0 && this.#start === 0) return { at: 0, ascending: false };
    const few = (this.#end - this.#start) / 4;
    if (steps > 0 && this.#atStart <= few && this.#atEnd > few) return { at: this.#end, ascending: true };
    if (steps > 0 && this.#atEnd <= few && this.#atStart > few) return { at: this.#start, ascending: false };
    return undefined;
  }
}
