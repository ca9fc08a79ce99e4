/** Transactions of the ledger, whatever made them: transfers here, transfers from and to outside, operators' bookings. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, computedDecimalString, nonNegativeDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate, timestamp } from '../../kernel/time.ts';
import { WORKFLOW_STATUSES } from '../../kernel/workflow/workflow.ts';
import { ACCOUNT_DOMAINS, accountId } from './account.ts';
import { ACCOUNT_ID, OTHER_ACCOUNT_ID, TRANSFER_ID } from './ledger-examples.ts';
import { timeZoneQuery } from './statements-http.ts';
import { TRANSFER_STATUSES } from './transfer-view.ts';

const PATH = '/v1/ledger/transactions';

export const TRANSACTION_SOURCES = ['transfer', 'external-transfer', 'adjustment'] as const;
/** Of transfers, of those from and to outside, and of what operators booked. */
export const TRANSACTION_TYPES = [
  ...(['own', 'user', 'conversion'] as const),
  ...(['pay-in', 'pay-out', 'refund'] as const),
  'adjustment',
] as const;
export const TRANSACTION_STATUSES = [...new Set([...TRANSFER_STATUSES, ...WORKFLOW_STATUSES])] as const;

const assetAmount = z.strictObject({ asset: z.string(), amount: computedDecimalString });

export const transactionView = z.strictObject({
  /** Of the transfer; of an adjustment, of its transaction. */
  id: z.string(),
  source: z.enum(TRANSACTION_SOURCES),
  /** The domain of the account. */
  category: z.enum(ACCOUNT_DOMAINS),
  type: z.enum(TRANSACTION_TYPES),
  status: z.enum(TRANSACTION_STATUSES),
  /** Seen from the account; `own` where both sides are yours and no account was asked about. */
  direction: z.enum(['in', 'out', 'own']),
  accountId: z.string(),
  /** The other side: an account and its user, somebody outside by their provider's name, or an account of the system. */
  counterparty: z.strictObject({
    accountId: z.optional(z.string()),
    userId: z.optional(z.string()),
    provider: z.optional(z.string()),
    name: z.optional(z.string()),
  }),
  asset: z.string(),
  amount: computedDecimalString,
  /** Of a conversion: what it became. */
  converted: z.optional(assetAmount),
  /** Charged with it, once it is completed; of a transfer to another user, the sender alone sees it. */
  fees: z.array(assetAmount),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
  /** When it was begun, or recorded; of a planned transfer, when it was planned for. */
  at: z.string(),
});
export type TransactionView = z.output<typeof transactionView>;

const text = (characters: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(characters));

export const transactionFilter = {
  /** In descriptions, references, notes, names and ids of the other side; upper and lower case are the same. */
  text: z.optional(text(100)),
  source: z.optional(z.enum(TRANSACTION_SOURCES)),
  category: z.optional(z.enum(ACCOUNT_DOMAINS)),
  type: z.optional(z.enum(TRANSACTION_TYPES)),
  status: z.optional(z.enum(TRANSACTION_STATUSES)),
  asset: z.optional(assetSymbol),
  accountId: z.optional(accountId),
  /** The other side: an account's or a user's id, a provider, or a name there. */
  counterparty: z.optional(text(500)),
  minAmount: z.optional(nonNegativeDecimalString),
  maxAmount: z.optional(nonNegativeDecimalString),
};

const EXAMPLE = {
  ...{ id: TRANSFER_ID, source: 'transfer', category: 'banking', type: 'own', status: 'completed', direction: 'own' },
  ...{ accountId: ACCOUNT_ID, counterparty: { accountId: OTHER_ACCOUNT_ID }, asset: 'EUR', amount: '12.5', fees: [] },
  ...{ description: 'Savings', at: '2026-01-15T09:30:00.000Z' },
} as const;

export const searchTransactionsRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'searchLedgerTransactions',
  summary: 'Search the transactions of the ledger',
  description:
    'The newest first, whatever made them: transfers here, transfers from and to outside, and what operators booked. `from` and `to` (not included) go by when they were begun or recorded, planned transfers by when they were planned for; an amount is compared with both sides of a conversion. A page may be short or empty though more follow: go on until `nextCursor` is null. With more than 100 accounts, name one.',
  scope: 'ledger:read',
  query: { ...pageQuery, ...transactionFilter, from: z.optional(timestamp), to: z.optional(timestamp) },
  responses: { 200: listOf(transactionView) },
  errors: ['NotFound'],
  examples: {
    text: {
      summary: 'Above ten euros, with a word',
      query: { text: 'savings', asset: 'EUR', minAmount: '10' },
      answer: { status: 200, body: { items: [EXAMPLE], nextCursor: null } },
    },
  },
});

export const summarizeTransactionsRoute = defineRoute({
  method: 'GET',
  path: `${PATH}/summary` as const,
  operationId: 'summarizeLedgerTransactions',
  summary: 'Sum up the transactions of the ledger',
  description:
    'Counts, amounts and fees by category, type and status, of transactions that were begun or recorded from `from` to `to` (days of the time zone, both included; the last 30 days, if left out; 366 days at most). Amounts are of what was ordered; fees are of those completed. Refused above 20,000 transactions.',
  scope: 'ledger:read',
  query: {
    from: z.optional(calendarDate),
    to: z.optional(calendarDate),
    accountId: z.optional(accountId),
    timeZone: timeZoneQuery,
  },
  responses: {
    200: z.strictObject({
      timeZone: z.string(),
      from: z.string(),
      to: z.string(),
      count: z.int(),
      items: z.array(
        z.strictObject({
          category: z.enum(ACCOUNT_DOMAINS),
          type: z.enum(TRANSACTION_TYPES),
          status: z.enum(TRANSACTION_STATUSES),
          count: z.int(),
          amounts: z.array(assetAmount),
          fees: z.array(assetAmount),
        }),
      ),
    }),
  },
  errors: ['NotFound', 'AnswerTooLarge'],
  examples: {
    january: {
      summary: 'January',
      query: { from: '2026-01-01', to: '2026-01-31' },
      answer: {
        status: 200,
        body: {
          ...{ timeZone: 'Europe/Berlin', from: '2026-01-01', to: '2026-01-31', count: 1 },
          items: [
            {
              ...{ category: 'banking', type: 'own', status: 'completed', count: 1 },
              ...{ amounts: [{ asset: 'EUR', amount: '12.5' }], fees: [] },
            },
          ],
        },
      },
    },
  },
});
