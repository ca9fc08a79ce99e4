/** What Ramp Network tells of a purchase of crypto and of a sale. */
import * as z from 'zod/mini';
import type { PaymentStage, PaymentState } from '../../../ledger/contract/payment-provider.ts';
import { jsonNumber } from '../../prices/exact-json.ts';
import { fromMinorUnits } from '../minor-units.ts';
import { time } from '../webhooks/reading.ts';

const units = z.string().check(z.regex(/^\d{1,36}$/, 'must be a whole number of the smallest unit'));
const asset = z.object({ decimals: z.pipe(jsonNumber, z.string().check(z.regex(/^(\d|1[0-8])$/))) });
const token = z.optional(z.nullable(z.string().check(z.regex(/^[\w-]{1,80}$/))));
const id = z.string().check(z.regex(/^[\w-]{1,64}$/));

export const purchase = z.object({
  id,
  status: z.string(),
  cryptoAmount: units,
  asset,
  createdAt: time,
  updatedAt: z.optional(z.nullable(time)),
  purchaseViewToken: token,
});
export type Purchase = z.output<typeof purchase>;

export const sale = z.object({
  id,
  createdAt: time,
  updatedAt: z.optional(z.nullable(time)),
  crypto: z.object({ amount: units, assetInfo: asset, status: z.optional(z.nullable(z.string())) }),
  fiat: z.object({ status: z.optional(z.nullable(z.string())) }),
  saleViewToken: token,
});
export type Sale = z.output<typeof sale>;

const PURCHASE_STAGES: Readonly<Record<string, PaymentStage>> = {
  INITIALIZED: 'processing',
  PAYMENT_STARTED: 'processing',
  PAYMENT_IN_PROGRESS: 'processing',
  PAYMENT_EXECUTED: 'confirming',
  FIAT_SENT: 'confirming',
  FIAT_RECEIVED: 'confirming',
  RELEASING: 'confirming',
  RELEASED: 'settled',
  PAYMENT_FAILED: 'failed',
  REVIEW_REJECTED: 'failed',
  EXPIRED: 'cancelled',
  CANCELLED: 'cancelled',
};

/** A payment can be asked about only with its view token, which therefore is part of its id. */
const providerIdOf = (own: string, view: string | null | undefined): string => (view ? `${own}~${view}` : own);

/** Reads an id that `providerIdOf` made. */
export function partsOf(providerId: string): { readonly id: string; readonly viewToken: string | undefined } {
  const [own = '', viewToken] = providerId.split('~');
  return { id: own, viewToken };
}

/** Undefined for a status that Ramp's documentation didn't have. */
export function purchaseState(held: Purchase): PaymentState | undefined {
  const stage = PURCHASE_STAGES[held.status];
  if (stage === undefined) return undefined;
  return {
    stage,
    providerId: providerIdOf(held.id, held.purchaseViewToken),
    amount: fromMinorUnits(BigInt(held.cryptoAmount), Number(held.asset.decimals)),
    ...((stage === 'failed' || stage === 'cancelled') && { reason: held.status }),
  };
}

export const saleState = (held: Sale, stage: PaymentStage): PaymentState => ({
  stage,
  providerId: providerIdOf(held.id, held.saleViewToken),
  amount: fromMinorUnits(BigInt(held.crypto.amount), Number(held.crypto.assetInfo.decimals)),
  ...(stage === 'cancelled' && { reason: 'EXPIRED' }),
});
