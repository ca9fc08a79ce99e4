/** The inbox of what providers send: one message for each event, with what became of it. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { providerUpdate } from './provider-payment-events.ts';

export const providerMessageId = idSchema('ProviderMessageId');
export type ProviderMessageId = z.output<typeof providerMessageId>;

/** `unverified`: nobody knows who sent it; kept for some days, in case our own secret was wrong. */
export const MESSAGE_STATUSES = ['pending', 'processed', 'failed', 'ignored', 'unverified'] as const;

/** As in routes and settings: `stripe`, `bank-files`. */
export const providerName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be the name of a provider'));

export const providerMessageView = z.strictObject({
  messageId: providerMessageId,
  provider: z.string(),
  /** The provider's id of the event; of what can't be read, the hash of its bytes. */
  eventId: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  attempts: z.int(),
  receivedAt: timestamp,
  updatedAt: timestamp,
  /** When it is tried again. */
  nextAttemptAt: z.optional(timestamp),
  /** Why it waits, failed, was ignored, or is not taken for the provider's. */
  reason: z.optional(z.string()),
  /** The message that said something else under the same event id, before this one. */
  contradicts: z.optional(z.string()),
});

/** With what was sent, and what it was taken for. */
export const providerMessageDetail = z.extend(providerMessageView, {
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  updates: z.array(providerUpdate),
});
