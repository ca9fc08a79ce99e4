/** Stripe, as far as payment intents, payouts and refunds go. */
import { createHmac, randomBytes } from 'node:crypto';
import { json, type ProviderCall, type ProviderReply, type SignedWebhook, type Time } from './protocol.ts';

type Fields = Record<string, unknown>;
export type Resource = Fields & {
  id: string;
  object: string;
  status: string;
  created: number;
  metadata: Record<string, string>;
};

const KINDS: Readonly<Record<string, { readonly object: string; readonly prefix: string; readonly status: string }>> = {
  payment_intents: { object: 'payment_intent', prefix: 'pi', status: 'processing' },
  payouts: { object: 'payout', prefix: 'po', status: 'pending' },
  refunds: { object: 'refund', prefix: 're', status: 'pending' },
};

const error = (status: number, type: string, more: Fields = {}): ProviderReply =>
  json(status, { error: { type, message: `A message about ${type}.`, ...more } });

export class StripeServer {
  readonly apiKey = 'sk_test_simulated';
  readonly webhookSecret = 'whsec_simulated_stripe';
  readonly resources: Resource[] = [];
  /** How many of them were made, by reference. */
  made(reference: string): number {
    return this.resources.filter(({ metadata }) => metadata['reference'] === reference).length;
  }
  /** Is told of each that is made. */
  ordered: (made: Resource) => void = () => {};
  readonly #time: Time;
  readonly #replies = new Map<string, { readonly body: string; readonly reply: ProviderReply }>();

  constructor(time: Time) {
    this.#time = time;
  }

  /** What moved on the balance, newest first. */
  readonly balance: Fields[] = [];

  /** Lets something move on the balance. */
  moves(
    amount: number,
    { fee = 0, type = 'charge', currency = 'eur', source = null as Fields | string | null, created = 0, id = '' } = {},
  ): Fields {
    const at = created === 0 ? Math.floor(this.#time.nowMs() / 1_000) : created;
    const name = id === '' ? `txn_${randomBytes(8).toString('hex')}` : id;
    const moved = {
      id: name,
      object: 'balance_transaction',
      amount,
      fee,
      net: amount - fee,
      currency,
      type,
      source,
      created: at,
    };
    this.balance.push(moved);
    this.balance.sort((a, b) => Number(b['created']) - Number(a['created']));
    return moved;
  }

  handle(call: ProviderCall): ProviderReply {
    const [, kind = '', id, act] = /^\/v1\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(call.path) ?? [];
    if (call.headers['authorization'] !== `Bearer ${this.apiKey}`) return error(401, 'invalid_request_error');
    if (kind === 'balance_transactions') return this.#balance(call.query);
    if (KINDS[kind] === undefined) return error(404, 'invalid_request_error');
    if (call.method === 'GET') return id === undefined ? this.#list(kind, call.query) : this.#one(id);
    if (id !== undefined) return act === 'cancel' ? this.#cancel(id) : error(404, 'invalid_request_error');
    return this.#once(call, () => this.#make(kind, new URLSearchParams(call.body)));
  }

  #once({ headers, path, body }: ProviderCall, make: () => ProviderReply): ProviderReply {
    const key = `${path} ${headers['idempotency-key']}`;
    const before = this.#replies.get(key);
    if (before) return before.body === body ? before.reply : error(400, 'idempotency_error');
    const reply = make();
    this.#replies.set(key, { body, reply });
    return reply;
  }

  #make(kind: string, form: URLSearchParams): ProviderReply {
    const known = KINDS[kind] ?? { object: '', prefix: '', status: '' };
    const method = form.get('payment_method');
    if (!/^\d{1,8}$/.test(form.get('amount') ?? '')) {
      return error(400, 'invalid_request_error', { code: 'parameter_invalid_integer' });
    }
    if (method === 'pm_card_chargeDeclined') {
      return error(402, 'card_error', { code: 'card_declined', decline_code: 'insufficient_funds' });
    }
    const needsAction = method === 'pm_card_authenticationRequired';
    const made: Resource = {
      id: `${known.prefix}_${randomBytes(8).toString('hex')}`,
      object: known.object,
      amount: Number(form.get('amount')),
      currency: form.get('currency') ?? 'usd',
      status: needsAction ? 'requires_action' : known.status,
      created: Math.floor(this.#time.nowMs() / 1_000),
      metadata: { reference: form.get('metadata[reference]') ?? '' },
      ...(needsAction && { next_action: { redirect_to_url: { url: 'https://hooks.stripe.com/3d_secure' } } }),
    };
    this.resources.unshift(made);
    this.ordered(made);
    return json(200, made);
  }

  #balance(query: URLSearchParams): ProviderReply {
    const [since, until] = [Number(query.get('created[gte]')), Number(query.get('created[lt]'))];
    const own = this.balance.filter(({ created }) => Number(created) >= since && Number(created) < until);
    const from = own.findIndex(({ id }) => id === query.get('starting_after')) + 1;
    const data = own.slice(from, from + Number(query.get('limit') ?? 10));
    const isExpanded = query.get('expand[]') === 'data.source';
    const shown = data.map((one) => {
      const { source } = one;
      return isExpanded || typeof source !== 'object' || source === null
        ? one
        : { ...one, source: (source as Fields)['id'] };
    });
    return json(200, { object: 'list', data: shown, has_more: from + data.length < own.length });
  }

  #list(kind: string, query: URLSearchParams): ProviderReply {
    const since = Number(query.get('created[gte]') ?? 0);
    const own = this.resources.filter(({ object, created }) => object === KINDS[kind]?.object && created >= since);
    const from = own.findIndex(({ id }) => id === query.get('starting_after')) + 1;
    const data = own.slice(from, from + Number(query.get('limit') ?? 10));
    return json(200, { object: 'list', data, has_more: from + data.length < own.length });
  }

  #one(id: string): ProviderReply {
    const held = this.resources.find((resource) => resource.id === id);
    return held ? json(200, held) : error(404, 'invalid_request_error', { code: 'resource_missing' });
  }

  #cancel(id: string): ProviderReply {
    const held = this.resources.find((resource) => resource.id === id);
    if (!held) return error(404, 'invalid_request_error', { code: 'resource_missing' });
    if (['succeeded', 'paid', 'canceled'].includes(held.status)) {
      return error(400, 'invalid_request_error', { code: 'payment_intent_unexpected_state' });
    }
    held.status = 'canceled';
    return json(200, held);
  }

  /** Lets a payment come to stand elsewhere, and gives the event of it. */
  advance(reference: string, type: string, changes: Fields): SignedWebhook {
    const held = this.resources.find(({ metadata }) => metadata['reference'] === reference);
    if (!held) throw new Error(`Stripe has nothing under ${reference}`);
    Object.assign(held, changes);
    return this.event(type, { ...held });
  }

  event(type: string, object: Fields, eventId = `evt_${randomBytes(8).toString('hex')}`): SignedWebhook {
    const created = Math.floor(this.#time.nowMs() / 1_000);
    const event = { id: eventId, object: 'event', type, created, pending_webhooks: 1, data: { object } };
    return this.sign(JSON.stringify(event));
  }

  sign(body: string, { secret = this.webhookSecret, atMs = this.#time.nowMs() } = {}): SignedWebhook {
    const seconds = Math.floor(atMs / 1_000);
    const v1 = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    const headers = {
      'stripe-signature': `t=${seconds},v1=${v1},v0=${'0'.repeat(64)}`,
      'content-type': 'application/json',
    };
    return { headers, body };
  }
}
