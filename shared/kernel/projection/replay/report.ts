/** What comparing two generations of a book comes to. */
import * as z from 'zod/mini';

/** Differences that a report lists; all are counted. */
export const LISTED_MAX = 100;
/** Characters of a value that a report shows. */
export const SHOWN_CHARACTERS_MAX = 200;

const difference = z.object({
  part: z.string(),
  key: z.string(),
  /** The beginning of the row that serves, as JSON; left out where there is none. */
  serving: z.optional(z.string()),
  rebuilt: z.optional(z.string()),
});

const comparedPart = z.object({
  /** A map of the book (`maps.lots`), `state` for what is in no map, `statements` for the facts of the derived stream. */
  name: z.string(),
  servingRows: z.int(),
  rebuiltRows: z.int(),
  differences: z.int(),
  /** It may hold more than is needed, so that differences say nothing about the book. */
  isHint: z.boolean(),
});

export const comparisonReport = z.object({
  comparedAt: z.string(),
  /** Versions of the sources up to which both have been folded. */
  cursors: z.record(z.string(), z.int()),
  serving: z.object({ generation: z.int(), reducer: z.int() }),
  rebuilt: z.object({ generation: z.int(), reducer: z.int() }),
  isEqual: z.boolean(),
  parts: z.array(comparedPart),
  /** The first differences. */
  listed: z.array(difference),
  /** Why what the books state was not compared. */
  statementsSkipped: z.optional(z.string()),
});
export type ComparisonReport = z.infer<typeof comparisonReport>;
export type ComparedPart = z.infer<typeof comparedPart>;
export type Difference = z.infer<typeof difference>;
