import type { Json, PageRef } from '../pages/types.ts';
import type { PagePlace } from './types.ts';

/** A page as it lies there. */
export interface StoredPage {
  readonly ref: PageRef;
  /** Undefined when it doesn't open. */
  readonly page: Json | undefined;
}

/** All pages of a place, whether or not anything refers to them. */
export interface PageInspection {
  /** Strongly consistent. */
  pages(place: PagePlace): AsyncIterable<StoredPage>;
  remove(place: PagePlace, refs: readonly PageRef[]): Promise<void>;
}
