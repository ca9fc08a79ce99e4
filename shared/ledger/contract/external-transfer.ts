/** Transfers from and to outside, which a provider makes: what is ordered, and how far it is. */
import * as z from 'zod/mini';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { accountId, transferId } from './account.ts';
import { feeLine } from './fees.ts';

/** Of `banking`, who sends and what for is checked, and what was settled must clear. */
export const TRANSFER_DOMAINS = ['banking', 'investing', 'defi'] as const;

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

export const externalTransfer = z.strictObject({
  transferId,
  domain: z.enum(TRANSFER_DOMAINS),
  /** As in routes and settings: `stripe`, `bank-files`. */
  provider: z.string().check(z.minLength(1), z.maxLength(64)),
  direction: z.enum(['pay-in', 'pay-out', 'refund']),
  accountId,
  asset: assetSymbol,
  amount: positiveDecimalString,
  /** As the provider names it. */
  counterparty: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Of a refund: the provider's id of what is refunded. */
  refundOf: z.optional(z.string()),
  /** Charged with it, and held with it where funds are held. */
  fees: z.array(feeLine),
  /** What becomes of it when what was settled comes back: an operator looks at it, or it is reversed. */
  onReversal: z.enum(['review', 'reverse']),
  /** Between being settled and being completed. */
  clearingSeconds: z.int().check(z.minimum(0), z.maximum(CLEARING_SECONDS_MAX)),
});
export type ExternalTransfer = z.output<typeof externalTransfer>;
