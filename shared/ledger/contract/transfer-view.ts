/** A transfer as one of its two users sees it. */
import * as z from 'zod/mini';
import { computedDecimalString } from '../../kernel/money/schema.ts';
import { ACTORS, transferId } from './account.ts';
import { feeBreakdown, feeLine } from './fee-lines.ts';
import { TRANSFER_KINDS } from './transfer-events.ts';

export const TRANSFER_STATUSES = [
  ...(['initiated', 'waiting', 'completed'] as const),
  ...(['declined', 'cancelled', 'expired', 'reversed'] as const),
] as const;
export const ROLES = ['sender', 'recipient'] as const;

/** The sender's own, unique among theirs. */
export const reference = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
/** For both to see. */
export const description = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const METADATA_MAX = 20;
/** The sender's own. */
export const metadata = z
  .record(z.string().check(z.minLength(1), z.maxLength(50)), z.string().check(z.maxLength(500)))
  .check(z.refine((entries) => Object.keys(entries).length <= METADATA_MAX, `can have ${METADATA_MAX} entries`));

const party = z.strictObject({ accountId: z.string(), userId: z.string() });

export const transferView = z.strictObject({
  transferId,
  kind: z.enum(TRANSFER_KINDS),
  role: z.enum(ROLES),
  status: z.enum(TRANSFER_STATUSES),
  from: party,
  to: party,
  asset: z.string(),
  amount: computedDecimalString,
  /** Of a conversion: what it became, at the rate of which day and by whom. */
  converted: z.optional(
    z.strictObject({
      asset: z.string(),
      amount: computedDecimalString,
      rate: computedDecimalString,
      date: z.string(),
      source: z.string(),
    }),
  ),
  /** What is charged for it; the sender sees it. */
  fees: z.optional(feeBreakdown),
  /** Until when it waits to be accepted. */
  expiresAt: z.optional(z.string()),
  /** Of its postings, once there are any. */
  transactionId: z.optional(z.string()),
  reversal: z.optional(
    z.strictObject({
      transactionId: z.string(),
      reason: z.string(),
      by: z.enum(ACTORS),
      at: z.string(),
      /** What came back of the fees, by their rules; the sender sees it. */
      feesReturned: z.optional(z.array(feeLine)),
    }),
  ),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
  metadata: z.record(z.string(), z.string()),
  effectiveAt: z.string(),
  initiatedAt: z.string(),
  history: z.array(
    z.strictObject({ status: z.enum(TRANSFER_STATUSES), at: z.string(), reason: z.optional(z.string()) }),
  ),
});
