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

/** A book is the projection of one tenant, opened on its pages. */
export interface Book {
  /**
   * Takes pending commits, all sources together, each source in order of version. Answers what to append to the
   * derived stream. Throwing means that a commit can't be applied.
   */
  apply(commits: readonly SourceCommit[], spill: () => Promise<void>): Promise<readonly DomainEvent[]>;
  /** Left out where nothing is ever done again. */
  weigh?(commits: readonly SourceCommit[]): Promise<Weight>;
  /** Writes pages and answers the state, never null, from which the book can be opened again. */
  flush(writer: PageWriter): Promise<Json>;
}

export interface Projection<B extends Book> {
  readonly name: string;
  readonly generation: number;
  readonly sources: readonly StreamType[];
  /** Contracts of the source streams' events. */
  readonly contracts: readonly EventContract[];
  /** The stream that gets the derived facts, if any. */
  readonly derived?: { readonly type: StreamType; readonly contract: EventContract };
  /** `state` is undefined for a tenant without a book. */
  open(state: Json | undefined, pages: PageReader): Promise<B>;
}

/** Every tenant's streams of the spine have one instance each. */
export const MAIN = 'main';
export const mainStream = (tenant: TenantId, type: StreamType): StreamId => ({ tenant, type, id: MAIN });

/** The name of a projection's head for one stream, where each stream has a head of its own. */
export const cursorName = (projection: string, { type, id }: StreamId): string => `${projection}#${type}#${id}`;
