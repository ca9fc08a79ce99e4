/** Fees as a transaction bears them: line by line, by tier, with what of each comes back. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol, computedDecimalString } from '../../kernel/money/schema.ts';

export const feeName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be a name such as "card-processing"'));

/** Whose fee it is: ours, the provider's, the network's, that of checks, or of a feature that was asked for. */
export const FEE_TIERS = ['platform', 'provider', 'network', 'compliance', 'premium'] as const;
export type FeeTier = (typeof FEE_TIERS)[number];

/**
 * What of a fee comes back when the transaction is refunded. `full`: all of it, with the refund that completes the
 * transaction's. `proportional`: with each part its share. `none`: nothing.
 */
export const FEE_REFUNDS = ['full', 'proportional', 'none'] as const;

export const feeScheduleId = idSchema('FeeScheduleId');
export type FeeScheduleId = z.output<typeof feeScheduleId>;

/** One fee of a transaction, as it was charged: rules may change, this doesn't. */
export const feeLine = z.strictObject({
  ruleId: feeName,
  tier: z.enum(FEE_TIERS),
  category: feeName,
  method: z.enum(['percentage', 'flat', 'tiered']),
  asset: assetSymbol,
  amount: computedDecimalString,
  /** Who gets it in the end, where a provider took part. */
  provider: z.optional(feeName),
  refund: z.enum(FEE_REFUNDS),
});
export type FeeLine = z.output<typeof feeLine>;

export const feeTotal = z.strictObject({ asset: assetSymbol, amount: computedDecimalString });
export type FeeTotal = z.output<typeof feeTotal>;

/** The fees of a transaction: by schedule, line by line, and their sum for each asset. */
export const feeBreakdown = z.strictObject({
  /** Left out where no schedule was in force: then nothing is charged. */
  scheduleId: z.optional(feeScheduleId),
  lines: z.array(feeLine),
  totals: z.array(feeTotal),
});
export type FeeBreakdown = z.output<typeof feeBreakdown>;
