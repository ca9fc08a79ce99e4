/**
 * Payment providers on this machine: each speaks its own protocol below a path of its own, keeps what was ordered, signs
 * its webhooks as the real one does, and fails when told so. Whether an event is sent at all, twice, late, before another
 * or against one that was sent before is up to whoever has it: `advance` and `report` give it, and `deliver` sends it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BankServer } from './bank-server.ts';
import { MoonPayServer } from './moonpay-server.ts';
import { json, type ProviderCall, type ProviderReply, type SignedWebhook } from './protocol.ts';
import { RampServer } from './ramp-server.ts';
import { StripeServer } from './stripe-server.ts';

export type PaymentFault =
  /** 429; with seconds to wait, if it says so. */
  | { readonly kind: 'rate-limited'; readonly retryAfter?: string }
  | { readonly kind: 'status'; readonly status: number; readonly text?: string }
  | { readonly kind: 'html'; readonly status?: number }
  /** Half of the answer, ended as if that were all. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'reset' }
  /** No answer, and nothing is done. */
  | { readonly kind: 'hang' }
  /** It is done, and there is no answer. */
  | { readonly kind: 'hang-after-write' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

const PAGE = '<!DOCTYPE html><html><body>Checking your browser</body></html>';

export type ProviderName = 'stripe' | 'moonpay' | 'ramp' | 'bank-files';

export class PaymentServers {
  readonly stripe = new StripeServer({ nowMs: () => this.nowMs() });
  readonly moonpay = new MoonPayServer({ nowMs: () => this.nowMs() });
  readonly ramp = new RampServer({ nowMs: () => this.nowMs() });
  readonly bank = new BankServer({ nowMs: () => this.nowMs() });
  /** All requests so far, those that failed included. */
  readonly seen: (ProviderCall & { readonly provider: string })[] = [];
  nowMs: () => number = Date.now;
  origin = '';
  readonly #faults = new Map<string, PaymentFault[]>();

  /** Makes the next requests to a provider fail, each by one of these, in their order. */
  fail(provider: ProviderName, ...faults: readonly PaymentFault[]): void {
    this.#faults.set(provider, [...(this.#faults.get(provider) ?? []), ...faults]);
  }

  /** What an operator of ours configures. */
  settings() {
    const at = (name: string) => `${this.origin}/${name}`;
    const { stripe, moonpay, ramp, bank } = this;
    return {
      stripe: { endpoint: at('stripe'), apiKey: stripe.apiKey, webhookSecrets: [stripe.webhookSecret] },
      moonpay: {
        endpoint: at('moonpay'),
        pages: { buy: `${at('moonpay')}/buy`, sell: `${at('moonpay')}/sell` },
        apiKey: moonpay.apiKey,
        publishableKey: moonpay.publishableKey,
        webhookSecrets: [moonpay.webhookSecret],
      },
      ramp: {
        endpoint: at('ramp'),
        apiKey: ramp.apiKey,
        webhookUrl: 'https://api.example.com/v1/providers/ramp/webhooks',
        referenceKey: ramp.referenceKey,
        assets: { USDC: { symbol: 'ETH_USDC', decimals: 6 } },
        webhookSecrets: [ramp.publicKey],
      },
      'bank-files': {
        endpoint: at('bank-files'),
        apiKey: bank.apiKey,
        debtor: { name: 'Foldbook Ltd', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
        webhookSecrets: [bank.webhookSecret],
      },
    };
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, provider = '', path = ''] = /^\/([a-z-]+)(\/.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const body = await new Response(ReadableStream.from(request)).text();
    const call = { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body };
    this.seen.push({ ...call, provider });
    const [fault, ...later] = this.#faults.get(provider) ?? [];
    this.#faults.set(provider, later);
    end(response, fault, () => this.#handle(provider, call));
  }

  #handle(provider: string, call: ProviderCall): ProviderReply {
    if (provider === 'stripe') return this.stripe.handle(call);
    if (provider === 'moonpay') return this.moonpay.handle(call);
    if (provider === 'ramp') return this.ramp.handle(call);
    return provider === 'bank-files' ? this.bank.handle(call) : json(404, {});
  }
}

const RATE_LIMITED = json(429, { error: 'too many' });

/** What is answered, and when; undefined for no answer. */
function replyOf(fault: PaymentFault | undefined, handle: () => ProviderReply): ProviderReply | undefined {
  switch (fault?.kind) {
    case undefined:
    case 'slow':
      return handle();
    case 'rate-limited':
      return RATE_LIMITED;
    case 'status':
      return { status: fault.status, type: 'application/json', text: fault.text ?? '{"error":{"type":"api_error"}}' };
    case 'html':
      return { status: fault.status ?? 200, type: 'text/html', text: PAGE };
    case 'truncated': {
      const reply = handle();
      return { ...reply, text: reply.text.slice(0, Math.floor(reply.text.length / 2)) };
    }
    case 'hang-after-write':
      handle();
      return undefined;
    case 'hang':
    case 'reset':
      return undefined;
  }
}

/** @param handle does what was asked; not called where nothing is to be done. */
function end(response: ServerResponse, fault: PaymentFault | undefined, handle: () => ProviderReply): void {
  const reply = replyOf(fault, handle);
  if (fault?.kind === 'reset') response.socket?.resetAndDestroy();
  if (reply === undefined) return;
  const retryAfter = fault?.kind === 'rate-limited' ? fault.retryAfter : undefined;
  const send = (): void => {
    const headers = { 'content-type': reply.type ?? 'text/plain', ...(retryAfter && { 'retry-after': retryAfter }) };
    response.writeHead(reply.status, headers).end(reply.text);
  };
  if (fault?.kind === 'slow') setTimeout(send, fault.milliseconds).unref();
  else send();
}

/** Sends a webhook to our own route, as its provider would, and gives the answer. */
export async function deliver(origin: string, provider: ProviderName, { headers, body, reference }: SignedWebhook) {
  const url = new URL(`${origin}/v1/providers/${provider}/webhooks`);
  if (reference !== undefined) url.searchParams.set('reference', reference);
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

/** Providers that sign as the host of the API tests knows them, and that nobody can call. */
export function standInProviders(): PaymentServers {
  const servers = new PaymentServers();
  servers.origin = 'http://127.0.0.1:9';
  return servers;
}

export interface StartedServers {
  readonly servers: PaymentServers;
  readonly close: () => Promise<void>;
}

export async function startPaymentServers(): Promise<StartedServers> {
  const servers = new PaymentServers();
  const http = createServer((request, response) => void servers.answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  servers.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    servers,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
