/**
 * Pages for a book that is rewound to be read and thrown away: what doesn't fit into memory meanwhile goes to records that
 * expire, over the pages of the book itself, which stay as they are.
 */
import { type KeptPagesWriter, keptPagesWriter } from '../../../kernel/past/kept-pages.ts';
import type { PageReader, PageRef, PageWriter } from '../../../kernel/pages/types.ts';
import type { RecordPlace } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';

const LIFE_MILLISECONDS = 86_400_000;

export class ScratchPages {
  readonly #writer: KeptPagesWriter;
  readonly #own = new Set<PageRef>();
  readonly #now: () => string;

  constructor(store: Store, place: RecordPlace, now: () => string) {
    const expiresAt = new Date(Date.parse(now()) + LIFE_MILLISECONDS).toISOString();
    this.#writer = keptPagesWriter({ store, place, expiresAt });
    this.#now = now;
  }

  /** The book's own pages, and those that were written over them. */
  over(pages: PageReader): PageReader {
    return {
      read: async (refs) => {
        const own = refs.filter((ref) => this.#own.has(ref));
        const others = refs.filter((ref) => !this.#own.has(ref));
        const found = new Map(others.length > 0 ? await pages.read(others) : []);
        if (own.length > 0) for (const [ref, page] of await this.#writer.read(own)) found.set(ref, page);
        return found;
      },
    };
  }

  /** For flushing; a page of the book itself that is replaced stays where it is. */
  get writer(): PageWriter {
    return {
      read: (refs) => this.#writer.read(refs),
      write: (page) => {
        const ref = this.#writer.write(page);
        this.#own.add(ref);
        return ref;
      },
      replaced: (ref) => {
        if (this.#own.delete(ref)) this.#writer.replaced(ref);
      },
    };
  }

  /** Stores what waits, once it is much. */
  async spill(): Promise<void> {
    if (this.#writer.isFull) await this.#writer.store([], this.#now());
  }
}
