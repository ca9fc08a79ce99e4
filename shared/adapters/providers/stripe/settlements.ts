/**
 * What moved on our balance at Stripe: `GET /v1/balance_transactions`, newest first, with what each came from. Those that
 * move no payment (Stripe's own fees, reserves, transfers of the balance) are settlements that name none.
 */
import * as z from 'zod/mini';
import { decimal, format, negate } from '../../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type {
  Settlement,
  SettlementFeed,
  SettlementPage,
  SettlementWindow,
} from '../../../ledger/contract/settlement-feed.ts';
import { jsonNumber } from '../../prices/exact-json.ts';
import { unknown } from '../provider-answer.ts';
import { askStripe, type StripeOptions } from './client.ts';
import { amountOf } from './currencies.ts';
import { REFERENCE } from './objects.ts';

const PROVIDER = 'stripe';
const PAGE = 100;

const integer = z.pipe(jsonNumber, z.string().check(z.regex(/^-?\d{1,18}$/)));
const id = z.string().check(z.regex(/^\w{1,100}$/));
const linked = z.optional(z.nullable(z.union([id, z.object({ id })])));
/** Charges and refunds name their payment intent, disputes too; payouts are payments themselves. */
const source = z.object({
  id,
  object: z.string(),
  payment_intent: linked,
  metadata: z.optional(z.nullable(z.record(z.string(), z.string()))),
});

const balanceTransaction = z.object({
  id,
  amount: integer,
  fee: integer,
  currency: z.string(),
  created: integer,
  type: z.string(),
  source: z.optional(z.nullable(z.union([id, source]))),
});
type BalanceTransaction = z.output<typeof balanceTransaction>;
const page = z.object({ data: z.array(balanceTransaction), has_more: z.boolean() });

const OWN_PAYMENTS = new Set(['payout', 'refund']);

/** Undefined where Stripe gives an id alone, or the movement is of no payment. */
function namesOf({ source: from }: BalanceTransaction): Pick<Settlement, 'reference' | 'providerId'> {
  if (typeof from !== 'object' || from === null) return {};
  const reference = from.metadata?.[REFERENCE];
  const { payment_intent: intent } = from;
  const intentId = typeof intent === 'object' ? intent?.id : intent;
  // A refund of ours has our reference; one that was made by hand at Stripe is of the payment.
  const isOwn = OWN_PAYMENTS.has(from.object) && (reference !== undefined || from.object === 'payout');
  const providerId = isOwn ? from.id : (intentId ?? from.id);
  return { ...(reference !== undefined && { reference }), providerId };
}

/** Stripe writes what is below zero with a sign, which minor units don't have. */
const signedAmountOf = (text: string, currency: string): string =>
  text.startsWith('-') ? format(negate(decimal(amountOf(text.slice(1), currency)))) : amountOf(text, currency);

function settlementOf(held: BalanceTransaction): Settlement {
  const { id: settlementId, amount, fee, currency, created, type } = held;
  return {
    ...{ provider: PROVIDER, settlementId, ...namesOf(held) },
    asset: currency.toUpperCase(),
    amount: signedAmountOf(amount, currency),
    fee: signedAmountOf(fee, currency),
    settledAt: fromEpochMs(Number(created) * 1_000),
    description: type,
  };
}

const seconds = (time: string): string => String(Math.floor(Date.parse(time) / 1_000));

export function stripeSettlements(options: StripeOptions): SettlementFeed {
  async function read({ from, until }: SettlementWindow, after: string | undefined): Promise<SettlementPage> {
    const form = {
      limit: String(PAGE),
      'expand[]': 'data.source',
      'created[gte]': seconds(from),
      'created[lt]': seconds(until),
      ...(after !== undefined && { starting_after: after }),
    };
    const answer = await askStripe(options, page, { method: 'GET', path: '/v1/balance_transactions', form });
    if (answer.kind !== 'ok') return answer.kind === 'unknown' ? answer : unknown(`Stripe says ${answer.code}.`);
    const { data, has_more: hasMore } = answer.value;
    const next = hasMore ? data.at(-1)?.id : undefined;
    return { kind: 'page', settlements: data.map(settlementOf), next };
  }
  return { provider: PROVIDER, kind: 'list', tellsPayIns: false, read };
}
