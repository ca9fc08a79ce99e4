/**
 * Stripe: payment intents for what comes in, payouts for what goes out, refunds. The order's reference is the
 * `Idempotency-Key` of the request and stands in the metadata of what it makes.
 */
import * as z from 'zod/mini';
import type {
  Inquiry,
  InquiryOutcome,
  PaymentDirection,
  PaymentOrder,
  PaymentProvider,
  PaymentState,
  SendOutcome,
} from '../../../ledger/contract/payment-provider.ts';
import { notThere, refused, type Unknown, unknown } from '../provider-answer.ts';
import { askStripe, type StripeAnswer, type StripeError, type StripeOptions } from './client.ts';
import { stripeAmount } from './currencies.ts';
import { REFERENCE, referenceOf, type StripePayment, stateOf, stripePayment } from './objects.ts';

const PATHS: Readonly<Record<PaymentDirection, string>> = {
  'pay-in': '/v1/payment_intents',
  'pay-out': '/v1/payouts',
  refund: '/v1/refunds',
};
const PAGE = 100;
/** Lists are looked through so far for a payment whose id isn't known. */
const PAGES_MAX = 20;
/** Clocks differ. */
const SKEW_SECONDS = 300;

const page = z.object({ data: z.array(stripePayment), has_more: z.boolean() });

/** What a payment intent's list and answers show beside it, so that Stripe's fee is seen. */
const expand = (direction: PaymentDirection, prefix = ''): Record<string, string> =>
  direction === 'pay-in' ? { 'expand[]': `${prefix}latest_charge.balance_transaction` } : {};

function formOf(order: PaymentOrder, units: bigint): Readonly<Record<string, string>> {
  const { direction, reference, asset, counterparty, refundOf = '' } = order;
  const all = { amount: String(units), [`metadata[${REFERENCE}]`]: reference, ...expand(direction) };
  const currency = asset.toLowerCase();
  switch (direction) {
    case 'pay-in':
      return {
        ...all,
        currency,
        payment_method: counterparty,
        confirm: 'true',
        'automatic_payment_methods[enabled]': 'true',
        'automatic_payment_methods[allow_redirects]': 'never',
      };
    case 'pay-out':
      return { ...all, currency, destination: counterparty };
    case 'refund':
      return { ...all, payment_intent: refundOf };
  }
}

/** The same key under way, or used for something else: then something was done or is being done. */
const isAboutTheKey = ({ type, code, status }: StripeError): boolean =>
  status === 409 || type === 'idempotency_error' || code === 'idempotency_key_in_use';

const stateIn = (payment: StripePayment): PaymentState | Unknown =>
  stateOf(payment) ?? unknown(`Stripe has a status that is not known here: ${payment.status}.`);

const isUnknown = (state: PaymentState | Unknown): state is Unknown => 'kind' in state;

function sent(answer: StripeAnswer<StripePayment>): SendOutcome {
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'error') {
    if (isAboutTheKey(answer)) return unknown(`Stripe says ${answer.code}.`, 5);
    return refused(answer.code, answer.message);
  }
  const state = stateIn(answer.value);
  return isUnknown(state) ? state : { kind: 'accepted', state };
}

function found(payment: StripePayment): InquiryOutcome {
  const state = stateIn(payment);
  return isUnknown(state) ? state : { kind: 'found', state };
}

export function stripe(options: StripeOptions): PaymentProvider {
  const now = options.now ?? Date.now;

  /** Lists are in order of creation, newest first, and show what was just made; Stripe's search may be minutes late. */
  async function lookThrough({ direction, reference, sentAt }: Inquiry): Promise<InquiryOutcome> {
    const since = sentAt === undefined ? undefined : Math.floor(Date.parse(sentAt) / 1_000) - SKEW_SECONDS;
    let after: string | undefined;
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const answer = await askStripe(options, page, {
        method: 'GET',
        path: PATHS[direction],
        form: {
          limit: String(PAGE),
          ...expand(direction, 'data.'),
          ...(since !== undefined && { 'created[gte]': String(since) }),
          ...(after !== undefined && { starting_after: after }),
        },
      });
      if (answer.kind !== 'ok') return answer.kind === 'unknown' ? answer : unknown(`Stripe says ${answer.code}.`);
      const { data, has_more: hasMore } = answer.value;
      const payment = data.find((candidate) => referenceOf(candidate) === reference);
      if (payment !== undefined) return found(payment);
      after = data.at(-1)?.id;
      if (!hasMore || after === undefined) return notThere(sentAt, now());
    }
    return unknown(`It is not among the newest ${PAGE * PAGES_MAX}.`);
  }

  async function inquire(order: Inquiry, providerId?: string): Promise<InquiryOutcome> {
    if (providerId === undefined) return lookThrough(order);
    const path = `${PATHS[order.direction]}/${encodeURIComponent(providerId)}`;
    const answer = await askStripe(options, stripePayment, { method: 'GET', path, form: expand(order.direction) });
    if (answer.kind === 'ok') return found(answer.value);
    if (answer.kind === 'error') return unknown(`Stripe has no ${providerId}: ${answer.code}.`);
    return answer;
  }

  return {
    name: 'stripe',
    directions: new Set<PaymentDirection>(['pay-in', 'pay-out', 'refund']),

    async send(order) {
      const units = stripeAmount(order.amount, order.asset, { isPayout: order.direction === 'pay-out' });
      if (units === undefined) return refused('amount_not_exact', 'Stripe can’t move this amount exactly.');
      const form = formOf(order, units);
      const request = { method: 'POST', path: PATHS[order.direction], form, idempotencyKey: order.reference } as const;
      return sent(await askStripe(options, stripePayment, request));
    },

    inquire,

    async cancel(order, providerId) {
      const path = `${PATHS[order.direction]}/${encodeURIComponent(providerId)}/cancel`;
      const idempotencyKey = `${order.reference}:cancel`;
      const answer = await askStripe(options, stripePayment, { method: 'POST', path, idempotencyKey });
      if (answer.kind === 'ok') return found(answer.value);
      // It may be too late for that: what counts is where it stands.
      return answer.kind === 'unknown' ? answer : inquire(order, providerId);
    },
  };
}
