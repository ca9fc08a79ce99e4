/**
 * A transaction as users, importers and other systems send it: what came in, what went out, and what it cost. What one
 * field alone must hold is in the schema; what fields owe each other is in `transaction-rules.ts`.
 */
import * as z from 'zod/mini';
import type { Issue } from '../../kernel/errors.ts';
import { isRefused } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/issues.ts';
import {
  assetSymbol,
  currencyCode,
  nonNegativeDecimalString,
  positiveDecimalString,
} from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from './account-name.ts';
import { faultsOf } from './transaction-rules.ts';
import { TRANSACTION_TYPES } from './transaction-types.ts';

const METADATA_BYTES_MAX = 16_384;

const amount = z.strictObject({
  asset: assetSymbol,
  quantity: positiveDecimalString,
  direction: z.enum(['in', 'out']),
  /** Of a merger or spin-off: the part of the cost that goes on in it; 1 if nothing else comes in. */
  basisShare: z.optional(nonNegativeDecimalString),
});

const fee = z.strictObject({
  asset: assetSymbol,
  quantity: nonNegativeDecimalString,
  /** What the fee was worth, in the currency of the transaction's `value`. */
  value: z.optional(nonNegativeDecimalString),
});

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Kept and given back as it is; two levels at most, so that it stays a note and no document. */
const metadata = z
  .record(
    z.string().check(z.minLength(1), z.maxLength(100)),
    z.union([scalar, z.array(scalar), z.record(z.string(), scalar)]),
  )
  .check(
    z.refine(
      (value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES_MAX,
      'must be at most 16 KB of JSON',
    ),
  );

/** Unknown fields are refused: a misspelt `value` that is silently dropped changes someone's taxes. */
export const transactionInput = z
  .strictObject({
    externalId: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    account: accountName,
    timestamp,
    type: z.enum(TRANSACTION_TYPES),
    amounts: z.array(amount).check(z.minLength(1), z.maxLength(20)),
    fees: z.optional(z.array(fee).check(z.maxLength(20))),
    toAccount: z.optional(accountName),
    value: z.optional(z.strictObject({ currency: currencyCode, amount: nonNegativeDecimalString })),
    /** What it cost the user, or whoever gave it, fees included; it takes the place of what `value` says of its cost. */
    costBasis: z.optional(z.strictObject({ currency: currencyCode, amount: nonNegativeDecimalString })),
    /** Of a gift that had cost more than it was worth: its worth when it came, in the currency of `costBasis`. A loss counts from there. */
    lossBasis: z.optional(nonNegativeDecimalString),
    /** When whoever gave it had acquired it. */
    acquiredAt: z.optional(timestamp),
    /** Of a return of capital: the asset that paid it. */
    paidBy: z.optional(assetSymbol),
    incomeKind: z.optional(
      z
        .string()
        .check(
          z.maxLength(40),
          z.regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens, such as "staking"'),
        ),
    ),
    notes: z.optional(z.string().check(z.maxLength(4000))),
    metadata: z.optional(metadata),
  })
  .check(
    z.superRefine((transaction, context) => {
      for (const fault of faultsOf(transaction)) context.addIssue({ code: 'custom', ...fault, path: [...fault.path] });
    }),
  );

export type TransactionInput = z.output<typeof transactionInput>;

/** Checks one transaction from outside; the timestamp comes back canonical. */
export const parseTransaction = (
  value: unknown,
):
  | { readonly ok: true; readonly transaction: TransactionInput }
  | { readonly ok: false; readonly errors: readonly Issue[] } => {
  const parsed = parseInput(transactionInput, value);
  if (isRefused(parsed)) return { ok: false, errors: parsed.errors ?? [] };
  return { ok: true, transaction: parsed.value };
};
