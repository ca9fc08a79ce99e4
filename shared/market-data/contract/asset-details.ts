/** What only assets of some types have. */
import * as z from 'zod/mini';
import { assetSymbol, nonNegativeDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { chainName } from './asset-identifiers.ts';
import type { AssetType } from './asset-types.ts';

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const fraction = (schema: z.ZodMiniType<string, string>) =>
  schema.check(
    z.refine((text) => /^(0|1)(\.\d+)?$/.test(text) && Number(text) <= 1, 'must be from 0 to 1: 0.0022 is 0.22%'),
  );

const equity = z.strictObject({
  /** ISO 3166-1, two letters. */
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country code such as "US"'))),
  sector: z.optional(words),
  industry: z.optional(words),
});

const fund = z.strictObject({
  /** A year's costs as a fraction: 0.0022 is 0.22%. */
  expenseRatio: fraction(nonNegativeDecimalString),
});

/** Conventions by their usual names; `shared/market-data/calc/bonds` says where each is defined. */
const DAY_COUNT_NAMES = ['30/360', '30E/360', 'ACT/ACT-ICMA', 'ACT/365F', 'ACT/360'] as const;
const COUPON_TYPES = ['fixed', 'zero', 'floating'] as const;

const bondFields = z.strictObject({
  issuer: words,
  couponType: z.enum(COUPON_TYPES),
  /** Interest of a year as a fraction of par: 0.0425 is 4.25%. Of a floating one, the rate in force. */
  couponRate: fraction(nonNegativeDecimalString),
  /** 0 of a bond without coupons. */
  couponsPerYear: z.union(
    [0, 1, 2, 3, 4, 6, 12].map((count) => z.literal(count)),
    'must be 0, 1, 2, 3, 4, 6 or 12',
  ),
  issuedOn: z.optional(calendarDate),
  maturity: calendarDate,
  /** Repaid at maturity, in the native currency, for one bond. */
  par: positiveDecimalString,
  dayCount: z.enum(DAY_COUNT_NAMES),
});

const bond = bondFields.check(
  z.superRefine(({ couponType, couponRate, couponsPerYear, issuedOn, maturity }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', message, path: [field] });
    const isZero = couponType === 'zero';
    if (isZero && Number(couponRate) !== 0) refuse('couponRate', 'must be 0 of a bond without coupons');
    if (isZero !== (couponsPerYear === 0))
      refuse('couponsPerYear', 'must be 0 of a bond without coupons, and of no other');
    if (issuedOn !== undefined && issuedOn >= maturity) refuse('maturity', 'must be after the day of issue');
  }),
);

const token = z.strictObject({
  blockchain: z.optional(chainName),
  /** Whether it is the coin of its chain. */
  isNative: z.optional(z.boolean()),
});

const collection = z.strictObject({
  blockchain: z.optional(chainName),
  standard: z.enum(['ERC721', 'ERC1155']),
});

const pool = z.strictObject({
  protocol: z.optional(words),
  /** What one token stands for. */
  underlyings: z
    .array(
      z.strictObject({
        asset: assetSymbol,
        /** How many of the asset one token stands for. */
        weight: positiveDecimalString,
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(16),
      z.refine((all) => new Set(all.map(({ asset }) => asset)).size === all.length, 'names an asset twice'),
    ),
});

export const assetDetails = {
  equity: z.optional(equity),
  fund: z.optional(fund),
  bond: z.optional(bond),
  token: z.optional(token),
  collection: z.optional(collection),
  pool: z.optional(pool),
};
export type DetailName = keyof typeof assetDetails;
export const DETAIL_NAMES = Object.keys(assetDetails) as readonly DetailName[];

interface DetailRule {
  readonly allowed: readonly DetailName[];
  readonly required?: DetailName;
}

const NONE: DetailRule = { allowed: [] };
const RULES: Readonly<Record<AssetType, DetailRule>> = {
  crypto: { allowed: ['token'] },
  stock: { allowed: ['equity'] },
  etf: { allowed: ['equity', 'fund'] },
  fund: { allowed: ['equity', 'fund'] },
  bond: { allowed: ['bond'], required: 'bond' },
  commodity: NONE,
  fiat: NONE,
  'nft-collection': { allowed: ['collection'], required: 'collection' },
  'lp-token': { allowed: ['token', 'pool'], required: 'pool' },
  custom: NONE,
};

/** Which details an asset of a type may and must have. */
export const detailRule = (type: AssetType): DetailRule => RULES[type];
