/** Where providers tell what becomes of payments. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { providerName } from './provider-messages.ts';

export const receiveProviderWebhookRoute = defineRoute({
  method: 'POST',
  path: '/v1/providers/{provider}/webhooks',
  operationId: 'receiveProviderWebhook',
  summary: 'Take a webhook of a payment provider',
  description:
    'For the provider alone, whose signature is what counts instead of a token: `Stripe-Signature`, `Moonpay-Signature-V2`, `X-Body-Signature` (Ramp), or `webhook-signature` (bank files). The body is stored as it came, at most 256 KB, and answered at once; what follows from it happens behind. An event that comes again is a `duplicate`; one that says something else under an id that was told is a `contradiction`, which an operator looks at.',
  scope: null,
  params: { provider: providerName },
  query: {
    /** Of Ramp, which carries no reference of ours in its bodies. */
    reference: z.optional(z.string().check(z.maxLength(200))),
  },
  headers: {
    'stripe-signature': z.optional(z.string()),
    'moonpay-signature-v2': z.optional(z.string()),
    'x-body-signature': z.optional(z.string()),
    'webhook-id': z.optional(z.string().check(z.maxLength(255))),
    'webhook-timestamp': z.optional(z.string()),
    'webhook-signature': z.optional(z.string()),
    'content-type': z.optional(z.string()),
    'user-agent': z.optional(z.string()),
  },
  anyBody: true,
  responses: {
    200: z.strictObject({ messageId: z.string(), status: z.enum(['accepted', 'duplicate', 'contradiction']) }),
  },
  errors: ['UnknownProvider', 'SignatureInvalid', 'SignatureStale'],
  examples: {
    accepted: {
      summary: 'An event of Stripe',
      params: { provider: 'stripe' },
      answer: { status: 200, body: { messageId: '0345d2a1-77a9-8d1c-9a4e-0f5f1f0b7c11', status: 'accepted' } },
    },
  },
});
