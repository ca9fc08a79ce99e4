/** Counts what became of the rows of a file. */
import type { ImportCounts, Rejection } from '../../contract/import-events.ts';
import { NO_COUNTS } from '../../domain/import-state.ts';
import type { Result } from '../../importers/types.ts';
import type { RunEntry } from './runs.ts';

export interface Tally {
  counts: ImportCounts;
  rejections: Rejection[];
  entries: RunEntry[];
}

export const newTally = (): Tally => ({ counts: NO_COUNTS, rejections: [], entries: [] });

/** Takes the results of a stretch of the file: rejected and ignored rows are counted, transactions are kept. */
export function tally(into: Tally, results: readonly Result[]): void {
  for (const result of results) {
    const rows = result.rows.length;
    if (result.kind === 'transaction') {
      into.entries.push({ line: result.line, rows, transaction: result.transaction });
    } else if (result.kind === 'ignored') {
      into.counts = { ...into.counts, rows: into.counts.rows + rows, ignored: into.counts.ignored + rows };
    } else {
      into.counts = { ...into.counts, rows: into.counts.rows + rows, rejected: into.counts.rejected + rows };
      into.rejections.push({ line: result.line, code: result.code, reason: result.reason });
    }
  }
}
