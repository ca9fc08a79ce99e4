/** Routes of operators for the accounts of the ledger. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { assetSymbol, computedDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountId, creditLimits } from '../../ledger/contract/account.ts';
import { accountView } from '../../ledger/contract/accounts-http.ts';
import { ACCOUNT, ACCOUNT_ID, TRANSACTION_ID } from '../../ledger/contract/ledger-examples.ts';
import { reason, withReason } from './parts.ts';

const PATH = '/v1/ops/ledger';

export const adjustBalanceRoute = defineRoute({
  method: 'POST',
  path: `${PATH}/adjustments`,
  operationId: 'adjustBalance',
  summary: 'Book money in or out of a user’s account',
  description:
    'For what came in or went out by no provider, and for corrections. The other side is the clearing or the suspense account of the system. A debit takes what is available, unless it is `forced`: then the balance may come below zero. Limits do not count it. `effectiveAt` is when it happened, if before now.',
  scope: OPS_SCOPE,
  body: z.strictObject({
    accountId,
    direction: z.enum(['credit', 'debit']),
    asset: assetSymbol,
    amount: positiveDecimalString,
    against: z._default(z.enum(['clearing', 'suspense']), 'clearing'),
    effectiveAt: z.optional(timestamp),
    forced: z._default(z.boolean(), false),
    reason,
  }),
  responses: {
    201: z.strictObject({
      transactionId: z.string(),
      accountId: z.string(),
      asset: z.string(),
      /** After it. */
      balance: computedDecimalString,
    }),
  },
  errors: [
    ...(['AccountFrozen', 'AccountClosed', 'InsufficientFunds', 'LimitExceeded', 'TooManyAssets'] as const),
    ...(['HoldExpired', 'HoldExceeded', 'UnknownAsset', 'WrongPrecision'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    credit: {
      summary: 'Cash that was paid in',
      body: { accountId: ACCOUNT_ID, direction: 'credit', asset: 'EUR', amount: '100', reason: 'Paid in at the desk' },
      answer: {
        status: 201,
        body: { transactionId: TRANSACTION_ID, accountId: ACCOUNT_ID, asset: 'EUR', balance: '100' },
      },
    },
  },
});

interface Act<Id extends string, Word extends string, Body extends z.ZodMiniType> {
  readonly operationId: Id;
  readonly word: Word;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly example?: Readonly<Record<string, unknown>>;
}

const act = <const Id extends string, const Word extends string, Body extends z.ZodMiniType>({
  operationId,
  word,
  summary,
  description,
  body,
  example = {},
}: Act<Id, Word, Body>) =>
  defineRoute({
    method: 'POST',
    path: `${PATH}/accounts/{accountId}/${word}` as const,
    operationId,
    summary,
    description,
    scope: OPS_SCOPE,
    params: { accountId },
    body,
    responses: { 200: accountView },
    errors: ['AccountFrozen', 'AccountClosed', 'UnknownAsset', 'ValidationFailed', ...COMMAND_CODES],
    examples: {
      one: {
        summary,
        params: { accountId: ACCOUNT_ID },
        body: { ...example, reason: 'Asked for by compliance' },
        answer: { status: 200, body: ACCOUNT },
      },
    },
  });

export const opsFreezeRoute = act({
  operationId: 'opsFreezeAccount',
  word: 'freeze',
  summary: 'Freeze a user’s account',
  description: 'Its owner cannot unfreeze it.',
  body: withReason,
});
export const opsUnfreezeRoute = act({
  operationId: 'opsUnfreezeAccount',
  word: 'unfreeze',
  summary: 'Unfreeze a user’s account',
  description: 'Whoever froze it.',
  body: withReason,
});
export const opsVerifyRoute = act({
  operationId: 'opsVerifyAccount',
  word: 'verify',
  summary: 'Verify a user’s account',
  description: 'An account for wires can send to others from then on.',
  body: withReason,
});
export const opsRejectRoute = act({
  operationId: 'opsRejectAccount',
  word: 'reject',
  summary: 'Reject the verification of a user’s account',
  description: 'Nothing can be sent from it to others until it is verified.',
  body: withReason,
});
export const opsCreditRoute = act({
  operationId: 'opsGrantCredit',
  word: 'credit-limits',
  summary: 'Grant credit on a user’s account',
  description:
    'How far below zero the balance of each asset may be, in place of what was granted before. On credit cards and margin accounts.',
  body: z.strictObject({ creditLimits, reason }),
  example: { creditLimits: { EUR: '500' } },
});
