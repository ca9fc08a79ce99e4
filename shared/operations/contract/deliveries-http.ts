import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { integerText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, tenant, withReason } from './parts.ts';

const PATH = '/v1/ops/deliveries';
const DELIVERY_PATH = `${PATH}/{tenant}/{deliveryId}` as const;
const AT_ONCE_MAX = 100;
const params = { tenant, deliveryId: idSchema('DeliveryId') };

const failed = z.strictObject({
  tenant: z.string(),
  deliveryId: z.string(),
  endpointId: z.string(),
  eventType: z.string(),
  attempts: z.int(),
  failedAt: timestamp,
  /** Status of the last answer; null when there was none. */
  responseCode: z.nullable(z.int()),
});

const FAILED = {
  tenant: EXAMPLE_TENANT,
  deliveryId: '5d2e7a0c-3c55-8a4e-9d0e-0f5f1f0b7c11',
  endpointId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f12',
  eventType: 'TaxLotCreated',
  attempts: 8,
  failedAt: '2026-03-01T10:00:00.000Z',
  responseCode: 500,
} as const;
const EXAMPLE_PARAMS = { tenant: EXAMPLE_TENANT, deliveryId: FAILED.deliveryId } as const;

export const listFailedDeliveries = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listFailedDeliveries',
  summary: 'Webhook deliveries that were given up',
  description:
    'Of one user or all. Neither receivers nor what they answered are shown: those are content. `complete` says whether that is all.',
  scope: OPS_SCOPE,
  query: { tenant: z.optional(tenant), limit: z._default(integerText({ minimum: 1, maximum: 1_000 }), 100) },
  responses: { 200: z.strictObject({ items: z.array(failed), complete: z.boolean() }) },
  errors: [],
  examples: {
    one: { summary: 'One delivery', answer: { status: 200, body: { items: [FAILED], complete: true } } },
  },
});

export const showFailedDelivery = defineRoute({
  method: 'POST',
  path: `${DELIVERY_PATH}/payload`,
  operationId: 'showDelivery',
  summary: 'Show a webhook delivery',
  description: 'Its receiver, its log and its body. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: {
    200: z.strictObject({
      tenant: z.string(),
      deliveryId: z.string(),
      endpointId: z.string(),
      eventType: z.string(),
      status: z.string(),
      url: z.string(),
      /** Requests made, oldest first, with what was answered. */
      log: z.array(z.record(z.string(), z.unknown())),
      /** The body that is sent; null when it can't be made any more. */
      payload: z.nullable(z.record(z.string(), z.unknown())),
    }),
  },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    refused: {
      summary: 'A receiver that answers 500',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The user asked what we send' },
      answer: {
        status: 200,
        body: {
          tenant: FAILED.tenant,
          deliveryId: FAILED.deliveryId,
          endpointId: FAILED.endpointId,
          eventType: FAILED.eventType,
          status: 'failed',
          url: 'https://hooks.example.com/in',
          log: [{ at: '2026-03-01T10:00:00.000Z', outcome: 'answered', responseCode: 500, durationMs: 12 }],
          payload: { type: 'TaxLotCreated' },
        },
      },
    },
  },
});

export const resendDelivery = defineRoute({
  method: 'POST',
  path: `${DELIVERY_PATH}/resend`,
  operationId: 'resendDelivery',
  summary: 'Send a webhook delivery again',
  description: 'Under the same id, with all its tries, whatever became of it.',
  scope: OPS_SCOPE,
  params,
  responses: { 202: z.strictObject({ tenant: z.string(), deliveryId: z.string(), status: z.string() }) },
  errors: ['EndpointInactive', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'The receiver is up again',
      params: EXAMPLE_PARAMS,
      answer: {
        status: 202,
        body: { tenant: EXAMPLE_TENANT, deliveryId: FAILED.deliveryId, status: 'pending' },
      },
    },
  },
});

export const resendDeliveries = defineRoute({
  method: 'POST',
  path: `${PATH}/resend`,
  operationId: 'resendDeliveries',
  summary: 'Send many webhook deliveries again',
  description: `At most ${AT_ONCE_MAX} of those that were given up, of one user or all. Those whose endpoint takes nothing are left.`,
  scope: OPS_SCOPE,
  body: z.strictObject({
    tenant: z.optional(tenant),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(AT_ONCE_MAX)), AT_ONCE_MAX),
  }),
  responses: { 202: z.strictObject({ resent: z.int(), left: z.int(), complete: z.boolean() }) },
  errors: COMMAND_CODES,
  examples: {
    all: {
      summary: 'Our way out was broken',
      body: { limit: 100 },
      answer: { status: 202, body: { resent: 12, left: 1, complete: true } },
    },
  },
});
