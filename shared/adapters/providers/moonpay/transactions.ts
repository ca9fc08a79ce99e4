/** MoonPay's transactions, as far as they are read: a purchase of crypto, or a sale. */
import * as z from 'zod/mini';
import { format } from '../../../kernel/money/decimal.ts';
import type { PaymentStage, PaymentState } from '../../../ledger/contract/payment-provider.ts';
import { jsonNumber } from '../../prices/exact-json.ts';
import { exactNumber } from '../../prices/exact-number.ts';
import { time } from '../webhooks/reading.ts';

const amount = z.optional(z.nullable(jsonNumber));

export const transaction = z.object({
  id: z.string(),
  status: z.string(),
  updatedAt: time,
  externalTransactionId: z.optional(z.nullable(z.string())),
  /** What is paid with: money of a purchase, crypto of a sale. */
  baseCurrencyAmount: amount,
  /** What is got for it. */
  quoteCurrencyAmount: amount,
  failureReason: z.optional(z.nullable(z.string())),
});
export type MoonPayTransaction = z.output<typeof transaction>;
export type Flow = 'buy' | 'sell';

const STAGES: Readonly<Record<string, PaymentStage>> = {
  waitingPayment: 'processing',
  waitingForDeposit: 'processing',
  pending: 'processing',
  waitingAuthorization: 'confirming',
  completed: 'settled',
  failed: 'failed',
};

/** The crypto side is the one that a transfer is about. */
const cryptoAmount = (held: MoonPayTransaction, flow: Flow): string | undefined => {
  const text = flow === 'buy' ? held.quoteCurrencyAmount : held.baseCurrencyAmount;
  const exact = typeof text === 'string' ? exactNumber(text) : undefined;
  return exact === undefined ? undefined : format(exact);
};

/** Undefined for a status that MoonPay's documentation didn't have. */
export function stateOf(held: MoonPayTransaction, flow: Flow): PaymentState | undefined {
  const stage = STAGES[held.status];
  if (stage === undefined) return undefined;
  const moved = cryptoAmount(held, flow);
  return {
    stage,
    providerId: held.id,
    ...(moved !== undefined && { amount: moved }),
    ...(stage === 'failed' && typeof held.failureReason === 'string' && { reason: held.failureReason }),
  };
}
