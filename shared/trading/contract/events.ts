/**
 * Events of the journal, the one stream per tenant that holds every transaction in order of arrival, and of imports.
 * Domain events of the seeds: TransactionImported, TransactionClassified, LedgerEntriesCreated. What pairing means is in
 * docs/adr/0011-pairing.md.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { computedDecimalString } from '../../kernel/money/schema.ts';
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

/** A withdrawal or a deposit, with what it takes to find it and to show it. */
const pairedPart = z.object({
  transactionId: uuid,
  account: z.string(),
  timestamp: z.string(),
  quantity: computedDecimalString,
});

const pairing = {
  pairingId: uuid,
  asset: z.string(),
  /** One of the two lists has one entry. */
  withdrawals: z.array(pairedPart),
  deposits: z.array(pairedPart),
  /** From 0 to 1, two decimals, as text. */
  confidence: z.string(),
  /** Names of the rules that spoke for it, in order. */
  rules: z.array(z.string()),
};

/** A transaction that stands for itself again, in its old place in the order of arrival. */
const freedPart = z.object({
  transactionId: uuid,
  arrival: z.object({ version: z.number(), index: z.number() }),
  transaction: storedTransaction,
});

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
          amount: computedDecimalString,
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
  /** Withdrawals and deposits are one movement of coins. They count no more; what was derived from them does. */
  TransfersPaired: {
    1: z.object({
      ...pairing,
      by: z.enum(['rule', 'user']),
      /** The transactions that follow in this commit and count instead. */
      derivedIds: z.array(uuid),
    }),
  },
  /** What a pairing comes to: a transfer, or a fee that a deposit took from its own account. */
  TransactionDerived: {
    1: z.object({ transactionId: uuid, pairingId: uuid, transaction: storedTransaction }),
  },
  /** A pairing was undone: its parts count again, what was derived from them counts no more. */
  TransfersUnpaired: {
    1: z.object({
      pairingId: uuid,
      reason: z.string(),
      /** A reversal of a part undoes the pairing of it, in the same commit. */
      by: z.enum(['rule', 'user', 'reversal']),
      withdrawals: z.array(freedPart),
      deposits: z.array(freedPart),
      derived: z.array(z.object({ transactionId: uuid, timestamp: z.string() })),
    }),
  },
  /** The user agrees to a pairing that a rule made: no rule undoes it any more. */
  PairingConfirmed: {
    1: z.object({ pairingId: uuid }),
  },
  /** The user says that this is no transfer: it is not proposed again. */
  PairingDismissed: {
    1: z.object(pairing),
  },
});

export type JournalEvent = z.infer<(typeof journalEvents)['event']>;
