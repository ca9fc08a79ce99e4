/** The webhooks in the API reference: one per event that is offered, with the schema and an example of its payload. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { OFFERED_EVENTS, type OfferedEvent } from '../shared/webhooks/contract/event-schemas.ts';
import { payloadOf, webhookPayload } from '../shared/webhooks/contract/payload.ts';
import { ROOT } from './generated-files.ts';
import { commentsOf } from './schema-comments.ts';
import { fieldsOf } from './schema-fields.ts';

export interface Webhook extends OfferedEvent {
  readonly description: string;
  readonly example: unknown;
}

const ENVELOPE = {
  timestamp: '2026-01-15T09:30:00.000Z',
  eventId: '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10',
  correlationId: '5f0c2a9e-8b1d-4e37-9a64-c2d7f1b3e850',
};

/** Headers of a delivery (Standard Webhooks, "Webhook headers"). */
const headers = z.object({
  'webhook-id': z.string().register(z.globalRegistry, { description: 'The delivery: the same at each try' }),
  'webhook-timestamp': z.string().register(z.globalRegistry, { description: 'Seconds since 1970 at this try' }),
  'webhook-signature': z.string().register(z.globalRegistry, { description: 'One or more signatures, `v1,…`' }),
});

/** What the source of a contract says of an event; nothing if it needs no explanation. */
const descriptionOf = ({ context, type }: OfferedEvent): string =>
  globSync(`shared/${context}/contract/*events.ts`, { cwd: ROOT })
    .map((file) => commentsOf(join(ROOT, file)).typeComment(type))
    .find((comment) => comment !== '') ?? '';

/** Every event that is offered, with its golden fixture as the example. */
export const readWebhooks = (): Promise<readonly Webhook[]> =>
  Promise.all(
    OFFERED_EVENTS.map(async (event) => {
      const fixture = `test/fixtures/events/${event.context}/${event.type}.v${event.version}.json`;
      const data: unknown = JSON.parse(await readFile(join(ROOT, fixture), 'utf8'));
      const example = { type: event.type, data, ...ENVELOPE, stream: { type: event.streamType, version: 42 } };
      return { ...event, description: descriptionOf(event), example };
    }),
  );

const operation = ({ type, context, streamType, data, description, example }: Webhook): ZodOpenApiOperationObject => ({
  operationId: `on${type}`,
  summary: `An event of ${context}`,
  description: [description, `Of the stream \`${streamType}\`. Any 2xx answer takes it; anything else is tried again.`]
    .filter((text) => text !== '')
    .join(' '),
  security: [],
  requestParams: { header: headers },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: payloadOf(type, data).register(z.globalRegistry, { id: `${type}Webhook` }),
        examples: { event: { summary: type, value: example } },
      },
    },
  },
  responses: { '2XX': { description: 'Taken.' } },
});

/** The `webhooks` of the OpenAPI document. */
export const webhookPaths = (webhooks: readonly Webhook[]): ZodOpenApiPathsObject =>
  Object.fromEntries(webhooks.map((webhook) => [webhook.type, { post: operation(webhook) }]));

/** The webhooks in the readable reference: the payload once, and what each type of event puts into it. */
export const webhookLines = (webhooks: readonly Webhook[]): readonly string[] => [
  '## Webhooks',
  'What is sent to the endpoints that ask for it, signed by the Standard Webhooks specification (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Deliveries come at least once and in any order.',
  [
    '| field of the payload | type | |',
    '|---|---|---|',
    ...fieldsOf(webhookPayload, new Map()).map(
      ({ path, type, description }) => `| \`${path}\` | ${type} | ${description} |`,
    ),
  ].join('\n'),
  [
    '| event | context | data |',
    '|---|---|---|',
    ...webhooks.map(
      ({ type, context, version }) =>
        `| \`${type}\` | ${context} | [version ${version}](../events.md#${type.toLowerCase()}-v${version}) |`,
    ),
  ].join('\n'),
  ...webhooks
    .filter(({ type }) => type === 'TaxLotCreated')
    .map(({ example }) => `\`\`\`json\n${JSON.stringify(example, undefined, 2)}\n\`\`\``),
];
