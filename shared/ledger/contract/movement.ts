/** Whatever changes the balance of an account: its postings, and what was staked and unstaked. */
import * as z from 'zod/mini';
import { computedDecimalString } from '../../kernel/money/schema.ts';
import { accountKind } from './account.ts';
import { POSTING_CAUSES } from './account-events.ts';

const MOVEMENT_CAUSES = [...POSTING_CAUSES, 'stake', 'unstake'] as const;

export const movement = z.strictObject({
  type: z.enum(['credit', 'debit']),
  cause: z.enum(MOVEMENT_CAUSES),
  asset: z.string(),
  amount: computedDecimalString,
  /** After it, in the order in which movements were recorded. */
  balance: computedDecimalString,
  /** Left out where something was staked or unstaked, which is no transaction. */
  transactionId: z.optional(z.string()),
  /** The account on the other side; without an id where it is the system's. */
  counterparty: z.optional(z.strictObject({ accountId: z.optional(z.string()), kind: accountKind })),
  transferId: z.optional(z.string()),
  /** The hold that it was paid from. */
  holdId: z.optional(z.string()),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
  effectiveAt: z.string(),
  recordedAt: z.string(),
});
export type Movement = z.output<typeof movement>;
