/**
 * MoonPay: users buy and sell crypto on its own page, which an order leads to. `externalTransactionId` is the order's
 * reference; `GET /v1/transactions/ext/{id}` and `/v3/sell_transactions/ext/{id}` answer what became of it.
 */
import * as z from 'zod/mini';
import type {
  Inquiry,
  InquiryOutcome,
  PaymentDirection,
  PaymentProvider,
  PaymentStage,
} from '../../../ledger/contract/payment-provider.ts';
import { httpExchange } from '../../http-exchange.ts';
import {
  readAnswer,
  refused,
  spoken,
  TIMEOUT_MILLISECONDS,
  UNKNOWN_TO_PROVIDER,
  USER_AGENT,
  unknown,
} from '../provider-answer.ts';
import type { MoonPayOptions } from './options.ts';
import { type Flow, type MoonPayTransaction, stateOf, transaction } from './transactions.ts';
import { widgetUrl } from './widget-url.ts';

const ENDPOINT = 'https://api.moonpay.com';
const PATHS: Readonly<Record<Flow, string>> = { buy: '/v1/transactions', sell: '/v3/sell_transactions' };

/** By reference it may be several: a user can open the page twice. */
const transactions = z.union([z.array(transaction), transaction]);

/** How much a transaction says about its order: that something moves says more than that something failed. */
const WEIGHT: readonly PaymentStage[] = ['failed', 'processing', 'confirming', 'settled'];

function outcomeOf(all: readonly MoonPayTransaction[], flow: Flow): InquiryOutcome {
  const states = all.map((one) => stateOf(one, flow));
  if (states.length === 0) return UNKNOWN_TO_PROVIDER;
  if (states.some((state) => state === undefined)) return unknown('MoonPay has a status that is not known here.');
  const known = states
    .flatMap((state) => state ?? [])
    .sort((a, b) => WEIGHT.indexOf(b.stage) - WEIGHT.indexOf(a.stage));
  const [first, second] = known;
  if (second?.stage === 'settled') return unknown('MoonPay has settled two transactions under this reference.');
  return first === undefined ? UNKNOWN_TO_PROVIDER : { kind: 'found', state: first };
}

const flowOf = (direction: PaymentDirection): Flow => (direction === 'pay-out' ? 'sell' : 'buy');

export function moonPay(options: MoonPayOptions): PaymentProvider {
  async function inquire({ direction, reference }: Inquiry, providerId?: string): Promise<InquiryOutcome> {
    const flow = flowOf(direction);
    const byReference = providerId === undefined || providerId === reference;
    const rest = byReference ? `ext/${encodeURIComponent(reference)}` : encodeURIComponent(providerId);
    const answer = await httpExchange({
      url: new URL(`${(options.endpoint ?? ENDPOINT).replace(/\/+$/, '')}${PATHS[flow]}/${rest}`),
      timeoutMs: options.timeoutMs ?? TIMEOUT_MILLISECONDS,
      headers: { authorization: `Api-Key ${options.apiKey}`, 'user-agent': USER_AGENT },
    });
    const said = spoken(answer, (options.now ?? Date.now)());
    if (said.kind === 'unknown') return said;
    if (said.status === 404) return UNKNOWN_TO_PROVIDER;
    const read = said.status === 200 ? readAnswer(transactions, said.text) : undefined;
    if (read === undefined) return unknown(`MoonPay answered ${said.status}, and not with a transaction.`);
    return outcomeOf(Array.isArray(read) ? read : [read], flow);
  }

  return {
    name: 'moonpay',
    directions: new Set<PaymentDirection>(['pay-in', 'pay-out']),

    /** Nothing is sent yet: the user does that, on the page that the state leads to. */
    async send(order) {
      if (order.direction === 'refund') return refused('no_refunds', 'MoonPay refunds by itself what fails.');
      const code = options.currencies?.[order.asset] ?? order.asset.toLowerCase();
      const { reference: providerId } = order;
      return {
        kind: 'accepted',
        state: { stage: 'processing', providerId, continueUrl: widgetUrl(options, order, code) },
      };
    },

    inquire,

    /** MoonPay stops nothing for us: what counts is where it stands. */
    cancel: inquire,
  };
}
