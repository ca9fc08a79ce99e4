import type { Json, PageRef, PageWriter } from './types.ts';

/** Pages in memory, kept as text so that what is written and what is read share nothing. Counts what it is asked for. */
export class MemoryPages implements PageWriter {
  readonly #pages = new Map<PageRef, string>();
  readonly #replaced = new Set<PageRef>();
  #lastRef = 0;
  /** Calls of `read`. */
  reads = 0;
  pagesRead = 0;
  pagesWritten = 0;

  /** The pages that were written and not replaced. */
  get current(): readonly PageRef[] {
    return [...this.#pages.keys()].filter((ref) => !this.#replaced.has(ref));
  }

  get storedCharacters(): number {
    return [...this.#pages.values()].reduce((sum, { length }) => sum + length, 0);
  }

  async read(refs: readonly PageRef[]): Promise<ReadonlyMap<PageRef, Json>> {
    this.reads += 1;
    this.pagesRead += refs.length;
    await Promise.resolve();
    const found = new Map<PageRef, Json>();
    for (const ref of refs) {
      const text = this.#pages.get(ref);
      if (text !== undefined) found.set(ref, JSON.parse(text));
    }
    return found;
  }

  write(page: Json): PageRef {
    this.pagesWritten += 1;
    this.#lastRef += 1;
    const ref = this.#lastRef.toString(36);
    this.#pages.set(ref, JSON.stringify(page));
    return ref;
  }

  /** Marks a page; a page that is unknown or was replaced before is a bug of the caller, and throws. */
  replaced(ref: PageRef): void {
    if (!this.#pages.has(ref)) throw new Error(`page ${ref} was never written`);
    if (this.#replaced.has(ref)) throw new Error(`page ${ref} was replaced before`);
    this.#replaced.add(ref);
  }

  /** Deletes the pages replaced so far, as the owner of a map does in the end. */
  dropReplaced(): void {
    for (const ref of this.#replaced) this.#pages.delete(ref);
    this.#replaced.clear();
  }

  resetCounts(): void {
    this.reads = 0;
    this.pagesRead = 0;
    this.pagesWritten = 0;
  }
}
