/** How webhooks of each provider are judged, told apart and read. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedWebhook } from '../../../infra/local/payment-servers/protocol.ts';
import {
  type ProviderName,
  type StartedServers,
  startPaymentServers,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { configuredProviders } from '../../../shared/adapters/providers/providers.ts';
import { providerSettings } from '../../../shared/adapters/providers/settings.ts';
import { WEBHOOK_SCHEMES, webhookSecretsOf } from '../../../shared/adapters/providers/webhooks/schemes.ts';
import type { PaymentOrder } from '../../../shared/ledger/contract/payment-provider.ts';

let started: StartedServers;
beforeAll(async () => {
  started = await startPaymentServers();
});
afterAll(() => started.close());

const PROVIDERS: readonly ProviderName[] = ['stripe', 'moonpay', 'ramp', 'bank-files'];
const TIMED = PROVIDERS.filter((name) => name !== 'ramp');

const settings = () => providerSettings(JSON.stringify(started.servers.settings()));
const schemeOf = (name: ProviderName) => {
  const scheme = WEBHOOK_SCHEMES.get(name);
  if (!scheme) throw new Error(name);
  return scheme;
};
const verdict = (name: ProviderName, webhook: SignedWebhook, atMs = Date.now()) =>
  schemeOf(name).verify(webhook, webhookSecretsOf(settings()).get(name) ?? [], atMs);

/** An order that was settled, and what the provider tells of that. */
async function settled(name: ProviderName): Promise<{ readonly reference: string; readonly webhook: SignedWebhook }> {
  const provider = configuredProviders(JSON.stringify(started.servers.settings())).get(name);
  const isBank = name === 'bank-files';
  const order: PaymentOrder = {
    direction: isBank ? 'pay-out' : 'pay-in',
    reference: randomUUID(),
    amount: '25.5',
    asset: name === 'stripe' || isBank ? 'EUR' : 'USDC',
    counterparty: isBank ? 'DE89370400440532013000/Jane Doe' : 'pm_card_visa',
  };
  const outcome = await provider?.send(order);
  const page = outcome?.kind === 'accepted' ? (outcome.state.continueUrl ?? '') : '';
  const { reference } = order;
  const { stripe, moonpay, ramp, bank } = started.servers;
  if (name === 'stripe') {
    return { reference, webhook: stripe.advance(reference, 'payment_intent.succeeded', { status: 'succeeded' }) };
  }
  if (name === 'moonpay') {
    moonpay.open(page);
    return { reference, webhook: moonpay.advance(reference, { status: 'completed' }) };
  }
  if (name === 'bank-files') return { reference, webhook: bank.report(reference, 'ACSC') };
  ramp.open(page);
  return { reference, webhook: ramp.advance(reference, 'RELEASED', { status: 'RELEASED' }) };
}

const resigned = (name: ProviderName, body: string, atMs?: number): SignedWebhook => {
  const at = atMs === undefined ? {} : { atMs };
  const { stripe, moonpay, ramp, bank } = started.servers;
  if (name === 'stripe') return stripe.sign(body, at);
  if (name === 'moonpay') return moonpay.sign(body, at);
  return name === 'ramp' ? ramp.sign(body) : bank.sign(body, at);
};

describe.each(PROVIDERS)('a webhook of %s', (name) => {
  it('is genuine, and says what was settled of which transfer', async () => {
    const { reference, webhook } = await settled(name);
    expect(verdict(name, webhook)).toEqual({ kind: 'genuine' });
    const reading = schemeOf(name).read(webhook);
    expect(reading).toMatchObject({
      kind: 'updates',
      updates: [{ provider: name, reference, state: { stage: 'settled', amount: '25.5' } }],
    });
  });

  it('is forged with another body, without its header, or with a signature of another form', async () => {
    const { webhook } = await settled(name);
    expect(
      verdict(name, { ...webhook, body: `${webhook.body.slice(0, -1)} ${webhook.body.slice(-1)}x` }),
    ).toMatchObject({ kind: 'forged' });
    expect(verdict(name, { ...webhook, body: webhook.body.replace('25', '99') })).toMatchObject({ kind: 'forged' });
    for (const header of schemeOf(name).headers) {
      const { [header]: _, ...rest } = webhook.headers;
      expect(verdict(name, { ...webhook, headers: rest })).toMatchObject({ kind: 'forged' });
      for (const odd of ['', 'x', 't=1,v1=,s=', 't=x', 'v1,ü', 'é'.repeat(50)]) {
        expect(verdict(name, { ...webhook, headers: { ...webhook.headers, [header]: odd } })).toMatchObject({
          kind: 'forged',
        });
      }
    }
  });

  it('tells the same event by the same id, and another by another', async () => {
    const [one, two] = [(await settled(name)).webhook, (await settled(name)).webhook];
    const { identify } = schemeOf(name);
    expect(identify(one)).toEqual(identify({ ...one }));
    expect(identify(one).eventId).not.toBe(identify(two).eventId);
  });

  it.each([
    '',
    'null',
    '[]',
    '"text"',
    '{',
    '<a/>',
    '{"type":7}',
    '{"type":"payment_intent.succeeded"}',
    '[[[['.repeat(5_000),
  ])('is not read as anything when it is %j', (body) => {
    const webhook = { headers: {}, body };
    expect(schemeOf(name).identify(webhook).digest).toMatch(/^[0-9a-f]{64}$/);
    expect(schemeOf(name).read(webhook).kind).toMatch(/^(unreadable|ignored)$/);
  });
});

describe.each(TIMED)('the time of a signature of %s', (name) => {
  it.each([
    [-299, 'genuine'],
    [299, 'genuine'],
    [-302, 'stale'],
    [302, 'stale'],
  ])('%i seconds from now makes it %s', async (seconds, kind) => {
    const { webhook } = await settled(name);
    const now = Date.now();
    expect(verdict(name, resigned(name, webhook.body, now + seconds * 1_000), now)).toMatchObject({ kind });
  });

  it('can’t be renewed without the secret', async () => {
    const { webhook } = await settled(name);
    const later = Date.now() + 3_600_000;
    const renewed = Object.fromEntries(
      Object.entries(webhook.headers).map(([header, value]) => [
        header,
        value.replace(/(?<=t=)\d+|^\d+$/, String(Math.floor(later / 1_000))),
      ]),
    );
    expect(verdict(name, { ...webhook, headers: renewed }, later)).toMatchObject({ kind: 'forged' });
    expect(verdict(name, webhook, later)).toMatchObject({ kind: 'stale' });
  });
});

describe('secrets', () => {
  it('may be two while one is replaced', () => {
    const signed = started.servers.stripe.sign('{}', { secret: 'whsec_before' });
    const scheme = schemeOf('stripe');
    expect(scheme.verify(signed, ['whsec_now', 'whsec_before'], Date.now())).toEqual({ kind: 'genuine' });
    expect(scheme.verify(signed, ['whsec_now'], Date.now())).toMatchObject({ kind: 'forged' });
  });

  it('of Stripe may be rolled: one fitting signature of several is enough', () => {
    const [old, fresh] = ['whsec_old', 'whsec_fresh'].map((secret) => started.servers.stripe.sign('{}', { secret }));
    const other = /v1=([0-9a-f]+)/.exec(old?.headers['stripe-signature'] ?? '')?.[1];
    const both = `${fresh?.headers['stripe-signature']},v1=${other}`;
    const webhook = { headers: { 'stripe-signature': both }, body: '{}' };
    for (const secret of ['whsec_old', 'whsec_fresh']) {
      expect(schemeOf('stripe').verify(webhook, [secret], Date.now())).toEqual({ kind: 'genuine' });
    }
  });

  it('never stand in what is said of settings that can’t be read', () => {
    for (const text of [
      '{"stripe":{"apiKey":"sk_live_secret"}}',
      'sk_live_secret',
      '{"other":{"apiKey":"sk_live_secret"}}',
    ]) {
      expect(() => providerSettings(text)).toThrow(/PAYMENT_PROVIDERS/);
      expect(() => providerSettings(text)).not.toThrow(/sk_live_secret/);
    }
    expect(providerSettings(undefined)).toEqual({});
  });
});

describe('Ramp', () => {
  it('signs with its own key and no other', async () => {
    const { webhook } = await settled('ramp');
    const { headers } = started.servers.ramp.sign(webhook.body, { by: 'a stranger' });
    expect(verdict('ramp', { ...webhook, headers })).toMatchObject({ kind: 'forged' });
  });

  it('is not believed about a transfer that its page was not opened for', async () => {
    const [{ webhook }, other] = [await settled('ramp'), await settled('ramp')];
    const reference = webhook.reference?.replace(/^[^.]+/, other.reference) ?? '';
    expect(verdict('ramp', { ...webhook, reference })).toMatchObject({ kind: 'forged' });
    expect(verdict('ramp', { ...webhook, reference: other.reference })).toMatchObject({ kind: 'forged' });
  });
});

describe('Stripe', () => {
  const read = (type: string, object: Record<string, unknown>) =>
    schemeOf('stripe').read(started.servers.stripe.event(type, object, 'evt_1'));
  const refund = { object: 'refund', id: 're_1', payment_intent: 'pi_1', amount: 700, currency: 'eur', metadata: {} };
  const dispute = { object: 'dispute', payment_intent: 'pi_1', amount: 700, currency: 'eur', reason: 'fraudulent' };

  it.each([
    [
      'refund.created',
      { ...refund, status: 'succeeded' },
      { stage: 'refunded', providerId: 'pi_1', part: 're_1', amount: '7' },
    ],
    ['refund.failed', { ...refund, status: 'failed' }, { stage: 'refunded', part: 're_1', amount: '0' }],
    [
      'refund.updated',
      { ...refund, status: 'succeeded', metadata: { reference: 'ours' } },
      { stage: 'settled', providerId: 're_1', amount: '7' },
    ],
    ['charge.dispute.created', { ...dispute, status: 'needs_response' }, { stage: 'disputed', providerId: 'pi_1' }],
    [
      'charge.dispute.closed',
      { ...dispute, status: 'lost' },
      { stage: 'disputed', reason: 'dispute lost: fraudulent' },
    ],
    ['charge.dispute.closed', { ...dispute, status: 'won' }, { stage: 'settled' }],
  ])('tells of a payment by %s', (type, object, state) => {
    expect(read(type, object)).toMatchObject({ kind: 'updates', updates: [{ eventId: 'evt_1', state }] });
  });

  it.each([
    ['the sum of a charge’s refunds, ours among them', 'charge.refunded', { object: 'charge', amount_refunded: 700 }],
    ['a refund that is yet to be made', 'refund.created', { ...refund, status: 'pending' }],
    ['one that was given up', 'refund.updated', { ...refund, status: 'canceled' }],
    ['one of what is no payment of ours', 'refund.created', { ...refund, status: 'succeeded', payment_intent: null }],
  ])('says nothing of a payment by %s', (_, type, object) => {
    expect(read(type, object)).toMatchObject({ kind: 'ignored' });
  });

  it('is read without a word about customers, invoices, or what is yet to be tried', () => {
    expect(read('customer.created', { object: 'customer' })).toMatchObject({ kind: 'ignored' });
    const untried = {
      object: 'payment_intent',
      id: 'pi_1',
      amount: 1,
      currency: 'eur',
      status: 'requires_payment_method',
    };
    expect(read('payment_intent.created', untried)).toMatchObject({ kind: 'ignored' });
    expect(read('payment_intent.unheard_of', { ...untried, status: 'unheard_of' })).toMatchObject({
      kind: 'unreadable',
    });
  });

  it('sends an event again that has other endpoints left to hear of it, and it is the same', () => {
    const { body } = started.servers.stripe.event('payout.paid', { object: 'payout' }, 'evt_1');
    const again = body.replace('"pending_webhooks":1', '"pending_webhooks":0');
    expect(again).not.toBe(body);
    const { identify } = schemeOf('stripe');
    expect(identify({ headers: {}, body: again })).toEqual(identify({ headers: {}, body }));
    const other = body.replace('payout.paid', 'payout.failed');
    expect(identify({ headers: {}, body: other })).toMatchObject({ eventId: 'evt_1' });
    expect(identify({ headers: {}, body: other }).digest).not.toBe(identify({ headers: {}, body }).digest);
  });
});
