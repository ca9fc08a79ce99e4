import type { Book, Projection } from '../projection/types.ts';
import type { Timestamp } from '../time.ts';

/** A projection whose past can be asked for. */
export interface PastProjection<B extends Book> {
  readonly projection: Projection<B>;
  /** The queue of those who work pasts out. */
  readonly consumer: string;
  /**
   * Takes back, in an open book, whatever is dated after an instant. Left out where the book's own reads can be asked for
   * any time.
   */
  readonly rewind?: (book: B, asOf: Timestamp, spill: () => Promise<void>) => Promise<void>;
}
