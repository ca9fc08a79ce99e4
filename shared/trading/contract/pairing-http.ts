/** Routes of pairings: a withdrawal here and a deposit there that are one transfer. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { accountName } from './account-name.ts';

const pairingId = idSchema('PairingId');
const transactionId = idSchema('TransactionId');
const READ = 'transactions:read';
const WRITE = 'transactions:write';
const PATH = '/v1/transfers/pairings';
const EXAMPLE_ID = '037b2b7f-6d00-8a5e-9d0c-4b5a1d2c3e4f';
const OTHER_ID = '037b2b80-1c40-8d11-a3c5-0f1e2d3c4b5a';

const status = z.enum(['proposed', 'applied', 'confirmed', 'dismissed', 'undone']);

const part = z.strictObject({
  transactionId,
  account: z.string(),
  timestamp: z.string(),
  quantity: z.string(),
});

const pairing = z.strictObject({
  pairingId,
  /** Applied by a rule, confirmed by the user; both are in force. */
  status,
  asset: z.string(),
  /** From 0 to 1. */
  confidence: z.string(),
  /** What spoke for it. */
  rules: z.array(z.string()),
  withdrawals: z.array(part),
  deposits: z.array(part),
  /** Of a proposal: why it wasn't applied without asking. */
  obstacle: z.optional(z.enum(['ambiguous', 'below-threshold', 'strict'])),
  /** Of one in force: what counts in place of its parts. Lots and disposals name these. */
  derivedIds: z.optional(z.array(transactionId)),
  /** When it was applied, dismissed or undone. */
  at: z.optional(z.string()),
  by: z.optional(z.enum(['rule', 'user', 'reversal'])),
  reason: z.optional(z.string()),
});

const missing = z.optional(z.array(z.looseObject({ reason: z.string() })));

const EXAMPLE_PAIRING = {
  pairingId: EXAMPLE_ID,
  status: 'proposed' as const,
  asset: 'BTC',
  confidence: '0.85',
  rules: ['amount-less-fee', 'within-two-hours'],
  withdrawals: [
    { transactionId: EXAMPLE_ID, account: 'kraken', timestamp: '2021-05-04T10:00:00.000Z', quantity: '0.5' },
  ],
  deposits: [{ transactionId: OTHER_ID, account: 'wallet', timestamp: '2021-05-04T10:25:00.000Z', quantity: '0.4995' }],
  obstacle: 'below-threshold' as const,
};
const answer = (status: 'confirmed' | 'dismissed' | 'undone', derivedIds: readonly string[] = []) => ({
  status: 200 as const,
  body: { pairingId: EXAMPLE_ID, status, derivedIds },
});

export const listPairings = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listPairings',
  summary: 'List pairings of withdrawals with deposits',
  description:
    'Proposed, applied by a rule, confirmed, dismissed and undone ones, in order of the withdrawal’s time. An account matches on either side. A page may hold fewer items than the limit while nextCursor says that there are more.',
  scope: READ,
  query: {
    ...pageQuery,
    status: z.optional(status),
    asset: z.optional(assetSymbol),
    account: z.optional(accountName),
  },
  responses: { 200: listOf(pairing, { complete: z.boolean(), missing }) },
  errors: [...READ_CODES],
  examples: {
    proposed: {
      summary: 'What waits for the user',
      query: { status: 'proposed' },
      answer: { status: 200, body: { items: [EXAMPLE_PAIRING], nextCursor: null, complete: true } },
    },
  },
});

export const getPairing = defineRoute({
  method: 'GET',
  path: `${PATH}/{pairingId}`,
  operationId: 'getPairing',
  summary: 'Read a pairing',
  description: 'Its parts, how sure it is and why, and what became of it.',
  scope: READ,
  params: { pairingId },
  responses: { 200: z.extend(pairing, { complete: z.boolean(), missing }) },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    one: {
      summary: 'By its id',
      params: { pairingId: EXAMPLE_ID },
      answer: { status: 200, body: { ...EXAMPLE_PAIRING, complete: true } },
    },
  },
});

const ids = z.array(transactionId).check(
  z.minLength(1),
  z.maxLength(50),
  z.refine((list) => new Set(list).size === list.length, 'names a transaction twice'),
);

const decided = z.strictObject({
  pairingId,
  status: z.enum(['confirmed', 'dismissed', 'undone']),
  derivedIds: z.array(transactionId),
});

export const postPairing = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'pairTransfers',
  summary: 'Pair withdrawals with deposits by hand',
  description:
    'One withdrawal with one or several deposits, or several withdrawals with one deposit. They stay as they were sent; the transfer that they are counts in their place, so that lots move with date and basis.',
  scope: WRITE,
  body: z.strictObject({ withdrawals: ids, deposits: ids }),
  responses: { 201: decided },
  errors: ['NotPairable', 'AlreadyPaired', 'AlreadyReversed', ...COMMAND_CODES],
  examples: {
    pair: {
      summary: 'One with one',
      body: { withdrawals: [EXAMPLE_ID], deposits: [OTHER_ID] },
      answer: { ...answer('confirmed', [OTHER_ID]), status: 201 },
    },
  },
});

export const confirmPairingRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/{pairingId}/confirm`,
  operationId: 'confirmPairing',
  summary: 'Confirm a pairing',
  description: 'Applies a proposal, or agrees to what a rule applied: no rule takes it back any more.',
  scope: WRITE,
  params: { pairingId },
  body: z.optional(z.strictObject({})),
  responses: { 200: decided },
  errors: ['NotFound', 'NotPairable', 'AlreadyPaired', 'AlreadyReversed', ...READ_CODES, ...COMMAND_CODES],
  examples: {
    yes: {
      summary: 'That is one transfer',
      params: { pairingId: EXAMPLE_ID },
      answer: answer('confirmed', [OTHER_ID]),
    },
  },
});

export const dismissPairingRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/{pairingId}/dismiss`,
  operationId: 'dismissPairing',
  summary: 'Dismiss a proposal',
  description: 'These transactions are not proposed as one transfer again. What is in force has to be undone instead.',
  scope: WRITE,
  params: { pairingId },
  body: z.optional(z.strictObject({})),
  responses: { 200: decided },
  errors: ['NotFound', 'NotPairable', 'AlreadyPaired', 'AlreadyReversed', ...READ_CODES, ...COMMAND_CODES],
  examples: { no: { summary: 'That is no transfer', params: { pairingId: EXAMPLE_ID }, answer: answer('dismissed') } },
});

export const undoPairingRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/{pairingId}/undo`,
  operationId: 'undoPairing',
  summary: 'Undo a pairing',
  description: 'Withdrawals and deposits count again as they were sent, and are not proposed as one transfer again.',
  scope: WRITE,
  params: { pairingId },
  body: z.strictObject({ reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
  responses: { 200: decided },
  errors: ['NotFound', 'NotPaired', ...READ_CODES, ...COMMAND_CODES],
  examples: {
    undo: {
      summary: 'It was paid to somebody else',
      params: { pairingId: EXAMPLE_ID },
      body: { reason: 'a payment' },
      answer: answer('undone'),
    },
  },
});

export const splitPairingRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/{pairingId}/split`,
  operationId: 'splitPairing',
  summary: 'Split a pairing of several',
  description:
    'Takes transactions out of a pairing that is in force. The others stay paired, under the id in the answer.',
  scope: WRITE,
  params: { pairingId },
  body: z.strictObject({ remove: ids }),
  responses: { 200: decided },
  errors: ['NotFound', 'NotPaired', 'NotPairable', 'AlreadyPaired', 'AlreadyReversed', ...READ_CODES, ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'One deposit was another’s',
      params: { pairingId: EXAMPLE_ID },
      body: { remove: [OTHER_ID] },
      answer: answer('confirmed', [EXAMPLE_ID]),
    },
  },
});
