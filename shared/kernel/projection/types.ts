/** A projection: a fold over source streams into packed pages, with a cursor per source stream. */

import type { DomainEvent, EventContract } from '../events/contract.ts';
import type { Json, PageReader, PageWriter } from '../pages/types.ts';
import type { CommitHeader } from '../store/types.ts';
import type { StreamId, StreamType, TenantId } from '../streams.ts';

/** A commit as a fold reads it: events upcast to their latest versions. */
export interface SourceCommit {
  readonly header: CommitHeader;
  readonly events: readonly DomainEvent[];
}

/** What commits bring, and roughly what has to be done again for them, in entries of the book. */
export interface Weight {
  readonly fresh: number;
  readonly redone: number;
}

export interface ApplyOptions {
  /** A rebuild: the facts were stated before, so none are answered, and none are noted as stated. */
  readonly isRebuild?: boolean;
}

/** A book is the projection of one tenant, opened on its pages. */
export interface Book {
  /**
   * Takes pending commits, all sources together, each source in order of version. Answers what to append to the
   * derived stream. Throwing means that a commit can't be applied.
   */
  apply(
    commits: readonly SourceCommit[],
    spill: () => Promise<void>,
    options?: ApplyOptions,
  ): Promise<readonly DomainEvent[]>;
  /**
   * Takes in facts that were appended to the derived stream: what they say that commits of the sources don't is that they
   * have been stated. A rebuild calls it, in order of version; left out where the book keeps nothing of the kind.
   */
  adopt?(facts: readonly DomainEvent[]): Promise<void>;
  /** What the book states, in order of key, however it keeps it: the facts of the derived stream, net. */
  statements?(): AsyncIterable<readonly [key: string, statement: Json]>;
  /** Left out where nothing is ever done again. */
  weigh?(commits: readonly SourceCommit[]): Promise<Weight>;
  /** Writes pages and answers the state, never null, from which the book can be opened again. */
  flush(writer: PageWriter): Promise<Json>;
}

/** One version of a fold. */
export interface Reducer<B extends Book> {
  /**
   * Which version. It goes up by one with each change after which the same commits give another state, or a state looks
   * otherwise; a head is opened only by the reducer that wrote it, until the tenant's book has been rebuilt.
   */
  readonly reducer: number;
  /** `state` is undefined for a tenant without a book. */
  open(state: Json | undefined, pages: PageReader): Promise<B>;
}

export interface Projection<B extends Book> extends Reducer<B> {
  readonly name: string;
  /** The version before, which serves those tenants whose books have not been rebuilt yet. */
  readonly previous?: Reducer<B>;
  readonly sources: readonly StreamType[];
  /** Whether it is folded only when somebody asks: how far it was behind until then is no lag. */
  readonly onDemand?: boolean;
  /** Contracts of the source streams' events. */
  readonly contracts: readonly EventContract[];
  /**
   * Maps of the state (`maps.lookups`) that may hold more than the fold needs: what is left in them when commits are undone
   * depends on how they came in, and says nothing about the book.
   */
  readonly hints?: readonly string[];
  /** The stream that gets the derived facts, if any. */
  readonly derived?: { readonly type: StreamType; readonly contract: EventContract };
}

/** Every tenant's streams of the spine have one instance each. */
export const MAIN = 'main';
export const mainStream = (tenant: TenantId, type: StreamType): StreamId => ({ tenant, type, id: MAIN });

/** The name of a projection's head for one stream, where each stream has a head of its own. */
export const cursorName = (projection: string, { type, id }: StreamId): string => `${projection}#${type}#${id}`;
