/** What becomes of an account: of its status, its balances and its holds. Amounts and balances are decimal strings. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { ACTORS, accountKind } from './account.ts';

const by = z.enum(ACTORS);
const limits = z.record(
  z.string(),
  z.object({
    perTransaction: z.optional(z.string()),
    daily: z.optional(z.string()),
    monthly: z.optional(z.string()),
  }),
);
const amounts = z.record(z.string(), z.string());
const receiving = z.object({ from: z.enum(['anyone', 'approved', 'nobody']), approved: z.array(z.string()) });

const described = {
  name: z.string(),
  limits,
  /** Available balances below which `LowBalance` is told. */
  lowBalance: amounts,
  creditLimits: amounts,
  receiving,
};

export const POSTING_CAUSES = [
  ...(['transfer', 'conversion', 'adjustment', 'reversal'] as const),
  ...(['pay-in', 'pay-out', 'refund', 'fee'] as const),
] as const;
export type PostingCause = (typeof POSTING_CAUSES)[number];

/** The account on the other side of a posting. */
const counterparty = z.object({ accountId: z.string(), kind: accountKind });

/** One side of a transaction, whose postings sum to zero in each asset. */
const posting = z.object({
  accountId: z.string(),
  transactionId: z.string(),
  /** The transfer that it belongs to, if to any. */
  transferId: z.optional(z.string()),
  cause: z.enum(POSTING_CAUSES),
  asset: z.string(),
  amount: z.string(),
  /** After it, without what is staked. */
  balance: z.string(),
  counterparty,
  /** The hold that it was paid from. */
  holdId: z.optional(z.string()),
  /** The owner's day that limits count it on. */
  countedOn: z.optional(z.string()),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
  /** When it happened; before `recordedAt` for what was entered later. */
  effectiveAt: z.string(),
  recordedAt: z.string(),
});
export type PostingData = z.output<typeof posting>;

const staking = z.object({
  accountId: z.string(),
  asset: z.string(),
  amount: z.string(),
  balance: z.string(),
  staked: z.string(),
  recordedAt: z.string(),
});

const statusChange = { accountId: z.string(), reason: z.string(), by };
const held = { accountId: z.string(), holdId: z.string(), asset: z.string() };

export const accountEvents = defineEvents('account', {
  AccountCreated: { 1: z.object({ accountId: z.string(), kind: accountKind, ...described, createdAt: z.string() }) },
  /** What was changed, as it is after it. */
  AccountUpdated: {
    1: z.object({ accountId: z.string(), changes: z.partial(z.object(described)), by, updatedAt: z.string() }),
  },
  AccountFrozen: { 1: z.object({ ...statusChange, frozenAt: z.string() }) },
  AccountUnfrozen: { 1: z.object({ ...statusChange, unfrozenAt: z.string() }) },
  AccountClosed: { 1: z.object({ ...statusChange, closedAt: z.string() }) },
  AccountVerified: { 1: z.object({ ...statusChange, verifiedAt: z.string() }) },
  AccountVerificationRejected: { 1: z.object({ ...statusChange, rejectedAt: z.string() }) },
  MoneyAdded: { 1: posting },
  MoneySubtracted: { 1: posting },
  /** The same of what is not money. */
  AssetBalanceAdded: { 1: posting },
  AssetBalanceSubtracted: { 1: posting },
  AssetStaked: { 1: staking },
  AssetUnstaked: { 1: staking },
  HoldPlaced: {
    1: z.object({
      ...held,
      amount: z.string(),
      /** Null: it does not expire. */
      expiresAt: z.nullable(z.string()),
      /** The transfer that waits on it. */
      transferId: z.optional(z.string()),
      reference: z.optional(z.string()),
      description: z.optional(z.string()),
      countedOn: z.string(),
      placedAt: z.string(),
    }),
  },
  /** Part of it or all was taken; with nothing remaining, it is over. */
  HoldCompleted: {
    1: z.object({
      ...held,
      amount: z.string(),
      remaining: z.string(),
      transactionId: z.string(),
      completedAt: z.string(),
    }),
  },
  /** What remained is available again. */
  HoldReleased: {
    1: z.object({ ...held, amount: z.string(), reason: z.optional(z.string()), releasedAt: z.string() }),
  },
  /** The same, since its time was over: it counted no more from `expiredAt` on, whenever this was recorded. */
  HoldExpired: { 1: z.object({ ...held, amount: z.string(), expiredAt: z.string() }) },
  LowBalance: {
    1: z.object({
      accountId: z.string(),
      asset: z.string(),
      available: z.string(),
      threshold: z.string(),
      at: z.string(),
    }),
  },
  NegativeBalance: {
    1: z.object({ accountId: z.string(), asset: z.string(), balance: z.string(), at: z.string() }),
  },
});
export type AccountEvent = z.infer<(typeof accountEvents)['event']>;
