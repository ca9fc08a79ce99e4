/** The client of Stripe against a server that speaks its protocol, over HTTP. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type PaymentFault,
  type StartedServers,
  startPaymentServers,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { stripe } from '../../../shared/adapters/providers/stripe/stripe.ts';
import type { PaymentOrder } from '../../../shared/ledger/contract/payment-provider.ts';

let started: StartedServers;
beforeAll(async () => {
  started = await startPaymentServers();
});
afterAll(() => started.close());

/** For what is never answered. */
const SHORT = { timeoutMs: 100 };
const client = (more: { readonly now?: () => number; readonly apiKey?: string; readonly timeoutMs?: number } = {}) =>
  stripe({ ...started.servers.settings().stripe, timeoutMs: 5_000, ...more });
const order = (more: Partial<PaymentOrder> = {}): PaymentOrder => ({
  direction: 'pay-in',
  reference: randomUUID(),
  amount: '25.5',
  asset: 'EUR',
  counterparty: 'pm_card_visa',
  ...more,
});
const bodies = () => started.servers.seen.map(({ body }) => new URLSearchParams(body));

describe('a payment in', () => {
  it('is sent in cents, once, with its reference, under a pinned version', async () => {
    const paid = order();
    const outcome = await client().send(paid);
    expect(outcome).toMatchObject({ kind: 'accepted', state: { stage: 'processing', amount: '25.5' } });
    const seen = started.servers.seen.at(-1);
    expect(seen?.headers).toMatchObject({
      'idempotency-key': paid.reference,
      'stripe-version': '2025-03-31.basil',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(Object.fromEntries(bodies().at(-1) ?? [])).toMatchObject({
      amount: '2550',
      currency: 'eur',
      confirm: 'true',
      payment_method: 'pm_card_visa',
      'metadata[reference]': paid.reference,
    });
  });

  it('is one payment however often it is sent', async () => {
    const paid = order();
    const outcomes = [await client().send(paid), await client().send(paid), await client().send(paid)];
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(started.servers.stripe.made(paid.reference)).toBe(1);
  });

  it('that its bank wants confirmed says where', async () => {
    const outcome = await client().send(order({ counterparty: 'pm_card_authenticationRequired' }));
    expect(outcome).toMatchObject({
      state: { stage: 'confirming', continueUrl: 'https://hooks.stripe.com/3d_secure' },
    });
  });

  it('that is declined is refused, with Stripe’s code', async () => {
    expect(await client().send(order({ counterparty: 'pm_card_chargeDeclined' }))).toMatchObject({
      kind: 'refused',
      code: 'insufficient_funds',
    });
  });

  it('is unknown, not refused, when its key was used for something else', async () => {
    const paid = order();
    await client().send(paid);
    expect(await client().send({ ...paid, amount: '26' })).toMatchObject({ kind: 'unknown' });
    expect(started.servers.stripe.made(paid.reference)).toBe(1);
  });
});

describe('amounts', () => {
  it.each([
    ['500', 'JPY', '500'],
    ['1.25', 'KWD', '1250'],
    ['0.01', 'EUR', '1'],
    ['7', 'UGX', '700'],
  ])('%s %s is %s of the smallest unit', async (amount, asset, units) => {
    await client().send(order({ amount, asset }));
    expect(bodies().at(-1)?.get('amount')).toBe(units);
  });

  it.each([
    ['0.5', 'JPY', 'pay-in'],
    ['0.005', 'EUR', 'pay-in'],
    ['1.255', 'KWD', 'pay-in'],
    ['1.5', 'ISK', 'pay-in'],
    ['10.5', 'HUF', 'pay-out'],
    ['-1', 'EUR', 'pay-in'],
  ] as const)('%s %s as %s is refused before anything is sent', async (amount, asset, direction) => {
    const before = started.servers.seen.length;
    expect(await client().send(order({ amount, asset, direction }))).toMatchObject({
      kind: 'refused',
      code: 'amount_not_exact',
    });
    expect(started.servers.seen.length).toBe(before);
  });
});

describe('an answer from which nothing follows', () => {
  const faults: readonly (readonly [string, PaymentFault])[] = [
    ['a 500', { kind: 'status', status: 500 }],
    ['a 503', { kind: 'status', status: 503 }],
    ['a redirect', { kind: 'status', status: 302 }],
    ['a web page', { kind: 'html' }],
    ['half an answer', { kind: 'truncated' }],
    ['a broken connection', { kind: 'reset' }],
    ['too many requests', { kind: 'rate-limited', retryAfter: '7' }],
    ['a key under way', { kind: 'status', status: 409, text: '{"error":{"type":"idempotency_error"}}' }],
    ['a 400 of somebody in between', { kind: 'status', status: 400, text: 'Bad Request' }],
    ['no answer', { kind: 'hang' }],
  ];
  it.each(faults)('%s leaves it unknown whether it was paid', async (_, fault) => {
    started.servers.fail('stripe', fault);
    const outcome = await client(fault.kind === 'hang' ? SHORT : {}).send(order());
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(JSON.stringify(outcome)).not.toContain(started.servers.stripe.apiKey);
  });

  it('says when to come again, if Stripe does', async () => {
    started.servers.fail('stripe', { kind: 'rate-limited', retryAfter: '7' });
    expect(await client().send(order())).toMatchObject({ retryAfterSeconds: 7 });
  });

  it('is what a key gives that Stripe doesn’t take', async () => {
    expect(await client({ apiKey: 'sk_wrong' }).send(order())).toMatchObject({ kind: 'unknown' });
  });
});

describe('what became of an order', () => {
  it('is found by its reference though its answer never came', async () => {
    const paid = order();
    started.servers.fail('stripe', { kind: 'hang-after-write' });
    expect(await client(SHORT).send(paid)).toMatchObject({ kind: 'unknown' });
    const sentAt = new Date().toISOString();
    expect(await client().inquire({ ...paid, sentAt })).toMatchObject({
      kind: 'found',
      state: { stage: 'processing' },
    });
    expect(started.servers.stripe.made(paid.reference)).toBe(1);
  });

  it('is found behind hundreds of others', async () => {
    const paid = order({ direction: 'pay-out', counterparty: 'ba_1' });
    await client().send(paid);
    for (let count = 0; count < 120; count += 1) started.servers.stripe.handle(payoutOf(randomUUID()));
    const found = await client().inquire({ ...paid, sentAt: new Date().toISOString() });
    expect(found).toMatchObject({ kind: 'found', state: { stage: 'processing', amount: '25.5' } });
  });

  it('is not known to Stripe only when its request can’t be on its way any more', async () => {
    const { direction, reference } = order();
    const sentAt = new Date().toISOString();
    expect(await client().inquire({ direction, reference, sentAt })).toMatchObject({ kind: 'unknown' });
    const now = () => Date.now() + 150_000;
    expect(await client({ now }).inquire({ direction, reference, sentAt })).toEqual({ kind: 'unknown-to-provider' });
  });

  it('is unknown while Stripe doesn’t answer', async () => {
    started.servers.fail('stripe', { kind: 'status', status: 500 });
    expect(await client().inquire(order())).toMatchObject({ kind: 'unknown' });
  });

  it('says why a payout failed, and that a refund settled', async () => {
    const [out, back] = [order({ direction: 'pay-out' }), order({ direction: 'refund', refundOf: 'pi_1' })];
    await Promise.all([client().send(out), client().send(back)]);
    const failure = { failure_code: 'account_closed', failure_message: 'The bank account has been closed.' };
    started.servers.stripe.advance(out.reference, 'payout.failed', { status: 'failed', ...failure });
    started.servers.stripe.advance(back.reference, 'refund.updated', { status: 'succeeded' });
    expect(await client().inquire(out)).toMatchObject({
      state: { stage: 'failed', reason: 'account_closed: The bank account has been closed.' },
    });
    expect(await client().inquire(back)).toMatchObject({ state: { stage: 'settled' } });
  });

  it('counts what Stripe kept, if it is in the same currency', async () => {
    const paid = order();
    await client().send(paid);
    const latest_charge = { balance_transaction: { fee: 63, currency: 'eur' } };
    started.servers.stripe.advance(paid.reference, 'payment_intent.succeeded', { status: 'succeeded', latest_charge });
    expect(await client().inquire(paid)).toMatchObject({ state: { stage: 'settled', amount: '25.5', fee: '0.63' } });
  });
});

describe('cancelling', () => {
  it('stops what has not happened, and tells what has', async () => {
    const [open, done] = [order(), order()];
    const ids = [];
    for (const paid of [open, done]) {
      const outcome = await client().send(paid);
      ids.push(outcome.kind === 'accepted' ? outcome.state.providerId : '');
    }
    started.servers.stripe.advance(done.reference, 'payment_intent.succeeded', { status: 'succeeded' });
    expect(await client().cancel(open, ids[0] ?? '')).toMatchObject({ kind: 'found', state: { stage: 'cancelled' } });
    expect(await client().cancel(done, ids[1] ?? '')).toMatchObject({ kind: 'found', state: { stage: 'settled' } });
  });
});

const payoutOf = (reference: string) => ({
  method: 'POST',
  path: '/v1/payouts',
  query: new URLSearchParams(),
  headers: { authorization: `Bearer ${started.servers.stripe.apiKey}`, 'idempotency-key': reference },
  body: new URLSearchParams({ amount: '1', currency: 'eur', 'metadata[reference]': reference }).toString(),
});
