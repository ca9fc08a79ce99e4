import type { Json } from '../pages/types.ts';

/** A commit that is not in a book though it was recorded by then. */
export interface LeftOut {
  /** This code can't read it; an operator had it skipped; or the projection was halted at it and goes no further. */
  readonly reason: 'commit-left-out' | 'commit-skipped' | 'consumer-halted';
  readonly source: string;
  readonly version: number;
  readonly recordedAt: string;
}

/** How far a fold has come, and the book as it is there. */
export interface Position {
  /** Version applied, by source stream type. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
  /** What the book's `flush` answered; null where nothing was applied. */
  readonly state: Json;
}

export const START: Position = { cursors: {}, leftOut: [], state: null };
