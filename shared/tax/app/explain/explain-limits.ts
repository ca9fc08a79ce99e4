/** How much of the book is looked through for one page of an explanation. */
export interface ExplainLimits {
  /** Rows of the log, from the acquisition of the oldest lot on, for what changed lots. */
  readonly changeRowsMax: number;
  /** Rows of the log that are undone for the pools that means are of. */
  readonly poolRowsMax: number;
  /** Moves of a lot: of one that went round more often the later part of its way is told. */
  readonly movesMax: number;
}

export const EXPLAIN_LIMITS: ExplainLimits = { changeRowsMax: 100_000, poolRowsMax: 50_000, movesMax: 1_000 };
