/** Routes of holds on an account. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, computedDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';
import { accountId, holdId, statedReason } from './account.ts';
import { ACCOUNT_ID, HOLD, HOLD_ID, OTHER_ACCOUNT_ID, TRANSFER } from './ledger-examples.ts';
import { description, reference, transferView } from './transfer-view.ts';

const PATH = '/v1/ledger/accounts/{accountId}/holds';
const ONE = `${PATH}/{holdId}` as const;
const params = { accountId, holdId };
const EXAMPLE = { accountId: ACCOUNT_ID, holdId: HOLD_ID };
const STATUSES = ['active', 'completed', 'released', 'expired'] as const;
const SECONDS_DEFAULT = 30 * 60;
const SECONDS_MAX = 366 * 24 * 3_600;

const holdView = z.strictObject({
  holdId,
  accountId,
  asset: z.string(),
  amount: computedDecimalString,
  /** What it still holds. */
  remaining: computedDecimalString,
  /** What was taken of it. */
  completed: computedDecimalString,
  status: z.enum(STATUSES),
  /** Null: it does not expire. */
  expiresAt: z.nullable(z.string()),
  placedAt: z.string(),
  endedAt: z.nullable(z.string()),
  /** The transfer that waits on it. */
  transferId: z.optional(z.string()),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
});

export const placeHoldRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'placeHold',
  summary: 'Hold part of a balance',
  description:
    'What is held is not available until it is taken, released, or the hold expires: after 30 minutes unless said otherwise, never with `expiresInSeconds` null. Limits count it now, and what comes of it no more.',
  scope: 'ledger:write',
  params: { accountId },
  body: z.strictObject({
    asset: assetSymbol,
    amount: positiveDecimalString,
    expiresInSeconds: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(SECONDS_MAX))), SECONDS_DEFAULT),
    reference: z.optional(reference),
    description: z.optional(description),
  }),
  responses: { 201: holdView },
  errors: [
    ...(['AccountFrozen', 'AccountClosed', 'InsufficientFunds', 'LimitExceeded', 'TooManyHolds'] as const),
    ...(['ReferenceUsed', 'UnknownAsset', 'WrongPrecision'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    hotel: {
      summary: 'For half an hour',
      params: { accountId: ACCOUNT_ID },
      body: { asset: 'EUR', amount: '40', reference: 'B-1' },
      answer: { status: 201, body: HOLD },
    },
  },
});

export const listHoldsRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listHolds',
  summary: 'List the holds on an account',
  description: 'The newest first, those that are over included. One that has expired by now is `expired`.',
  scope: 'ledger:read',
  params: { accountId },
  query: { ...pageQuery, status: z.optional(z.enum(STATUSES)) },
  responses: { 200: listOf(holdView) },
  errors: [],
  examples: {
    active: {
      summary: 'What is held now',
      params: { accountId: ACCOUNT_ID },
      query: { status: 'active' },
      answer: { status: 200, body: { items: [HOLD], nextCursor: null } },
    },
  },
});

const ENDED = ['HoldEnded', 'HoldExpired', 'HoldOfTransfer'] as const;

export const completeHoldRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/complete`,
  operationId: 'completeHold',
  summary: 'Take what is held',
  description:
    'Sends all that remains, or `amount` of it, to an account: yours, or one that takes from you without being asked. More than once, until it is used up; with `releaseRest`, what remains is available again at once. No fees are charged.',
  scope: 'ledger:write',
  params,
  body: z.strictObject({
    to: accountId,
    amount: z.optional(positiveDecimalString),
    releaseRest: z._default(z.boolean(), false),
    description: z.optional(description),
  }),
  responses: { 201: transferView },
  errors: [
    ...ENDED,
    ...(['HoldExceeded', 'AccountFrozen', 'AccountClosed', 'AccountNotVerified', 'SameAccount'] as const),
    ...(['InsufficientFunds', 'LimitExceeded', 'TooManyAssets', 'TransferNotAccepted'] as const),
    ...(['UnknownAsset', 'WrongPrecision'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    part: {
      summary: 'A part of it',
      params: EXAMPLE,
      body: { to: OTHER_ACCOUNT_ID, amount: '12.5' },
      answer: { status: 201, body: TRANSFER },
    },
  },
});

export const releaseHoldRoute = defineRoute({
  method: 'POST',
  path: `${ONE}/release`,
  operationId: 'releaseHold',
  summary: 'Release a hold',
  description: 'What it still holds is available again.',
  scope: 'ledger:write',
  params,
  body: z.optional(z.strictObject({ reason: z.optional(statedReason) })),
  responses: { 200: holdView },
  errors: [...ENDED, ...COMMAND_CODES],
  examples: {
    cancelled: {
      summary: 'Not needed any more',
      params: EXAMPLE,
      body: { reason: 'Booking cancelled' },
      answer: { status: 200, body: { ...HOLD, status: 'released', remaining: '0', endedAt: HOLD.expiresAt } },
    },
  },
});
