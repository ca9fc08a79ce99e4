/** Routes of operators for what payment providers settled otherwise than it was booked. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { accountId } from '../../ledger/contract/account.ts';
import { ACCOUNT_ID } from '../../ledger/contract/ledger-examples.ts';
import { providerName } from '../../ledger/contract/provider-messages.ts';
import {
  ITEM_STATUSES,
  suspenseItemId,
  suspenseItemSummary,
  suspenseItemView,
} from '../../ledger/contract/suspense-items.ts';
import { reason } from './parts.ts';

const PATH = '/v1/ops/ledger/reconciliation';
const ITEM_PATH = `${PATH}/items/{provider}/{itemId}` as const;
const AGE_DAYS_MAX = 3_650;
const BOOKINGS_MAX = 5;
const operator = z.string().check(z.trim(), z.minLength(1), z.maxLength(128));
const params = { provider: providerName, itemId: suspenseItemId };

const AT = '2026-03-02T05:00:00.000Z';
const EXAMPLE_PARAMS = { provider: 'stripe', itemId: '0d9a1c52-8a0d-5c17-9e65-7d24b0f1a983' } as const;
const ITEM = {
  ...{ ...EXAMPLE_PARAMS, status: 'open', openedAt: AT, updatedAt: AT, ageDays: 4 },
  differences: [{ kind: 'not-booked', asset: 'EUR', ours: '0', theirs: '25.5' }],
  ...{ suspense: { EUR: '25.5' }, reason: 'The two sides differ.' },
};
const OPENED = { at: AT, status: 'open', by: 'system', reason: 'The two sides differ.' };
const DETAIL = {
  ...{ ...ITEM, ours: [], history: [OPENED] },
  theirs: [
    {
      settlementId: 'txn_1QxY3aLkdIwHu7ix',
      asset: 'EUR',
      amount: '25.5',
      fee: '0.62',
      settledAt: AT,
      description: 'charge',
    },
  ],
};

export const listSuspenseItems = defineRoute({
  method: 'GET',
  path: `${PATH}/items`,
  operationId: 'listSuspenseItems',
  summary: 'What a payment provider settled otherwise than it was booked',
  description:
    'Oldest first. Without `status`, those that stand: open and assigned. An item closes by itself when the two sides come to agree.',
  scope: OPS_SCOPE,
  query: {
    ...pageQuery,
    provider: providerName,
    status: z.optional(z.enum(ITEM_STATUSES)),
    owner: z.optional(operator),
    /** So many days old at least. */
    ageDaysMin: z.optional(integerText({ minimum: 0, maximum: AGE_DAYS_MAX })),
  },
  responses: { 200: listOf(suspenseItemSummary) },
  errors: [],
  examples: {
    standing: {
      summary: 'Those that stand',
      query: { provider: 'stripe' },
      answer: { status: 200, body: { items: [ITEM], nextCursor: null } },
    },
  },
});

export const getSuspenseItem = defineRoute({
  method: 'GET',
  path: ITEM_PATH,
  operationId: 'getSuspenseItem',
  summary: 'A suspense item with both sides and its history',
  description: '`ours` is what we booked, `theirs` what the provider settled; above zero, it came in.',
  scope: OPS_SCOPE,
  params,
  responses: { 200: suspenseItemView },
  errors: ['NotFound'],
  examples: {
    one: { summary: 'A charge that nobody ordered', params: EXAMPLE_PARAMS, answer: { status: 200, body: DETAIL } },
  },
});

export const assignSuspenseItem = defineRoute({
  method: 'POST',
  path: `${ITEM_PATH}/assign`,
  operationId: 'assignSuspenseItem',
  summary: 'Take a suspense item, or hand it to another operator',
  description: '`owner` is the subject of an operator’s token; left out, it is you.',
  scope: OPS_SCOPE,
  params,
  body: z.strictObject({ owner: z.optional(operator), reason }),
  responses: { 200: suspenseItemSummary },
  errors: ['NotFound', 'ItemResolved', ...COMMAND_CODES],
  examples: {
    take: {
      summary: 'I look into it',
      params: EXAMPLE_PARAMS,
      body: { reason: 'I ask the provider' },
      answer: { status: 200, body: { ...ITEM, status: 'assigned', owner: 'ops-1', reason: 'I ask the provider' } },
    },
  },
});

export const resolveSuspenseItem = defineRoute({
  method: 'POST',
  path: `${ITEM_PATH}/resolve`,
  operationId: 'resolveSuspenseItem',
  summary: 'End a suspense item',
  description:
    'All that is in suspense of an asset goes to the account that `bookings` names for it: credited where the provider has settled more than was booked, debited where less (`forced` takes it whatever is there). What no booking names goes back to clearing. The item opens again if either side changes.',
  scope: OPS_SCOPE,
  params,
  body: z.strictObject({
    reason,
    bookings: z._default(
      z
        .array(z.strictObject({ accountId, asset: assetSymbol, forced: z._default(z.boolean(), false) }))
        .check(z.maxLength(BOOKINGS_MAX)),
      [],
    ),
  }),
  responses: { 200: suspenseItemSummary },
  errors: [
    ...(['AccountFrozen', 'AccountClosed', 'InsufficientFunds', 'LimitExceeded', 'TooManyAssets'] as const),
    ...(['HoldExpired', 'HoldExceeded', 'NotFound', 'ItemResolved', 'ValidationFailed'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    booked: {
      summary: 'It was a user’s',
      params: EXAMPLE_PARAMS,
      body: {
        reason: 'The payer has shown that it is his',
        bookings: [{ accountId: ACCOUNT_ID, asset: 'EUR', forced: false }],
      },
      answer: {
        status: 200,
        body: {
          ...{ ...ITEM, status: 'resolved', resolvedAt: AT, suspense: {} },
          reason: 'The payer has shown that it is his',
        },
      },
    },
  },
});
