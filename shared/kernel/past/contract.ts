/** What reads of the past have in common over HTTP. */
import * as z from 'zod/mini';
import { booleanText } from '../http/query.ts';
import { idSchema } from '../ids.ts';
import { timestamp } from '../time.ts';

/** Query parameters of a read that may be of the past. */
export const pastQuery = {
  asOf: z.optional(timestamp),
  asKnownAt: z.optional(timestamp),
  prepare: z.optional(booleanText),
};

/** Said of each read that takes these. */
export const PAST_DESCRIPTION =
  '`asOf` answers what was true then, by the timestamps of transactions; `asKnownAt` what had been recorded by then; both together, what had been recorded by the one about the other. A past that takes more than a request may read is answered with 202: it is prepared in the background, `Location` says how far it is, and the same request is answered once it is ready. `prepare=true` asks for that whatever it takes, which pays for who reads many pages of one past.';

export const preparationParams = { preparationId: idSchema('PreparationId') };

/** A past that is being prepared, or was. */
export const preparationView = z.strictObject({
  preparationId: z.string(),
  status: z.enum(['pending', 'ready', 'failed']),
  asKnownAt: z.string(),
  asOf: z.optional(z.string()),
  /** Commits folded, and how many there are at most. */
  progress: z.strictObject({ done: z.int(), of: z.int() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  reason: z.optional(z.string()),
});
export type PreparationView = z.output<typeof preparationView>;

export const PREPARATION_EXAMPLE: PreparationView = {
  preparationId: '3f0a1c58-64b7-5d2c-9a15-0d6c1f7b2e90',
  status: 'ready',
  asKnownAt: '2022-01-01T00:00:00.000Z',
  asOf: '2021-12-31T23:59:59.999Z',
  progress: { done: 412, of: 412 },
  createdAt: '2026-01-15T08:00:00.000Z',
  expiresAt: '2026-01-16T08:00:00.000Z',
};
