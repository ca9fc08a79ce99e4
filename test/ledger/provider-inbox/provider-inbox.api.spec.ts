/** Webhooks of providers on the running host: stored, answered, read behind, and what operators can do about them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignedWebhook } from '../../../infra/local/payment-servers/protocol.ts';
import {
  deliver,
  type ProviderName,
  standInProviders,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { stripeWebhooks } from '../../../shared/adapters/providers/stripe/webhook.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { putRecords } from '../../../shared/kernel/store/write-records.ts';
import { acceptMessage } from '../../../shared/ledger/app/provider-inbox/accept-message.ts';
import { readProviderPayment } from '../../../shared/ledger/app/provider-inbox/record-provider-update.ts';
import { unverifiedWrites } from '../../../shared/ledger/read/provider-inbox/places.ts';
import { newUser, origin, post, refusal } from '../../support/api.ts';
import { hostStore, runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';

const servers = standInProviders();
const REASON = 'The transfer of a user is stuck';
let operator: HttpClient;
beforeAll(async () => {
  operator = await newUser(['ops']);
});

const send = (webhook: SignedWebhook, provider: ProviderName = 'stripe') => deliver(origin(), provider, webhook);

async function accepted(webhook: SignedWebhook, provider: ProviderName = 'stripe'): Promise<string> {
  const { status, body } = await send(webhook, provider);
  expect(body).toMatchObject({ status: 'accepted' });
  expect(status).toBe(200);
  return String(body['messageId']);
}

let counted = 0;
const payout = (status: string, more: Body = {}): Body => {
  counted += 1;
  return {
    object: 'payout',
    id: `po_api_${counted}`,
    amount: 700,
    currency: 'eur',
    status,
    metadata: { reference: 'T' },
    ...more,
  };
};

const pathOf = (messageId: string, act: string, provider = 'stripe') =>
  `/v1/ops/provider-messages/${provider}/${messageId}/${act}`;
const shown = (messageId: string, provider = 'stripe') =>
  post(operator, pathOf(messageId, 'payload', provider), { reason: REASON }, 200);

/** Waits until a message has come to stand so. */
async function standing(messageId: string, status: string, provider = 'stripe'): Promise<Body> {
  const read = async () => (await shown(messageId, provider)) as Body;
  await expect.poll(async () => (await read())['status'], { timeout: 30_000 }).toBe(status);
  return read();
}

describe('a webhook of a provider', () => {
  it('needs no token, is read behind its answer, and counts once', async () => {
    const webhook = servers.stripe.event('payout.paid', payout('paid', { id: 'po_once' }));
    const messageId = await accepted(webhook);
    expect(await send(webhook)).toMatchObject({ status: 200, body: { messageId, status: 'duplicate' } });
    const message = await standing(messageId, 'processed');
    expect(message).toMatchObject({
      body: webhook.body,
      updates: [{ reference: 'T', state: { stage: 'settled', amount: '7' } }],
    });
    const payment = await readProviderPayment(hostStore(), 'stripe', 'po_once');
    expect(Object.values(payment?.updates ?? {})).toMatchObject([{ state: { stage: 'settled' } }]);
  });

  it('may be XML', async () => {
    const reference = '0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f';
    const messageId = await accepted(servers.bank.report(reference, 'RJCT', { reason: 'AC04' }), 'bank-files');
    expect(await standing(messageId, 'processed', 'bank-files')).toMatchObject({
      updates: [{ reference, state: { stage: 'failed', reason: 'AC04: Rejected & returned' } }],
    });
  });

  it('is refused with a code of its own', async () => {
    const webhook = servers.stripe.event('payout.paid', payout('paid'));
    const cases: readonly (readonly [string, SignedWebhook, number, string])[] = [
      ['paypal', webhook, 404, 'UnknownProvider'],
      ['stripe', servers.stripe.sign(webhook.body, { secret: 'other' }), 400, 'SignatureInvalid'],
      ['stripe', { ...webhook, headers: {} }, 400, 'SignatureInvalid'],
      ['stripe', servers.stripe.sign(webhook.body, { atMs: Date.now() - 400_000 }), 400, 'SignatureStale'],
      ['stripe', servers.stripe.sign('x'.repeat(300_000)), 413, 'BodyTooLarge'],
    ];
    for (const [provider, { headers, body }, status, code] of cases) {
      const target = `/v1/providers/${provider}/webhooks`;
      const answer = await operator.send('POST', target, { body, headers });
      expect(refusal(answer)).toMatchObject({ status, code });
    }
    const { body } = await operator.send(
      'GET',
      '/v1/ops/provider-messages?provider=stripe&status=unverified&limit=500',
    );
    // The same body falls on the same place, so that the last of them is left.
    const reasons = (body['items'] as Body[]).map(({ reason }) => String(reason));
    expect(reasons.some((reason) => reason.startsWith('It was signed'))).toBe(true);
  });

  it('whose order got lost is found when it is due', async () => {
    const inbox = { store: hostStore(), schemes: new Map(), order: async () => {}, log: { info: () => {} } };
    const webhook = servers.stripe.event('payout.failed', payout('failed', { failure_code: 'account_closed' }));
    const receivedAt = new Date(Date.now() - 120_000).toISOString();
    const { messageId } = await acceptMessage(inbox, stripeWebhooks, { webhook, receivedAt });
    await runFunction('ledger.provider-inbox-due');
    await standing(messageId, 'processed');
  });
});

describe('an operator', () => {
  it('lists what came, has it read again, and leaves it out with a reason on record', async () => {
    const unreadable = servers.stripe.event('payout.paid', { object: 'payout', odd: true });
    const messageId = await accepted(unreadable);
    // Its first try is over when there is a reason to wait.
    await expect.poll(async () => (await shown(messageId))['reason'], { timeout: 30_000 }).toMatch(/another shape/);
    const listed = await operator.readAll('/v1/ops/provider-messages?provider=stripe&limit=2');
    expect(listed.find((item) => item['messageId'] === messageId)).toMatchObject({ status: 'pending', attempts: 1 });
    await post(operator, pathOf(messageId, 'replay'), { reason: REASON }, 202);
    await expect.poll(async () => (await shown(messageId))['attempts'], { timeout: 30_000 }).toBe(2);
    const ignored = await post(operator, pathOf(messageId, 'ignore'), { reason: 'Sent by mistake' }, 200);
    expect(ignored).toMatchObject({ status: 'ignored', reason: 'Sent by mistake' });
    const sent = { body: { provider: 'moonpay', reason: REASON }, headers: { 'idempotency-key': 'many' } };
    for (const _ of ['once', 'again']) {
      const many = await operator.send('POST', '/v1/ops/provider-messages/replay', sent);
      expect(many).toMatchObject({ status: 202, body: { replayed: 0, left: 0, complete: true } });
    }
    const audit = (await operator.readAll('/v1/ops/audit?limit=1000')).filter(
      (act) => act['operator'] === operator.userId,
    );
    const acts = audit.map((act) => act['action'] ?? act['what']);
    for (const act of [
      'replayProviderMessage',
      'ignoreProviderMessage',
      'provider-message',
      'replayProviderMessages',
    ]) {
      expect(acts).toContain(act);
    }
  });

  it('has a message judged again, which is still nobody’s', async () => {
    const odd = servers.stripe.sign('{"id":"evt_odd"}', { secret: 'other' });
    await send(odd);
    const { body } = await operator.send(
      'GET',
      '/v1/ops/provider-messages?provider=stripe&status=unverified&limit=500',
    );
    const [kept] = (body['items'] as Body[]).filter(({ reason }) => String(reason).includes('does not fit'));
    const again = await operator.send('POST', pathOf(String(kept?.['messageId']), 'replay'), {
      body: { reason: REASON },
    });
    expect(refusal(again)).toMatchObject({ status: 400, code: 'SignatureInvalid' });
  });

  it('has a message judged again that was the provider’s after all', async () => {
    const webhook = servers.stripe.event('payout.paid', payout('paid'));
    const [messageId, receivedAt] = [newId(), new Date().toISOString()];
    const kept = { messageId, provider: 'stripe', receivedAt, reason: 'The secret was another', slot: 9_999 };
    await putRecords(hostStore(), unverifiedWrites(kept, webhook), { actor: 'system:test', now: receivedAt });
    const again = await post(operator, pathOf(messageId, 'replay'), { reason: REASON }, 202);
    expect(again['messageId']).not.toBe(messageId);
    await standing(String(again['messageId']), 'processed');
    const gone = await operator.send('POST', pathOf(messageId, 'payload'), { body: { reason: REASON } });
    expect(refusal(gone)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});
