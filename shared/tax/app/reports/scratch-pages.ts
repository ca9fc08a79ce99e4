/**
 * Pages for a book that is rewound to be read and thrown away: what doesn't fit into memory meanwhile goes to records that
 * expire, over the pages of the book itself, which stay as they are.
 */

import type { Json, PageReader, PageRef, PageWriter } from '../../../kernel/pages/types.ts';
import { type KeptPagesWriter, keptPagesWriter } from '../../../kernel/past/kept-pages.ts';
import type { RecordPlace } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';

const LIFE_MILLISECONDS = 86_400_000;

export class ScratchPages implements PageWriter {
  readonly #writer: KeptPagesWriter;
  readonly #below: PageReader;
  readonly #own = new Set<PageRef>();
  readonly #now: () => string;

  /** `below` are the pages of the book itself. */
  constructor(
    kept: { readonly store: Store; readonly place: RecordPlace; readonly now: () => string },
    below: PageReader,
  ) {
    const expiresAt = new Date(Date.parse(kept.now()) + LIFE_MILLISECONDS).toISOString();
    this.#writer = keptPagesWriter({ store: kept.store, place: kept.place, expiresAt });
    this.#below = below;
    this.#now = kept.now;
  }

  async read(refs: readonly PageRef[]): Promise<ReadonlyMap<PageRef, Json>> {
    const own = refs.filter((ref) => this.#own.has(ref));
    const others = refs.filter((ref) => !this.#own.has(ref));
    const found = new Map(others.length > 0 ? await this.#below.read(others) : []);
    if (own.length > 0) for (const [ref, page] of await this.#writer.read(own)) found.set(ref, page);
    return found;
  }

  write(page: Json): PageRef {
    const ref = this.#writer.write(page);
    this.#own.add(ref);
    return ref;
  }

  /** A page of the book itself stays where it is. */
  replaced(ref: PageRef): void {
    if (this.#own.delete(ref)) this.#writer.replaced(ref);
  }

  /** Stores what waits, once it is much. */
  async spill(): Promise<void> {
    if (this.#writer.isFull) await this.#writer.store([], this.#now());
  }
}
