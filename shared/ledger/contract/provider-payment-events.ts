/**
 * What providers told of one payment, in one stream of the platform per payment (`<provider>.<the provider's id>`). It is
 * a set: whatever came twice is in it once, and the order of arrival says nothing. Transfers read it.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

const PAYMENT_STAGES = ['processing', 'confirming', 'settled', 'failed', 'cancelled', 'refunded', 'disputed'] as const;

/** As in `payment-provider.ts`; page addresses belong to the answer to an order and are in no update. */
const paymentState = z.object({
  stage: z.enum(PAYMENT_STAGES),
  providerId: z.string(),
  amount: z.optional(z.string()),
  fee: z.optional(z.string()),
  part: z.optional(z.string()),
  reason: z.optional(z.string()),
});

export const providerUpdate = z.object({
  provider: z.string(),
  eventId: z.string(),
  reference: z.optional(z.string()),
  state: paymentState,
  occurredAt: z.string(),
});

const recorded = { update: providerUpdate, recordedAt: z.string() };

export const providerPaymentEvents = defineEvents('provider-payment', {
  ProviderUpdateReceived: { 1: z.object(recorded) },
  /** The provider said something else under the id of an event that it had told before. Both stand. */
  ProviderUpdateContradicted: { 1: z.object(recorded) },
});
export type ProviderPaymentEvent = z.infer<(typeof providerPaymentEvents)['event']>;
export type RecordedUpdate = z.output<typeof providerUpdate>;
