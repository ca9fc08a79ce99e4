/** Transfers from and to outside, which a provider makes: what is ordered, and how far it is. */
import * as z from 'zod/mini';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { ACCOUNT_DOMAINS, accountId, transferId } from './account.ts';
import { country } from './country.ts';
import { feeLine } from './fee-lines.ts';

/** In the order of a transfer's life. `completed` and `failed` are where it ends. */
export const TRANSFER_STEPS = [
  'initiated',
  'validating',
  'kyc',
  'compliance',
  'balance-reserved',
  'sent-to-provider',
  'provider-processing',
  'provider-confirming',
  'clearing',
  'completed',
] as const;
export type TransferStep = (typeof TRANSFER_STEPS)[number] | 'compensating' | 'failed';

const CLEARING_SECONDS_MAX = 14 * 86_400;

const ordered = {
  /** As in routes and settings: `stripe`, `bank-files`. */
  provider: z.string().check(z.minLength(1), z.maxLength(64)),
  direction: z.enum(['pay-in', 'pay-out', 'refund']),
  accountId,
  asset: assetSymbol,
  amount: positiveDecimalString,
  /** Where it goes or comes from, as the provider names it: a payment method, a bank account, a chain address. */
  counterparty: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Where that is, as who orders it says (ISO 3166-1); an IBAN says it by itself. */
  country: z.optional(country),
  /** Of a refund: the provider's id of what is refunded. */
  refundOf: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
};

/** What a user sends. */
export const externalTransferOrder = z
  .strictObject({
    ...ordered,
    /** Of a quote for the same: its fees are charged. */
    feeQuoteId: z.optional(z.string().check(z.maxLength(1_000))),
    /** Premium features that are wanted. */
    features: z._default(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)), []),
  })
  .check(
    z.refine(({ direction, refundOf }) => (direction === 'refund') === (refundOf !== undefined), {
      path: ['refundOf'],
      message: 'is needed for a refund, and for nothing else',
    }),
  );
export type ExternalTransferOrder = z.output<typeof externalTransferOrder>;

export const externalTransfer = z.strictObject({
  transferId,
  /** Of `banking`, who sends and what for is checked, and what was settled must clear. */
  domain: z.enum(ACCOUNT_DOMAINS),
  ...ordered,
  /** Charged with it, and held with it where funds are held. */
  fees: z.array(feeLine),
  /** What becomes of it when what was settled comes back: an operator looks at it, or it is reversed. */
  onReversal: z.enum(['review', 'reverse']),
  /** Between being settled and being completed. */
  clearingSeconds: z.int().check(z.minimum(0), z.maximum(CLEARING_SECONDS_MAX)),
});
export type ExternalTransfer = z.output<typeof externalTransfer>;
