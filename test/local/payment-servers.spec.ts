/** Stripe as `npm start` has it, and what the sample data show of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymentsTable } from '../../infra/local/demo/payments.ts';
import { type SettlingProviders, startSettlingProviders } from '../../infra/local/payment-servers/start-settling.ts';
import { configuredProviders } from '../../shared/adapters/providers/providers.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { WEBHOOK_SCHEMES, webhookSecretsOf } from '../../shared/adapters/providers/webhooks/schemes.ts';
import type { RawWebhook, Reading } from '../../shared/ledger/contract/webhook-scheme.ts';

let providers: SettlingProviders;
/** Our own side: what came to the route of webhooks, once somebody waits for it. */
const arrived: RawWebhook[] = [];
const ours = createServer(async (request, response) => {
  const body = await new Response(ReadableStream.from(request)).text();
  arrived.push({ headers: { 'stripe-signature': String(request.headers['stripe-signature']) }, body });
  response.end('{}');
});
beforeAll(async () => {
  providers = await startSettlingProviders();
  await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve));
  providers.tell(`http://127.0.0.1:${(ours.address() as AddressInfo).port}`);
});
afterAll(async () => {
  ours.close();
  await providers.close();
});

const order = { reference: '', amount: '25.5', asset: 'EUR', counterparty: 'pm_card_visa' } as const;

describe('the provider beside the sample data', () => {
  it('settles what is ordered soon, tells it as Stripe does, and leaves what waits for the user', async () => {
    const stripe = configuredProviders(providers.settings).get('stripe');
    const send = (more: object) => stripe?.send({ direction: 'pay-in', ...order, ...more });
    const waiting = { reference: 'W', counterparty: 'pm_card_authenticationRequired' };
    const outcomes = [
      await send(waiting),
      await send({ reference: 'I' }),
      await send({ direction: 'pay-out', reference: 'O' }),
    ];
    expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['accepted', 'accepted', 'accepted']);
    await expect.poll(() => arrived.length, { timeout: 5_000 }).toBe(2);
    const scheme = WEBHOOK_SCHEMES.get('stripe');
    const secrets = webhookSecretsOf(providerSettings(providers.settings)).get('stripe') ?? [];
    for (const one of arrived) expect(scheme?.verify(one, secrets, Date.now())).toEqual({ kind: 'genuine' });
    const told = arrived.map((one) => scheme?.read(one) as Extract<Reading, { kind: 'updates' }>);
    const ends = told.flatMap(({ updates }) => updates.map(({ reference, state }) => `${reference} ${state.stage}`));
    expect(ends.toSorted()).toEqual(['I settled', 'O settled']);
    const asked = await stripe?.inquire({ direction: 'pay-in', reference: 'W' });
    expect(asked).toMatchObject({ kind: 'found', state: { stage: 'confirming' } });
  });

  it('is shown by its transfers and what they leave', () => {
    const workflow = {
      transfer: { direction: 'pay-in', amount: '250' },
      status: 'completed',
      completedSteps: ['a', 'b'],
    };
    const table = paymentsTable([workflow], { balances: [{ asset: 'EUR', balance: '250' }] });
    const rows = table.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual(['pay-in', '250.00', 'completed', '2']);
    expect(rows).toContainEqual(['Balance', '250.00']);
    expect(paymentsTable([], {})).toContain('–');
  });
});
