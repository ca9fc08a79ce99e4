/**
 * A transaction as version 1 of `TransactionImported` holds it: shapes only. What a transaction must hold to be taken is
 * the schema of the input, which may become stricter; what was stored once is readable for ever.
 */
import * as z from 'zod/mini';
import type { TransactionInput } from './transaction.ts';

/** Only inputs are ever stored, so what is read has their type. */
export const storedTransaction = z.looseObject({
  externalId: z.optional(z.string()),
  account: z.string(),
  timestamp: z.string(),
  type: z.string(),
  amounts: z.array(
    z.object({
      asset: z.string(),
      quantity: z.string(),
      direction: z.enum(['in', 'out']),
      basisShare: z.optional(z.string()),
    }),
  ),
  fees: z.optional(
    z.array(
      z.object({
        asset: z.string(),
        quantity: z.string(),
        /** What the fee was worth, in the currency of the transaction's `value`. */
        value: z.optional(z.string()),
      }),
    ),
  ),
  toAccount: z.optional(z.string()),
  value: z.optional(z.object({ currency: z.string(), amount: z.string() })),
  costBasis: z.optional(z.object({ currency: z.string(), amount: z.string() })),
  lossBasis: z.optional(z.string()),
  acquiredAt: z.optional(z.string()),
  paidBy: z.optional(z.string()),
  incomeKind: z.optional(z.string()),
  notes: z.optional(z.string()),
  /** Kept and given back as it is. */
  metadata: z.optional(z.record(z.string(), z.unknown())),
}) as unknown as z.ZodMiniType<TransactionInput>;
