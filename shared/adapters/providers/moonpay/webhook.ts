/** MoonPay's events: signed in `Moonpay-Signature-V2`, without an id of their own. They come twice and out of order. */
import * as z from 'zod/mini';
import type { RawWebhook, WebhookScheme } from '../../../ledger/contract/webhook-scheme.ts';
import { identityOfJson } from '../webhooks/identity.ts';
import { ignored, parseBody, timeOf, told, unreadable } from '../webhooks/reading.ts';
import { verifyTimestamped } from '../webhooks/timestamped-hmac.ts';
import { type Flow, stateOf, transaction } from './transactions.ts';

const PROVIDER = 'moonpay';
const HEADER = 'moonpay-signature-v2';
const TYPE = /^(sell_)?transaction_(created|updated|failed)$/;

const head = z.object({ type: z.string() });
const event = z.object({ data: transaction });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What tells its events apart: which transaction came to stand where, and when. */
function eventIdOf({ type, data }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data)) return undefined;
  const status = 'status' in data ? textOf(data.status) : '';
  const updatedAt = 'updatedAt' in data ? textOf(data.updatedAt) : '';
  const id = textOf(data.id);
  return id === '' ? undefined : [textOf(type), id, status, updatedAt].join(':');
}

const identify = ({ body }: RawWebhook) => identityOfJson(body, eventIdOf);

export const moonPayWebhooks: WebhookScheme = {
  provider: PROVIDER,
  headers: [HEADER],

  verify: ({ headers, body }, secrets, atMs) =>
    verifyTimestamped({ name: 'Moonpay-Signature-V2', header: headers[HEADER], field: 's', body, secrets, atMs }),

  identify,

  read(webhook) {
    const named = parseBody(head, webhook.body);
    if ('why' in named) return unreadable(named.why);
    const { type } = named.value;
    if (!TYPE.test(type)) return ignored(`Events of the type ${type} say nothing of a transfer.`);
    const parsed = parseBody(event, webhook.body);
    if ('why' in parsed) return unreadable(parsed.why);
    const { data } = parsed.value;
    const flow: Flow = type.startsWith('sell_') ? 'sell' : 'buy';
    const state = stateOf(data, flow);
    if (state === undefined) return unreadable(`MoonPay has a status that is not known here: ${data.status}.`);
    return told({
      provider: PROVIDER,
      eventId: identify(webhook).eventId,
      ...(typeof data.externalTransactionId === 'string' && { reference: data.externalTransactionId }),
      state,
      occurredAt: timeOf(data.updatedAt),
    });
  },
};
