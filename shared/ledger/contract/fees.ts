/**
 * Fees: what is charged on a transaction, and by which rule. A schedule is a set of rules that is in force from a time on;
 * a quote is what the schedule in force makes of a transaction.
 */
import * as z from 'zod/mini';
import { decimal, ONE, parseDecimal } from '../../kernel/money/decimal.ts';
import { ROUNDING_RULES } from '../../kernel/money/rounding.ts';
import { assetSymbol, nonNegativeDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { FEE_REFUNDS, FEE_TIERS, feeBreakdown, feeName, feeScheduleId } from './fee-lines.ts';

/** What is charged for. */
const FEE_OCCASIONS = ['pay-in', 'pay-out', 'refund', 'transfer', 'conversion'] as const;

const RULES_MAX = 100;
const BANDS_MAX = 20;
/** As JSON: some schedules are kept together in one item. */
const RULES_CHARACTERS_MAX = 32_000;
const NAMES_MAX = 50;
const REASON_LENGTH_MAX = 500;

const isFraction = (text: string): boolean => {
  const parsed = parseDecimal(text);
  // What is no decimal has an issue of its own.
  return typeof parsed === 'string' || parsed <= ONE;
};
/** A fraction: `0.015` is 1.5 %. */
const rate = nonNegativeDecimalString.check(z.refine(isFraction, 'must be from 0 to 1: "0.015" is 1.5 %'));

const bounds = { minimum: z.optional(positiveDecimalString), maximum: z.optional(positiveDecimalString) };

const band = z.strictObject({
  /** The band ends with this amount, itself in it; the last band has none. */
  upTo: z.optional(positiveDecimalString),
  rate: z._default(rate, '0'),
  flat: z._default(nonNegativeDecimalString, '0'),
});

const ascending = (bands: readonly { readonly upTo?: string | undefined }[]): boolean =>
  bands.every(({ upTo }, at) => {
    const isLast = at === bands.length - 1;
    if (upTo === undefined || isLast) return upTo === undefined && isLast;
    const before = bands[at - 1]?.upTo;
    return before === undefined || decimal(before) < decimal(upTo);
  });

/** How much it is. Amounts are of the rule's asset. */
export const feeCharge = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('percentage'), rate, ...bounds }),
  z.strictObject({ method: z.literal('flat'), amount: positiveDecimalString }),
  z.strictObject({
    method: z.literal('tiered'),
    /** `marginal`: each band charges its part of the amount. `whole-amount`: the band of the amount charges all of it. */
    mode: z.enum(['marginal', 'whole-amount']),
    bands: z
      .array(band)
      .check(
        z.minLength(1),
        z.maxLength(BANDS_MAX),
        z.refine(ascending, 'must end at growing amounts, and the last one at none'),
      ),
    ...bounds,
  }),
]);
export type FeeCharge = z.output<typeof feeCharge>;

const boundsFit = ({ charge }: { readonly charge: FeeCharge }): boolean =>
  charge.method === 'flat' ||
  charge.minimum === undefined ||
  charge.maximum === undefined ||
  decimal(charge.minimum) <= decimal(charge.maximum);

/** Only a percentage without bounds is of whatever asset the transaction is. */
const namesAsset = ({ charge, asset }: { readonly charge: FeeCharge; readonly asset?: string | undefined }): boolean =>
  asset !== undefined ||
  (charge.method === 'percentage' && charge.minimum === undefined && charge.maximum === undefined);

export const feeRule = z
  .strictObject({
    ruleId: feeName,
    tier: z.enum(FEE_TIERS),
    /** What the fee is for, such as `card-processing`. Of the tier `premium`: the feature that must be asked for. */
    category: feeName,
    charge: feeCharge,
    /** What is charged, and what the amounts of `charge` are in: of anything but a flat fee, the transaction's asset. */
    asset: z.optional(assetSymbol),
    /** What it is charged on; what is left out is not asked about. */
    appliesTo: z.prefault(
      z.strictObject({
        occasions: z.optional(z.array(z.enum(FEE_OCCASIONS)).check(z.minLength(1), z.maxLength(FEE_OCCASIONS.length))),
        assets: z.optional(z.array(assetSymbol).check(z.minLength(1), z.maxLength(NAMES_MAX))),
        providers: z.optional(z.array(feeName).check(z.minLength(1), z.maxLength(NAMES_MAX))),
      }),
      {},
    ),
    rounding: z._default(z.enum(ROUNDING_RULES), 'half-even'),
    refund: z._default(z.enum(FEE_REFUNDS), 'none'),
  })
  .check(
    z.refine(boundsFit, { path: ['charge', 'maximum'], message: 'must not be below the minimum' }),
    z.refine(namesAsset, { path: ['asset'], message: 'is needed, since the charge names amounts' }),
  );
export type FeeRule = z.output<typeof feeRule>;

export const feeRules = z.array(feeRule).check(
  z.maxLength(RULES_MAX),
  z.refine(
    (rules) => new Set(rules.map(({ ruleId }) => ruleId)).size === rules.length,
    'must each have a "ruleId" of its own',
  ),
  z.refine(
    (rules) => JSON.stringify(rules).length <= RULES_CHARACTERS_MAX,
    `must not have more than ${RULES_CHARACTERS_MAX} characters together`,
  ),
);

const feeReason = z.string().check(z.trim(), z.minLength(1), z.maxLength(REASON_LENGTH_MAX));

export const feeSchedule = z.strictObject({
  scheduleId: feeScheduleId,
  /** In force from here on, until another is. */
  effectiveFrom: timestamp,
  recordedAt: timestamp,
  reason: feeReason,
  rules: feeRules,
});
export type FeeSchedule = z.output<typeof feeSchedule>;

/** Premium features that are wanted, by their category. */
export const feeFeatures = z.array(feeName).check(z.maxLength(NAMES_MAX));

/** What fees are asked for. */
export const feeSubject = z.strictObject({
  occasion: z.enum(FEE_OCCASIONS),
  asset: assetSymbol,
  amount: positiveDecimalString,
  provider: z.optional(feeName),
  features: z._default(feeFeatures, []),
});
export type FeeSubject = z.output<typeof feeSubject>;

/** What a transaction would cost, and until when it does. */
export const feeQuote = z.extend(feeBreakdown, {
  /** Sent with the transaction, it is charged these fees, until the quote ends. */
  quoteId: z.string(),
  quotedAt: timestamp,
  validUntil: timestamp,
});
export type FeeQuote = z.output<typeof feeQuote>;
