/** A question about the past, and how it is answered: by a book, or by saying that one is being prepared. */
import type { WorkQueue } from '../messages.ts';
import type { Book } from '../projection/types.ts';
import type { Store } from '../store/types.ts';
import type { TenantId } from '../streams.ts';
import type { Timestamp } from '../time.ts';
import type { PastProjection } from './past-projection.ts';
import type { Preparation } from './preparation.ts';
import type { PastLimits } from './read-budget.ts';

export interface PastQuestion {
  readonly now: Timestamp;
  readonly asOf?: Timestamp | undefined;
  readonly asKnownAt?: Timestamp | undefined;
  /** Has it made in the background whatever it takes. */
  readonly prepare?: boolean | undefined;
}

export interface PastServices {
  readonly store: Store;
  readonly orders: WorkQueue;
  readonly limits?: PastLimits;
}

export interface PastRead<B extends Book> extends PastQuestion {
  readonly tenant: TenantId;
  readonly past: PastProjection<B>;
  /** Whether the book as it is answers for `asOf` without being rewound. */
  readonly answers?: (book: B) => Promise<boolean>;
}

/** What is told of a past that is still being prepared. */
export interface BeingPrepared {
  readonly preparing: Preparation;
}

export const isBeingPrepared = (result: object): result is BeingPrepared => 'preparing' in result;

/** The moment of asking as which a past is seen: one that is known is priced as it would have been then. */
export const askedAt = ({ now, asKnownAt }: PastQuestion): Timestamp =>
  asKnownAt !== undefined && asKnownAt < now ? asKnownAt : now;
