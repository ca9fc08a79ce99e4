/** What becomes of a transfer. Its postings are events of the accounts. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { ACTORS } from './account.ts';
import { feeLine } from './fee-lines.ts';

/** `own`: between accounts of one user; `user`: to another user; `conversion`: into another asset. */
export const TRANSFER_KINDS = ['own', 'user', 'conversion'] as const;

const id = { transferId: z.string() };
const party = z.object({ userId: z.string(), accountId: z.string() });
const moved = {
  ...id,
  transactionId: z.string(),
  from: z.string(),
  to: z.string(),
  asset: z.string(),
  amount: z.string(),
  at: z.string(),
};

/** What one unit of the asset was worth in the other, of what day and by whom. */
const rate = z.object({ rate: z.string(), date: z.string(), source: z.string() });

export const transferEvents = defineEvents('transfer', {
  TransferInitiated: {
    1: z.object({
      ...id,
      kind: z.enum(TRANSFER_KINDS),
      from: party,
      to: party,
      asset: z.string(),
      amount: z.string(),
      /** Of a conversion: what it becomes. */
      converted: z.optional(z.object({ asset: z.string(), amount: z.string(), ...rate.shape })),
      /** What is charged for it, by which schedule; left out where nothing is. */
      fees: z.optional(z.object({ scheduleId: z.optional(z.string()), lines: z.array(feeLine) })),
      reference: z.optional(z.string()),
      description: z.optional(z.string()),
      metadata: z.record(z.string(), z.string()),
      effectiveAt: z.string(),
      initiatedAt: z.string(),
    }),
  },
  /** The recipient is asked; until then the funds are held. */
  TransferAwaitingAcceptance: { 1: z.object({ ...id, holdId: z.string(), expiresAt: z.string() }) },
  MoneyTransferred: { 1: z.object(moved) },
  /** The same of what is not money. */
  AssetTransferred: { 1: z.object(moved) },
  AssetConverted: {
    1: z.object({ ...moved, toAsset: z.string(), toAmount: z.string(), ...rate.shape }),
  },
  TransferCompleted: { 1: z.object({ ...id, transactionId: z.string(), completedAt: z.string() }) },
  /** The recipient does not want it. */
  TransferDeclined: { 1: z.object({ ...id, reason: z.string(), declinedAt: z.string() }) },
  /** The sender took it back before it was accepted. */
  TransferCancelled: { 1: z.object({ ...id, reason: z.string(), cancelledAt: z.string() }) },
  /** Nobody accepted it in time. */
  TransferExpired: { 1: z.object({ ...id, expiredAt: z.string() }) },
  TransferReversed: {
    1: z.object({
      ...id,
      transactionId: z.string(),
      reason: z.string(),
      by: z.enum(ACTORS),
      userId: z.string(),
      /** What came back of its fees, by their rules. */
      feesReturned: z.optional(z.array(feeLine)),
      reversedAt: z.string(),
    }),
  },
});
export type TransferEvent = z.infer<(typeof transferEvents)['event']>;
