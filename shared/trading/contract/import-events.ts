/** Events of one import: a file, or a batch sent at once. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { mappingDefinition } from './mapping.ts';

/** Rows of the file by what became of them, and the transactions that came in. Every row is in just one of the four. */
export const importCounts = z.strictObject({
  rows: z.int(),
  imported: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  ignored: z.int(),
  transactions: z.int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const rejection = z.strictObject({ line: z.int(), code: z.string(), reason: z.string() });
export type Rejection = z.infer<typeof rejection>;

/** A mapping as it was when an import was ordered: changing it later changes nothing of that import. */
const fixedMapping = z.object({ mappingId: z.string(), version: z.int(), definition: mappingDefinition });
export type FixedMapping = z.infer<typeof fixedMapping>;

/** Nobody had mappings at the time of the first version, so that it is a second one without. */
const withoutMapping = (data: unknown): unknown => data;

const read = {
  counts: importCounts,
  rejections: z.array(rejection),
  /** Entries of the run that was stored; absent when the whole file fits one run, which is read again instead. */
  run: z.optional(z.int()),
  /** From where reading goes on; absent at the end of the file. */
  checkpoint: z.optional(z.any()),
};
/** What was not counted at the time of the first version is known where a run was stored. */
const withEntries = (data: unknown): unknown => {
  const parsed = z.looseObject({ run: z.optional(z.int()) }).safeParse(data);
  return parsed.success ? { ...parsed.data, entries: parsed.data.run ?? 0 } : data;
};

export const importEvents = defineEvents(
  'import',
  {
    ImportRequested: {
      1: z.object({
        importId: z.string(),
        format: z.string(),
        account: z.optional(z.string()),
        /** Name of the object that holds the file; absent for a batch. */
        object: z.optional(z.string()),
      }),
      2: z.object({
        importId: z.string(),
        format: z.string(),
        /** What the file is read by, as it was then, if no format knows it. */
        mapping: z.optional(fixedMapping),
        account: z.optional(z.string()),
        /** Name of the object that holds the file; absent for a batch. */
        object: z.optional(z.string()),
      }),
    },
    /** A stretch of the file was read and sorted into a run; reading goes on at the checkpoint. */
    ImportRead: {
      1: z.object(read),
      2: z.object({
        ...read,
        /** Transactions that the stretch holds. */
        entries: z.int(),
      }),
    },
    /** Transactions of this import went into the journal, in the same append. */
    ImportPartAppended: {
      1: z.object({
        journalVersion: z.optional(z.int()),
        counts: importCounts,
        rejections: z.array(rejection),
        /** Entries taken from each run so far. */
        positions: z.array(z.int()),
        /** Ordinals of equal contents at the instant where the part ended. */
        ordinals: z.record(z.string(), z.int()),
      }),
    },
    ImportCompleted: { 1: z.object({ counts: importCounts }) },
    ImportFailed: { 1: z.object({ code: z.string(), reason: z.string() }) },
    /** In the tenant's list of imports at work, a stream of its own. */
    ImportOpened: { 1: z.object({ importId: z.string() }) },
    ImportClosed: { 1: z.object({ importId: z.string() }) },
    /** Somebody wants it undone. What of it stands is reversed in parts, up to `ImportReversed`. */
    ImportReversalRequested: { 1: z.object({ reason: z.string() }) },
    /** Some were reversed in the journal, in the same append. The next part begins at an event of a journal's commit. */
    ImportPartReversed: {
      1: z.object({
        reversed: z.int(),
        next: z.object({ version: z.int(), index: z.int() }),
        journalVersion: z.optional(z.int()),
      }),
    },
    /** Nothing of it stands any more; how many were reversed in all. */
    ImportReversed: { 1: z.object({ reason: z.string(), reversed: z.int(), journalVersion: z.optional(z.int()) }) },
  },
  { 'ImportRequested@1': withoutMapping, 'ImportRead@1': withEntries },
);
export type ImportEvent = z.infer<(typeof importEvents)['event']>;
