/** What an account is: its kind, whether it may be used, and what its owner and the operators say about it. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol, nonNegativeDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';

export type AccountId = string & { readonly __brand: 'AccountId' };
export type HoldId = string & { readonly __brand: 'HoldId' };
export type TransferId = string & { readonly __brand: 'TransferId' };
export type TransactionId = string & { readonly __brand: 'TransactionId' };
export const accountId = idSchema('AccountId');
export const holdId = idSchema('HoldId');
export const transferId = idSchema('TransferId');

/** What users open. */
export const USER_ACCOUNT_KINDS = [
  ...(['checking', 'savings', 'credit-card', 'wire'] as const),
  ...(['brokerage', 'retirement', 'margin'] as const),
  ...(['wallet', 'exchange', 'defi', 'nft'] as const),
] as const;
const FEE_ACCOUNT_KINDS = [
  'fees',
  ...(['platform-fees', 'provider-fees', 'network-fees', 'compliance-fees', 'premium-fees'] as const),
] as const;
/**
 * The system's own: what comes from outside and goes there (`clearing`), what nobody knows the owner of yet (`suspense`),
 * what conversions pass through (`conversion`), and what fees go to, by tier. `fees` is where those of all tiers went
 * before each had its own.
 */
export const SYSTEM_ACCOUNT_KINDS = [
  ...(['clearing', 'suspense', 'conversion'] as const),
  ...FEE_ACCOUNT_KINDS,
] as const;
export type UserAccountKind = (typeof USER_ACCOUNT_KINDS)[number];
export type SystemAccountKind = (typeof SYSTEM_ACCOUNT_KINDS)[number];
export type AccountKind = UserAccountKind | SystemAccountKind;
export const accountKind = z.enum([...USER_ACCOUNT_KINDS, ...SYSTEM_ACCOUNT_KINDS]);

export const isFeeAccount = (kind: AccountKind): boolean => FEE_ACCOUNT_KINDS.some((one) => one === kind);

/** Where an account belongs. */
export const ACCOUNT_DOMAINS = ['banking', 'investing', 'defi'] as const;
export type AccountDomain = (typeof ACCOUNT_DOMAINS)[number];
export function domainOf(kind: AccountKind): AccountDomain {
  if (kind === 'wallet' || kind === 'defi' || kind === 'nft') return 'defi';
  return kind === 'brokerage' || kind === 'retirement' || kind === 'margin' || kind === 'exchange'
    ? 'investing'
    : 'banking';
}

/** Kinds on which credit can be granted. */
export const CREDIT_KINDS: readonly AccountKind[] = ['credit-card', 'margin'];

export const ACCOUNT_STATUSES = ['active', 'frozen', 'closed'] as const;
export const VERIFICATIONS = ['unverified', 'verified', 'rejected'] as const;
export type Verification = (typeof VERIFICATIONS)[number];
/** Who did something to an account: whose it is, an operator, or the system by itself. */
export const ACTORS = ['owner', 'operator', 'system'] as const;
export type Actor = (typeof ACTORS)[number];

/** Assets of an account that have a balance, a limit or a threshold. */
export const ASSETS_MAX = 200;
const SENDERS_MAX = 200;

export const accountName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
/** Why something was done; whoever reads the account sees it. */
export const statedReason = z.string().check(z.trim(), z.minLength(3), z.maxLength(500));

/** How much of an asset may leave an account; what is left out is not limited. */
const assetLimits = z.strictObject({
  perTransaction: z.optional(positiveDecimalString),
  /** From midnight to midnight in the time zone of the owner's settings. */
  daily: z.optional(positiveDecimalString),
  /** The calendar month, there. */
  monthly: z.optional(positiveDecimalString),
});
const byAsset = <S extends z.ZodMiniType>(value: S) =>
  z
    .record(assetSymbol, value)
    .check(z.refine((entries) => Object.keys(entries).length <= ASSETS_MAX, `can name ${ASSETS_MAX} assets`));

/** By asset. */
export const limits = byAsset(assetLimits);
export type Limits = z.output<typeof limits>;
/** By asset: below which available balance `LowBalance` is told. */
export const lowBalance = byAsset(positiveDecimalString);
/** By asset: how far below zero the balance may be. */
export const creditLimits = byAsset(nonNegativeDecimalString);

/**
 * Who may send to an account without being asked about: anyone, or those who were approved, whose transfers don't wait
 * to be accepted. Nobody: transfers of others are refused.
 */
export const receiving = z.strictObject({
  from: z.enum(['anyone', 'approved', 'nobody']),
  /** Ids of users. */
  approved: z._default(z.array(idSchema('TenantId')).check(z.maxLength(SENDERS_MAX)), []),
});
export type Receiving = z.output<typeof receiving>;
export const RECEIVING_DEFAULT: Receiving = { from: 'approved', approved: [] };
