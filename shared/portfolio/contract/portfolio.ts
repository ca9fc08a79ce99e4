/** Portfolios as users describe them: what is in one, what it should consist of, and how it is brought back to that. */
import * as z from 'zod/mini';
import type { Id } from '../../kernel/ids.ts';
import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, decimal, format, parseDecimal, sum, ZERO } from '../../kernel/money/decimal.ts';
import {
  assetSymbol,
  currencyCode,
  nonNegativeDecimalString,
  positiveDecimalString,
} from '../../kernel/money/schema.ts';
import { ASSET_CLASS_NAMES } from '../../market-data/contract/asset-classes.ts';
import { accountName } from '../../trading/contract/account-name.ts';

export type PortfolioId = Id<'PortfolioId'>;

/** All of a portfolio, in percent: shares that are stated must add up to just this. */
export const WHOLE = decimal('100');
const MEMBERS_MAX = 100;
const TARGETS_MAX = 100;

export const RISK_LEVELS = ['conservative', 'balanced', 'aggressive'] as const;

const line = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^\S(.*\S)?$/su, 'must not start or end with a space'));

const portfolioName = line(120);

const distinct = <Item extends z.ZodMiniType<string>>(item: Item) =>
  z.array(item).check(
    z.minLength(1),
    z.maxLength(MEMBERS_MAX),
    z.superRefine((names, context) => {
      const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
      if (twice >= 0) context.addIssue({ code: 'custom', path: [twice], message: 'stands here twice' });
    }),
  );

/** Holdings in these accounts, of these assets; a list that is left out leaves nothing out. */
export const members = z.strictObject({
  accounts: z.optional(distinct(accountName)),
  assets: z.optional(distinct(assetSymbol)),
});
export type Members = z.output<typeof members>;

/** A class of the taxonomy. */
const assetClass = z.enum(ASSET_CLASS_NAMES);

/** A share of the whole in percent. */
const percent = nonNegativeDecimalString.check(
  z.refine((text) => {
    const value = parseDecimal(text);
    return typeof value === 'string' || value <= WHOLE;
  }, 'must be at most 100'),
);

/** An asset, or the assets of a class that no other target names. */
export const target = z.union([
  z.strictObject({ asset: assetSymbol, percent }),
  z.strictObject({ assetClass, percent }),
]);
export type Target = z.output<typeof target>;

/** What a target or a line of an allocation is of: told apart by this text. */
export const subjectOf = (one: { readonly asset: string } | { readonly assetClass: string }): string =>
  'asset' in one ? `asset:${one.asset}` : `class:${one.assetClass}`;

const percentOf = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  // what is no decimal has an issue of its own
  return typeof parsed === 'string' ? ZERO : parsed;
};

/** Shares of all that is in a portfolio; an empty list for none. */
export const targets = z.array(target).check(
  z.maxLength(TARGETS_MAX),
  z.superRefine((list, context) => {
    const subjects = list.map(subjectOf);
    const twice = subjects.findIndex((subject, index) => subjects.indexOf(subject) !== index);
    if (twice >= 0) context.addIssue({ code: 'custom', path: [twice], message: 'stands here twice' });
    const total = sum(list.map(({ percent: share }) => percentOf(share)));
    if (total === WHOLE || list.length === 0) return;
    context.addIssue({ code: 'custom', message: `must add up to exactly 100 percent, not ${format(total)}` });
  }),
);

/** What a trade costs: a percentage of its amount, and at least so much in the portfolio's currency. */
export const tradingFees = z.strictObject({
  percent: z._default(percent, '0'),
  minimum: z._default(nonNegativeDecimalString, '0'),
});
export type TradingFees = z.output<typeof tradingFees>;
export const NO_FEES: TradingFees = { percent: '0', minimum: '0' };

/** When a portfolio is to be brought back to its targets. */
const rebalancingTrigger = z.union([
  z.strictObject({
    kind: z.literal('threshold'),
    /** When a share is off its target by at least so many percentage points. */
    percentagePoints: positiveDecimalString,
  }),
  /** At the beginning of each such period (UTC). */
  z.strictObject({ kind: z.literal('calendar'), every: z.enum(['monthly', 'quarterly', 'yearly']) }),
]);

export const rebalancingPolicy = z.strictObject({
  trigger: rebalancingTrigger,
  /** Proposals are to become orders, once there are any. */
  autoRebalance: z._default(z.boolean(), false),
  fees: z.prefault(tradingFees, {}),
});
export type RebalancingPolicy = z.output<typeof rebalancingPolicy>;

const money = currencyCode.check(z.refine(isFiat, 'must be a currency in use (ISO 4217), such as "USD"'));
const description = z.string().check(z.maxLength(1_000));

export const portfolioInput = z.strictObject({
  name: portfolioName,
  /** The user's base currency, unless given. */
  baseCurrency: z.optional(money),
  riskLevel: z._default(z.enum(RISK_LEVELS), 'balanced'),
  description: z._default(description, ''),
  /** All that the user has, unless given. */
  members: z.prefault(members, {}),
});
export type PortfolioInput = z.output<typeof portfolioInput>;

/** What is sent is changed, what is left out stays. */
export const portfolioPatch = z.strictObject({
  name: z.optional(portfolioName),
  baseCurrency: z.optional(money),
  riskLevel: z.optional(z.enum(RISK_LEVELS)),
  description: z.optional(description),
  members: z.optional(members),
});
export type PortfolioPatch = z.output<typeof portfolioPatch>;
