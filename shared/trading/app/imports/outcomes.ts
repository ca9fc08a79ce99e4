import type { ImportCounts, Rejection } from '../../contract/import-events.ts';
import { NO_COUNTS } from '../../domain/import-state.ts';
import type { Outcome } from '../journal.ts';
import type { RunEntry } from './runs.ts';

/** Counts the rows of entries by what the journal made of them. */
export function countOutcomes(
  entries: readonly RunEntry[],
  outcomes: readonly Outcome[],
): { counts: { -readonly [K in keyof ImportCounts]: number }; rejections: Rejection[] } {
  const counts = { ...NO_COUNTS };
  const rejections: Rejection[] = [];
  for (const [index, { line, rows }] of entries.entries()) {
    const outcome = outcomes[index];
    if (!outcome) throw new Error('an entry without an outcome');
    counts.rows += rows;
    if (outcome.kind === 'accepted') {
      counts.imported += rows;
      counts.transactions += 1;
    } else if (outcome.kind === 'duplicate') counts.duplicates += rows;
    else {
      counts.rejected += rows;
      const differing = outcome.errors.map(({ path, message }) => `${path} ${message}`).join('; ');
      rejections.push({
        line,
        code: 'TransactionConflict',
        reason: `a transaction with this identity has other content: ${differing}`,
      });
    }
  }
  return { counts, rejections };
}
