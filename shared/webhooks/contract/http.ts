/** Routes of webhook endpoints and deliveries. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { timestamp } from '../../kernel/time.ts';
import { DELIVERY_STATUSES, deliveryDetail, deliveryId, deliveryView } from './delivery.ts';
import { endpointId, endpointInput, endpointPatch, endpointView } from './endpoint.ts';

const READ = 'webhooks:read';
const WRITE = 'webhooks:write';
const ENDPOINTS = '/v1/webhooks/endpoints';
const DELIVERIES = '/v1/webhooks/deliveries';

const secret = z.string();
/** Some clients send an empty object where nothing is asked for. */
const nothing = z.optional(z.strictObject({}));
const ID = '0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f';
const PUBLIC_KEY = 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const TIME = '2026-01-31T09:00:00.000Z';

const ENDPOINT = {
  endpointId: ID,
  url: 'https://hooks.example.com/foldbook',
  eventTypes: ['TaxLotConsumed'],
  headerNames: [],
  timeoutSeconds: 30,
  requestsAtOnce: 5,
  active: true,
  publicKey: PUBLIC_KEY,
  createdAt: TIME,
  updatedAt: TIME,
};
const DELIVERY = {
  deliveryId: ID,
  endpointId: ID,
  eventType: 'TaxLotConsumed',
  eventId: ID,
  status: 'success' as const,
  attempts: 1,
  responseCode: 204,
  deliveredAt: TIME,
  createdAt: TIME,
  updatedAt: TIME,
};
const SENT = {
  ...DELIVERY,
  url: ENDPOINT.url,
  payload: { type: 'TaxLotConsumed', timestamp: TIME, eventId: ID, data: {} },
  log: [
    {
      at: TIME,
      durationMs: 87,
      outcome: 'response',
      responseCode: 204,
      requestHeaders: { 'content-type': 'application/json', 'webhook-id': ID },
    },
  ],
};

export const createEndpointRoute = defineRoute({
  method: 'POST',
  path: ENDPOINTS,
  operationId: 'createWebhookEndpoint',
  summary: 'Have events sent to a URL',
  description:
    'Whatever is recorded from now on is sent to the URL, signed by the Standard Webhooks specification. The answer shows the secret, once. "*" stands for all types of events. The URL must be https and lead to a public address.',
  scope: WRITE,
  body: endpointInput,
  responses: { 201: z.extend(endpointView, { secret }) },
  errors: ['TooManyEndpoints', ...COMMAND_CODES],
  examples: {
    consumed: {
      summary: 'Hear of each lot that is used up',
      body: { url: 'https://hooks.example.com/foldbook', eventTypes: ['TaxLotConsumed'] },
      answer: { status: 201, body: { ...ENDPOINT, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' } },
    },
  },
});

export const listEndpointsRoute = defineRoute({
  method: 'GET',
  path: ENDPOINTS,
  operationId: 'listWebhookEndpoints',
  summary: 'List the endpoints',
  description: 'In order of creation. One that we stopped sending to says so in "disabled", with the reason.',
  scope: READ,
  query: pageQuery,
  responses: { 200: listOf(endpointView) },
  errors: [],
  examples: {
    all: { summary: 'One endpoint', answer: { status: 200, body: { items: [ENDPOINT], nextCursor: null } } },
  },
});

export const getEndpointRoute = defineRoute({
  method: 'GET',
  path: `${ENDPOINTS}/{endpointId}`,
  operationId: 'getWebhookEndpoint',
  summary: 'Read an endpoint',
  description: 'Without its secret, and with the names of its extra headers but not their values.',
  scope: READ,
  params: { endpointId },
  responses: { 200: endpointView },
  errors: ['NotFound'],
  examples: { one: { summary: 'An endpoint', params: { endpointId: ID }, answer: { status: 200, body: ENDPOINT } } },
});

export const updateEndpointRoute = defineRoute({
  method: 'PATCH',
  path: `${ENDPOINTS}/{endpointId}`,
  operationId: 'updateWebhookEndpoint',
  summary: 'Change an endpoint',
  description:
    'What is left out stays. "headers" replaces all of them. "active": false holds deliveries back until it is true again, which also lifts a "disabled".',
  scope: WRITE,
  params: { endpointId },
  body: endpointPatch,
  responses: { 200: endpointView },
  errors: ['NotFound', ...COMMAND_CODES],
  examples: {
    pause: {
      summary: 'Pause it',
      params: { endpointId: ID },
      body: { active: false },
      answer: { status: 200, body: { ...ENDPOINT, active: false } },
    },
  },
});

export const deleteEndpointRoute = defineRoute({
  method: 'DELETE',
  path: `${ENDPOINTS}/{endpointId}`,
  operationId: 'deleteWebhookEndpoint',
  summary: 'Delete an endpoint',
  description: 'Nothing more is sent to it, not even what waits.',
  scope: WRITE,
  params: { endpointId },
  responses: { 204: null },
  errors: ['NotFound', ...COMMAND_CODES],
  examples: { one: { summary: 'Delete it', params: { endpointId: ID } } },
});

export const rotateSecretRoute = defineRoute({
  method: 'POST',
  path: `${ENDPOINTS}/{endpointId}/rotate-secret`,
  operationId: 'rotateWebhookSecret',
  summary: 'Replace the secret of an endpoint',
  description:
    'The answer shows the new secret, once. For 24 hours every request carries signatures of both secrets, so that the receiver can change over at any time of them.',
  scope: WRITE,
  params: { endpointId },
  body: nothing,
  responses: { 200: z.extend(endpointView, { secret }) },
  errors: ['NotFound', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'Rotate it',
      params: { endpointId: ID },
      answer: { status: 200, body: { ...ENDPOINT, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' } },
    },
  },
});

export const testEndpointRoute = defineRoute({
  method: 'POST',
  path: `${ENDPOINTS}/{endpointId}/test`,
  operationId: 'testWebhookEndpoint',
  summary: 'Send a test event',
  description: 'Sends an event of the type WebhookTest, whatever types the endpoint asks for.',
  scope: WRITE,
  params: { endpointId },
  body: nothing,
  responses: { 202: z.strictObject({ deliveryId }) },
  errors: ['NotFound', 'EndpointInactive', ...COMMAND_CODES],
  examples: {
    one: { summary: 'Test it', params: { endpointId: ID }, answer: { status: 202, body: { deliveryId: ID } } },
  },
});

export const recoverEndpointRoute = defineRoute({
  method: 'POST',
  path: `${ENDPOINTS}/{endpointId}/recover`,
  operationId: 'recoverWebhookDeliveries',
  summary: 'Send again whatever failed since a time',
  description:
    'Takes all failed deliveries of events since the time, also those of the time when the endpoint was disabled, and sends them again in the background.',
  scope: WRITE,
  params: { endpointId },
  body: z.strictObject({ since: timestamp }),
  responses: { 202: z.strictObject({ endpointId, since: timestamp }) },
  errors: ['NotFound', 'EndpointInactive', ...COMMAND_CODES],
  examples: {
    day: {
      summary: 'Since a day',
      params: { endpointId: ID },
      body: { since: TIME },
      answer: { status: 202, body: { endpointId: ID, since: TIME } },
    },
  },
});

export const listDeliveriesRoute = defineRoute({
  method: 'GET',
  path: DELIVERIES,
  operationId: 'listWebhookDeliveries',
  summary: 'List deliveries',
  description: 'Those of the newest events first. They are kept for 90 days after their last request.',
  scope: READ,
  query: {
    ...pageQuery,
    endpointId: z.optional(endpointId),
    status: z.optional(z.enum(DELIVERY_STATUSES)),
    eventType: z.optional(z.string()),
  },
  responses: { 200: listOf(deliveryView) },
  errors: [],
  examples: {
    failed: {
      summary: 'What was given up',
      query: { status: 'failed' },
      answer: { status: 200, body: { items: [DELIVERY], nextCursor: null } },
    },
  },
});

export const getDeliveryRoute = defineRoute({
  method: 'GET',
  path: `${DELIVERIES}/{deliveryId}`,
  operationId: 'getWebhookDelivery',
  summary: 'Read a delivery with its log',
  description: 'What was sent, and what came of each request: the first 4 KB of the answer, and how long it took.',
  scope: READ,
  params: { deliveryId },
  responses: { 200: deliveryDetail },
  errors: ['NotFound'],
  examples: {
    one: { summary: 'A delivery', params: { deliveryId: ID }, answer: { status: 200, body: SENT } },
  },
});

export const resendDeliveryRoute = defineRoute({
  method: 'POST',
  path: `${DELIVERIES}/{deliveryId}/resend`,
  operationId: 'resendWebhookDelivery',
  summary: 'Send a delivery again',
  description: 'Under the same `webhook-id`, so that a receiver that has it already can tell. All tries begin anew.',
  scope: WRITE,
  params: { deliveryId },
  body: nothing,
  responses: { 202: deliveryView },
  errors: ['NotFound', 'EndpointInactive', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'Resend it',
      params: { deliveryId: ID },
      answer: { status: 202, body: { ...DELIVERY, status: 'pending' } },
    },
  },
});
