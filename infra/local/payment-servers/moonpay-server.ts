/** MoonPay: its page, which a user opens, and what its API says of transactions. */
import { createHmac, randomUUID } from 'node:crypto';
import { json, type ProviderCall, type ProviderReply, type SignedWebhook, type Time } from './protocol.ts';

interface Transaction extends Record<string, unknown> {
  readonly id: string;
  readonly flow: 'buy' | 'sell';
  readonly externalTransactionId: string;
  status: string;
  updatedAt: string;
}

export class MoonPayServer {
  readonly apiKey = 'sk_test_moonpay';
  readonly publishableKey = 'pk_test_moonpay';
  readonly webhookSecret = 'wk_test_moonpay';
  readonly transactions: Transaction[] = [];
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  /** What the page does when a user buys or sells on it; it doesn't load with a signature that isn't ours. */
  open(address: string): Transaction {
    const url = new URL(address);
    const signature = url.searchParams.get('signature');
    url.searchParams.delete('signature');
    const expected = createHmac('sha256', this.apiKey).update(url.search).digest('base64');
    if (signature !== expected || url.searchParams.get('apiKey') !== this.publishableKey) {
      throw new Error('the page does not load');
    }
    const get = (name: string) => url.searchParams.get(name) ?? '';
    const flow = url.pathname.endsWith('/sell') ? 'sell' : 'buy';
    const amounts =
      flow === 'buy'
        ? { quoteCurrencyAmount: Number(get('quoteCurrencyAmount')), baseCurrencyAmount: 100 }
        : { baseCurrencyAmount: Number(get('baseCurrencyAmount')), quoteCurrencyAmount: 100 };
    const made: Transaction = {
      id: randomUUID(),
      flow,
      externalTransactionId: get('externalTransactionId'),
      status: flow === 'buy' ? 'waitingPayment' : 'waitingForDeposit',
      updatedAt: new Date(this.#time.nowMs()).toISOString(),
      failureReason: null,
      feeAmount: 3.99,
      ...amounts,
    };
    this.transactions.push(made);
    return made;
  }

  handle({ path, headers }: ProviderCall): ProviderReply {
    if (headers['authorization'] !== `Api-Key ${this.apiKey}`) return json(401, { type: 'UnauthorizedError' });
    const [, kind, isExternal, id = ''] =
      /^\/(v1\/transactions|v3\/sell_transactions)(\/ext)?\/([\w-]+)$/.exec(path) ?? [];
    const flow = kind === 'v3/sell_transactions' ? 'sell' : 'buy';
    const own = this.transactions.filter((one) => one.flow === flow);
    if (isExternal !== undefined)
      return json(
        200,
        own.filter(({ externalTransactionId }) => externalTransactionId === id),
      );
    const held = own.find((one) => one.id === id);
    return held ? json(200, held) : json(404, { type: 'NotFoundError', message: 'Transaction not found' });
  }

  /** Lets a transaction come to stand elsewhere, and gives the event of it. */
  advance(reference: string, changes: Partial<Transaction>): SignedWebhook {
    const held = this.transactions.find(({ externalTransactionId }) => externalTransactionId === reference);
    if (!held) throw new Error(`MoonPay has nothing under ${reference}`);
    Object.assign(held, { updatedAt: new Date(this.#time.nowMs()).toISOString() }, changes);
    const prefix = held.flow === 'sell' ? 'sell_' : '';
    const ending = held.status === 'failed' ? 'failed' : 'updated';
    return this.sign(JSON.stringify({ type: `${prefix}transaction_${ending}`, data: held }));
  }

  sign(body: string, { secret = this.webhookSecret, atMs = this.#time.nowMs() } = {}): SignedWebhook {
    const seconds = Math.floor(atMs / 1_000);
    const s = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    return { headers: { 'moonpay-signature-v2': `t=${seconds},s=${s}`, 'content-type': 'application/json' }, body };
  }
}
