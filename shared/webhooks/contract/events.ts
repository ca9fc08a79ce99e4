/** What becomes of a tenant's webhook endpoints. Secrets and the values of headers are in no event. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { DISABLED_BECAUSE } from './endpoint.ts';

const endpointId = z.string();

const configuration = {
  endpointId,
  url: z.string(),
  eventTypes: z.array(z.string()),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  headerNames: z.array(z.string()),
  timeoutSeconds: z.int(),
  requestsAtOnce: z.int(),
  active: z.boolean(),
};

export const endpointEvents = defineEvents('webhook-endpoints', {
  WebhookEndpointCreated: { 1: z.object({ ...configuration, createdAt: z.string() }) },
  /** The whole configuration after the change. */
  WebhookEndpointUpdated: { 1: z.object({ ...configuration, updatedAt: z.string() }) },
  /** Requests are signed with a new secret, and with the one before it as well until a while later. */
  WebhookSecretRotated: {
    1: z.object({ endpointId, secretNumber: z.int(), previousUntil: z.string(), rotatedAt: z.string() }),
  },
  /** We stopped sending: it answered 410, or nothing got through for five days. */
  WebhookEndpointDisabled: {
    1: z.object({
      endpointId,
      url: z.string(),
      reason: z.enum(DISABLED_BECAUSE),
      /** Since when nothing got through. */
      failingSince: z.string(),
      disabledAt: z.string(),
    }),
  },
  /** Its owner wants requests again. */
  WebhookEndpointEnabled: { 1: z.object({ endpointId, enabledAt: z.string() }) },
  WebhookEndpointDeleted: { 1: z.object({ endpointId, deletedAt: z.string() }) },
});

export type EndpointEvent = z.infer<(typeof endpointEvents)['event']>;
