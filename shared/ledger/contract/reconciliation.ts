/** Reconciliation with providers: runs that read what they settled. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';

export const reconciliationRunView = z.strictObject({
  runId: idSchema('ReconciliationRunId'),
  provider: z.string(),
  /** `failed`: the provider could not be read; the next run begins where this one did. */
  status: z.enum(['running', 'done', 'failed']),
  /** What the provider recorded between these is read. */
  from: timestamp,
  until: timestamp,
  startedBy: z.string(),
  startedAt: timestamp,
  updatedAt: timestamp,
  finishedAt: z.optional(timestamp),
  /** Pages, or files, that were read. */
  pages: z.int(),
  /** Settlements in them, and those that were new. */
  settlements: z.int(),
  newSettlements: z.int(),
  /** Payments of which both sides were compared, items opened and items closed. */
  compared: z.int(),
  opened: z.int(),
  closed: z.int(),
  /** What could not be read, the newest last. */
  problems: z.array(z.string()),
});
