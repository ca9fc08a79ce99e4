/** A delivery: one event on its way to one endpoint, with every request that was made for it. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { endpointId } from './endpoint.ts';

export const deliveryId = idSchema('DeliveryId');
export type DeliveryId = z.output<typeof deliveryId>;

/** `failed`: given up after the last try. `retrying`: waits for the next one. */
export const DELIVERY_STATUSES = ['pending', 'success', 'failed', 'retrying'] as const;

/** The type of the message that tries an endpoint out. */
export const TEST_EVENT = 'WebhookTest';

export const attempt = z.strictObject({
  at: timestamp,
  durationMs: z.int(),
  /** `response`, or why there was none: `timeout`, `connection-failed`, `refused-address` … */
  outcome: z.string(),
  /** In words, where there was no response. */
  reason: z.optional(z.string()),
  responseCode: z.optional(z.int()),
  responseHeaders: z.optional(z.record(z.string(), z.string())),
  /** The first 4 KB. */
  responseBody: z.optional(z.string()),
  /** As sent; values of the endpoint's own headers are left out, and so are signatures. */
  requestHeaders: z.record(z.string(), z.string()),
});
export type Attempt = z.output<typeof attempt>;

export const deliveryView = z.strictObject({
  deliveryId,
  endpointId,
  eventType: z.string(),
  eventId: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  /** Requests made so far. */
  attempts: z.int(),
  responseCode: z.optional(z.int()),
  /** Why it failed or waits, in words. */
  reason: z.optional(z.string()),
  nextAttemptAt: z.optional(timestamp),
  deliveredAt: z.optional(timestamp),
  failedAt: z.optional(timestamp),
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** With what was sent and what came back. */
export const deliveryDetail = z.extend(deliveryView, {
  url: z.optional(z.string()),
  /** The body of the request; absent when the event can't be read any more. */
  payload: z.optional(z.looseObject({ type: z.string() })),
  /** The newest requests, oldest first. */
  log: z.array(attempt),
});
