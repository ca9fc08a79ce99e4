/** Stripe's objects, as far as they are read, and where a payment stands by them. */
import * as z from 'zod/mini';
import type { PaymentStage, PaymentState } from '../../../ledger/contract/payment-provider.ts';
import { jsonNumber } from '../../prices/exact-json.ts';
import { amountOf } from './currencies.ts';

/** The key of the metadata that holds the order's reference. */
export const REFERENCE = 'reference';

const integer = z.pipe(jsonNumber, z.string().check(z.regex(/^\d{1,18}$/)));
const metadata = z.optional(z.nullable(z.record(z.string(), z.string())));
const text = z.optional(z.nullable(z.string()));

const balance = z.object({ fee: integer, currency: z.string() });
/** Ids stand where an object wasn't asked for. */
const charge = z.object({ balance_transaction: z.optional(z.nullable(z.union([z.string(), balance]))) });

const paymentIntent = z.object({
  object: z.literal('payment_intent'),
  id: z.string(),
  amount: integer,
  amount_received: z.optional(integer),
  currency: z.string(),
  status: z.string(),
  metadata,
  latest_charge: z.optional(z.nullable(z.union([z.string(), charge]))),
  last_payment_error: z.optional(z.nullable(z.object({ code: text, decline_code: text, message: text }))),
  next_action: z.optional(z.nullable(z.object({ redirect_to_url: z.optional(z.nullable(z.object({ url: text }))) }))),
  cancellation_reason: text,
});

const payout = z.object({
  object: z.literal('payout'),
  id: z.string(),
  amount: integer,
  currency: z.string(),
  status: z.string(),
  metadata,
  failure_code: text,
  failure_message: text,
});

const refund = z.object({
  object: z.literal('refund'),
  id: z.string(),
  amount: integer,
  currency: z.string(),
  status: z.nullable(z.string()),
  /** What is refunded. */
  payment_intent: text,
  metadata,
  failure_reason: text,
});

export const stripePayment = z.discriminatedUnion('object', [paymentIntent, payout, refund]);
export type Refund = z.output<typeof refund>;
export type StripePayment = z.output<typeof stripePayment>;

const PAYMENT_STAGES: Readonly<Record<string, PaymentStage>> = {
  requires_confirmation: 'confirming',
  requires_action: 'confirming',
  requires_capture: 'confirming',
  processing: 'processing',
  succeeded: 'settled',
  canceled: 'cancelled',
  // After an attempt that failed; before one, a payment that was confirmed when it was made is never there.
  requires_payment_method: 'failed',
};
const PAYOUT_STAGES: Readonly<Record<string, PaymentStage>> = {
  pending: 'processing',
  in_transit: 'confirming',
  paid: 'settled',
  failed: 'failed',
  canceled: 'cancelled',
};
const REFUND_STAGES: Readonly<Record<string, PaymentStage>> = {
  pending: 'processing',
  requires_action: 'confirming',
  succeeded: 'settled',
  failed: 'failed',
  canceled: 'cancelled',
};

const joined = (...parts: readonly (string | null | undefined)[]): string | undefined =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(': ') || undefined;

function reasonOf(payment: StripePayment): string | undefined {
  if (payment.object === 'payout') return joined(payment.failure_code, payment.failure_message);
  if (payment.object === 'refund') return joined(payment.failure_reason);
  const error = payment.last_payment_error;
  return joined(error?.decline_code ?? error?.code, error?.message) ?? joined(payment.cancellation_reason);
}

/** What Stripe kept, if the balance transaction is there and in the payment's own currency. */
function feeOf(payment: StripePayment): string | undefined {
  if (payment.object !== 'payment_intent' || typeof payment.latest_charge !== 'object') return undefined;
  const kept = payment.latest_charge?.balance_transaction;
  return typeof kept === 'object' && kept?.currency === payment.currency
    ? amountOf(kept.fee, kept.currency)
    : undefined;
}

function stageOf(payment: StripePayment): PaymentStage | undefined {
  switch (payment.object) {
    case 'payment_intent':
      return PAYMENT_STAGES[payment.status];
    case 'payout':
      return PAYOUT_STAGES[payment.status];
    case 'refund':
      return REFUND_STAGES[payment.status ?? 'pending'];
  }
}

export const referenceOf = ({ metadata: held }: Pick<StripePayment, 'metadata'>): string | undefined =>
  held?.[REFERENCE];

/** Undefined for a status that Stripe's documentation didn't have. */
export function stateOf(payment: StripePayment): PaymentState | undefined {
  const stage = stageOf(payment);
  if (stage === undefined) return undefined;
  const isPaid = payment.object === 'payment_intent' && stage === 'settled';
  const units = isPaid ? (payment.amount_received ?? payment.amount) : payment.amount;
  const [fee, url] = [
    feeOf(payment),
    payment.object === 'payment_intent' ? payment.next_action?.redirect_to_url?.url : undefined,
  ];
  const reason = stage === 'failed' || stage === 'cancelled' ? reasonOf(payment) : undefined;
  return {
    stage,
    providerId: payment.id,
    amount: amountOf(units, payment.currency),
    ...(fee !== undefined && { fee }),
    ...(reason !== undefined && { reason }),
    ...(typeof url === 'string' && { continueUrl: url }),
  };
}
