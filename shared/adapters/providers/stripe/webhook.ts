/** Stripe's events: signed in `Stripe-Signature`, about payment intents, payouts, refunds and disputes. */
import * as z from 'zod/mini';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { PaymentStage, PaymentState, ProviderUpdate } from '../../../ledger/contract/payment-provider.ts';
import type { Reading, WebhookScheme } from '../../../ledger/contract/webhook-scheme.ts';
import { jsonNumber } from '../../prices/exact-json.ts';
import { identityOfJson } from '../webhooks/identity.ts';
import { ignored, parseBody, told, unreadable } from '../webhooks/reading.ts';
import { verifyTimestamped } from '../webhooks/timestamped-hmac.ts';
import { amountOf } from './currencies.ts';
import { type Refund, referenceOf, stateOf, stripePayment } from './objects.ts';

const PROVIDER = 'stripe';
const HEADER = 'stripe-signature';

const integer = z.pipe(jsonNumber, z.string().check(z.regex(/^\d{1,18}$/)));
/** Up to the year 2096. */
const seconds = z.pipe(jsonNumber, z.string().check(z.regex(/^[1-3]?\d{1,9}$/)));

const head = z.object({ id: z.string(), type: z.string(), created: seconds });
const about = <T extends z.ZodMiniType>(object: T) => z.object({ data: z.object({ object }) });

/** Of a payment that succeeded before: what its holder contests. */
const dispute = z.object({
  payment_intent: z.nullable(z.string()),
  amount: integer,
  currency: z.string(),
  status: z.string(),
  reason: z.string(),
});

const OF_PAYMENTS = /^(payment_intent|payout|refund)\./;
/** What these say is said by others, too, or nobody waits for it. */
const NEVER_TOLD = new Set(['payout.reconciliation_completed']);

interface Head {
  readonly eventId: string;
  readonly occurredAt: string;
}

const update = ({ eventId, occurredAt }: Head, state: PaymentState, reference: string | undefined): ProviderUpdate => ({
  provider: PROVIDER,
  eventId,
  ...(reference !== undefined && { reference }),
  state,
  occurredAt,
});

function ofPayment(body: string, own: Head): Reading {
  const parsed = parseBody(about(stripePayment), body);
  if ('why' in parsed) return unreadable(parsed.why);
  const { object } = parsed.value.data;
  const state = stateOf(object);
  if (state === undefined) return unreadable(`Stripe has a status that is not known here: ${object.status}.`);
  // Before its first attempt a payment hasn't failed.
  if (object.object === 'payment_intent' && state.stage === 'failed' && !object.last_payment_error) {
    return ignored('The payment has not been tried.');
  }
  const reference = referenceOf(object);
  if (object.object === 'refund' && !reference) return ofOtherRefund(object, state.stage, own);
  return told(update(own, state, reference));
}

/**
 * A refund that was made at Stripe, not ordered by us: a part of its payment has come back. Stripe tells of each refund
 * since the version 2024-10-28; `charge.refunded` has their sum alone, in which our own can't be told from others.
 */
function ofOtherRefund(
  { id: part, amount, currency, payment_intent: providerId }: Refund,
  stage: PaymentStage,
  own: Head,
): Reading {
  if (!providerId) return ignored('The refund is of no payment of ours.');
  if (stage !== 'settled' && stage !== 'failed') return ignored('Nothing has come back by it.');
  const back = stage === 'failed' ? '0' : amountOf(amount, currency);
  return told(update(own, { stage: 'refunded', providerId, part, amount: back }, undefined));
}

function ofDispute(body: string, own: Head): Reading {
  const parsed = parseBody(about(dispute), body);
  if ('why' in parsed) return unreadable(parsed.why);
  const { payment_intent: providerId, amount, currency, status, reason } = parsed.value.data.object;
  if (providerId === null) return ignored('The charge belongs to no payment of ours.');
  // Won, the money is ours again.
  const stage = status === 'won' ? 'settled' : 'disputed';
  const state = {
    stage,
    providerId,
    amount: amountOf(amount, currency),
    reason: `dispute ${status}: ${reason}`,
  } as const;
  return told(update(own, state, undefined));
}

export const stripeWebhooks: WebhookScheme = {
  provider: PROVIDER,
  headers: [HEADER],

  verify: ({ headers, body }, secrets, atMs) =>
    verifyTimestamped({ name: 'Stripe-Signature', header: headers[HEADER], field: 'v1', body, secrets, atMs }),

  // How many endpoints still wait for the event changes from one delivery to the next.
  identify: ({ body }) =>
    identityOfJson(body, ({ id }) => (typeof id === 'string' ? id : undefined), ['pending_webhooks', 'request']),

  read({ body }) {
    const parsed = parseBody(head, body);
    if ('why' in parsed) return unreadable(parsed.why);
    const { id, type, created } = parsed.value;
    const own: Head = { eventId: id, occurredAt: fromEpochMs(Number(created) * 1_000) };
    if (NEVER_TOLD.has(type)) return ignored(`Events of the type ${type} say nothing of a transfer.`);
    if (OF_PAYMENTS.test(type)) return ofPayment(body, own);
    if (type === 'charge.dispute.created' || type === 'charge.dispute.closed') return ofDispute(body, own);
    return ignored(`Events of the type ${type} say nothing of a transfer.`);
  },
};
