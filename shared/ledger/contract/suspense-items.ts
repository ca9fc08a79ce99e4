/** Suspense items: what a provider settled otherwise than it was booked, until somebody or something ends it. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { computedDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';

export const suspenseItemId = idSchema('SuspenseItemId');

export const ITEM_STATUSES = ['open', 'assigned', 'resolved'] as const;

/**
 * `not-booked`: the provider settled what we have no posting of; `not-settled`: the other way; `duplicate`: it settled the
 * same more than once; `asset-differs`, `amount-differs`, `fee-differs`: both did, and not the same.
 */
export const DIFFERENCES = [
  ...(['not-booked', 'not-settled', 'duplicate'] as const),
  ...(['asset-differs', 'amount-differs', 'fee-differs'] as const),
] as const;

const byAsset = z.record(z.string(), computedDecimalString);

const summary = {
  itemId: suspenseItemId,
  provider: z.string(),
  status: z.enum(ITEM_STATUSES),
  /** Subject of the operator who took it; left out while nobody has. */
  owner: z.optional(z.string()),
  openedAt: timestamp,
  updatedAt: timestamp,
  resolvedAt: z.optional(timestamp),
  /** Days from being opened to now, or to being resolved, begun ones left out. */
  ageDays: z.int(),
  /** What both sides come to. */
  differences: z.array(
    z.strictObject({
      kind: z.enum(DIFFERENCES),
      asset: z.string(),
      ours: computedDecimalString,
      theirs: computedDecimalString,
    }),
  ),
  /** What of it stands in the suspense account: above zero, the provider has settled more than we booked. */
  suspense: byAsset,
  /** Why it is as it is: what was said last. */
  reason: z.string(),
};
export const suspenseItemSummary = z.strictObject(summary);

const side = { asset: z.string(), amount: computedDecimalString, fee: z.optional(computedDecimalString) };
export const suspenseItemView = z.strictObject({
  ...summary,
  /** Of the user whose transfer it is, if it is known to be one's. */
  transferId: z.optional(z.string()),
  tenant: z.optional(z.string()),
  ours: z.array(
    z.strictObject({
      transactionId: z.string(),
      cause: z.enum(['settled', 'reversed', 'correction']),
      providerId: z.optional(z.string()),
      ...side,
      postedAt: timestamp,
    }),
  ),
  theirs: z.array(
    z.strictObject({
      settlementId: z.string(),
      reference: z.optional(z.string()),
      providerId: z.optional(z.string()),
      ...side,
      settledAt: timestamp,
      description: z.optional(z.string()),
    }),
  ),
  history: z.array(
    z.strictObject({
      at: timestamp,
      status: z.enum(ITEM_STATUSES),
      by: z.string(),
      reason: z.string(),
      owner: z.optional(z.string()),
    }),
  ),
});
