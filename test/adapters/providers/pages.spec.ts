/** The clients of MoonPay and Ramp, whose users pay on a page of theirs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type StartedServers,
  startPaymentServers,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { moonPay } from '../../../shared/adapters/providers/moonpay/moonpay.ts';
import { ramp } from '../../../shared/adapters/providers/ramp/ramp.ts';
import type { PaymentOrder, PaymentProvider } from '../../../shared/ledger/contract/payment-provider.ts';

let started: StartedServers;
beforeAll(async () => {
  started = await startPaymentServers();
});
afterAll(() => started.close());

const order = (more: Partial<PaymentOrder> = {}): PaymentOrder => ({
  direction: 'pay-in',
  reference: randomUUID(),
  amount: '25.000001',
  asset: 'USDC',
  counterparty: '0xc216eD2D6c295579718dbd4a797845CdA70B3C36',
  ...more,
});

async function pageOf(provider: PaymentProvider, sent: PaymentOrder): Promise<string> {
  const outcome = await provider.send(sent);
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  expect(outcome.state).toMatchObject({ stage: 'processing', providerId: sent.reference });
  return outcome.state.continueUrl ?? '';
}

describe('MoonPay', () => {
  const client = () => moonPay({ ...started.servers.settings().moonpay, timeoutMs: 5_000 });

  it.each(['pay-in', 'pay-out'] as const)('a %s leads to a page that can’t be altered', async (direction) => {
    const page = await pageOf(client(), order({ direction }));
    expect(() => started.servers.moonpay.open(page.replace('0xc216', '0xbad0'))).toThrow('does not load');
    expect(started.servers.moonpay.open(page).flow).toBe(direction === 'pay-in' ? 'buy' : 'sell');
  });

  it('finds what became of an order by its reference, to the last digit', async () => {
    const bought = order();
    expect(await client().inquire(bought)).toEqual({ kind: 'unknown-to-provider' });
    const { id } = started.servers.moonpay.open(await pageOf(client(), bought));
    expect(await client().inquire(bought)).toMatchObject({
      kind: 'found',
      state: { stage: 'processing', providerId: id },
    });
    started.servers.moonpay.advance(bought.reference, { status: 'completed' });
    const state = { stage: 'settled', providerId: id, amount: '25.000001' };
    expect(await client().inquire(bought)).toEqual({ kind: 'found', state });
    expect(await client().inquire(bought, id)).toEqual({ kind: 'found', state });
    expect(await client().cancel(bought, id)).toEqual({ kind: 'found', state });
  });

  it('takes the one that settled, of an order whose page was opened twice', async () => {
    const bought = order();
    const page = await pageOf(client(), bought);
    const [first, second] = [started.servers.moonpay.open(page), started.servers.moonpay.open(page)];
    first.status = 'failed';
    second.status = 'completed';
    expect(await client().inquire(bought)).toMatchObject({ state: { stage: 'settled', providerId: second.id } });
    first.status = 'completed';
    expect(await client().inquire(bought)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['a 500', { kind: 'status', status: 500 }],
    ['a web page', { kind: 'html' }],
    ['half an answer', { kind: 'truncated' }],
    ['too many requests', { kind: 'rate-limited' }],
  ] as const)('%s leaves it unknown', async (_, fault) => {
    const bought = order();
    started.servers.moonpay.open(await pageOf(client(), bought));
    started.servers.fail('moonpay', fault);
    expect(await client().inquire(bought)).toMatchObject({ kind: 'unknown' });
  });

  it('makes no refunds', async () => {
    expect(await client().send(order({ direction: 'refund' }))).toMatchObject({ kind: 'refused' });
  });
});

describe('Ramp', () => {
  const client = () => ramp({ ...started.servers.settings().ramp, timeoutMs: 5_000 });

  it('is asked for the smallest unit, and told where to say what became of it', async () => {
    const bought = order();
    const { searchParams } = new URL(await pageOf(client(), bought));
    expect(searchParams.get('swapAmount')).toBe('25000001');
    expect(searchParams.get('swapAsset')).toBe('ETH_USDC');
    const hook = new URL(searchParams.get('webhookStatusUrl') ?? '');
    expect(hook.searchParams.get('reference')).toMatch(new RegExp(`^${bought.reference}\\.[0-9a-f]{32}$`));
  });

  it.each([
    [{ amount: '0.0000001' }, 'amount_not_exact'],
    [{ asset: 'DOGE' }, 'no_such_asset'],
    [{ direction: 'refund' }, 'no_refunds'],
  ] as const)('refuses %j', async (more, code) => {
    expect(await client().send(order(more))).toMatchObject({ kind: 'refused', code });
  });

  it('is asked by id and view token, and by nothing else', async () => {
    const [bought, sold] = [order(), order({ direction: 'pay-out' })];
    expect(await client().inquire(bought)).toMatchObject({ kind: 'unknown' });
    const { ramp: server } = started.servers;
    const purchase = server.open(await pageOf(client(), bought));
    const sale = server.open(await pageOf(client(), sold));
    server.advance(bought.reference, 'RELEASED', { status: 'RELEASED' });
    const id = `${purchase.shown.id}~${purchase.viewToken}`;
    expect(await client().inquire(bought, id)).toEqual({
      kind: 'found',
      state: { stage: 'settled', providerId: id, amount: '25.000001' },
    });
    expect(await client().inquire(bought, `${purchase.shown.id}~other`)).toMatchObject({ kind: 'unknown' });
    const saleId = `${sale.shown.id}~${sale.viewToken}`;
    expect(await client().inquire(sold, saleId)).toMatchObject({ state: { stage: 'processing', amount: '25.000001' } });
    server.advance(sold.reference, 'RELEASED', { fiat: { status: 'completed' } });
    expect(await client().inquire(sold, saleId)).toMatchObject({ state: { stage: 'settled' } });
  });
});
