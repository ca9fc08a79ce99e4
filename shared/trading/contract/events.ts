/**
 * Events of the journal, the one stream per tenant that holds every transaction in order of arrival, and of imports.
 * Domain events of the seeds: TransactionImported, TransactionClassified, LedgerEntriesCreated.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { decimalString } from '../../kernel/money/schema.ts';
import { storedTransaction } from './stored-transaction.ts';

export const CLASSIFICATIONS = [
  'trade',
  'transfer',
  'defi_swap',
  'liquidity_add',
  'liquidity_remove',
  'stake',
  'unstake',
  'nft_trade',
  'deposit',
  'withdrawal',
  'income',
  'expense',
  'gift',
  'loss',
  'corporate_action',
] as const;

const uuid = z.string();

export const journalEvents = defineEvents('journal', {
  TransactionImported: {
    1: z.object({
      transactionId: uuid,
      /** Where it came from: typed in or sent by an app, or read from an exchange's export. */
      source: z.enum(['exchange', 'blockchain', 'manual']),
      /** The external id as sent, or the one derived from the content and its ordinal. */
      externalId: z.string(),
      importId: z.optional(uuid),
      /** Line of the file it was read from. */
      line: z.optional(z.number()),
      /** As it was sent. */
      transaction: storedTransaction,
    }),
  },
  TransactionClassified: {
    1: z.object({
      transactionId: uuid,
      classification: z.enum(CLASSIFICATIONS),
      /** From 0 to 1, two decimals, as text. */
      confidence: z.string(),
      protocol: z.optional(z.string()),
      involvedAssets: z.array(z.string()),
      /** Names of the rules that fired, in order. */
      classificationRules: z.array(z.string()),
    }),
  },
  LedgerEntriesCreated: {
    1: z.object({
      transactionId: uuid,
      /** Debits and credits, equal per asset. An account is `<kind>:<name>`, e.g. `external:kraken`, `income:staking`. */
      entries: z.array(
        z.object({
          accountId: z.string(),
          assetId: z.string(),
          amount: decimalString,
          direction: z.enum(['debit', 'credit']),
          timestamp: z.string(),
        }),
      ),
      balanced: z.literal(true),
    }),
  },
  TransactionReversed: {
    1: z.object({
      transactionId: uuid,
      /** Timestamp of the transaction that is undone, so that a fold finds its place without a search. */
      timestamp: z.string(),
      reason: z.string(),
      importId: z.optional(uuid),
    }),
  },
});

export type JournalEvent = z.infer<(typeof journalEvents)['event']>;
