/** Routes of accounts. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, computedDecimalString, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import {
  ACCOUNT_STATUSES,
  ACTORS,
  accountId,
  accountKind,
  accountName,
  creditLimits,
  limits,
  lowBalance,
  receiving,
  statedReason,
  USER_ACCOUNT_KINDS,
  VERIFICATIONS,
} from './account.ts';
import { ACCOUNT, ACCOUNT_ID } from './ledger-examples.ts';

const PATH = '/v1/ledger/accounts';
const ONE = `${PATH}/{accountId}` as const;
const params = { accountId };
const EXAMPLE = { accountId: ACCOUNT_ID };

/** Of one asset. All of it is read at once, so that it agrees. */
const assetBalance = z.strictObject({
  asset: z.string(),
  /** What is there, without what is staked. */
  balance: computedDecimalString,
  /** Held for something. */
  reserved: computedDecimalString,
  /** What can leave: balance without what is reserved, and credit. */
  available: computedDecimalString,
  /** How far below zero the balance may be. */
  credit: computedDecimalString,
  /** Apart from the balance. */
  staked: computedDecimalString,
});

export const accountView = z.strictObject({
  accountId,
  kind: accountKind,
  name: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  /** Since when, by whom and why it is frozen or closed. */
  statusChange: z.nullable(z.strictObject({ since: z.string(), by: z.enum(ACTORS), reason: z.string() })),
  verification: z.enum(VERIFICATIONS),
  limits,
  lowBalance,
  creditLimits,
  receiving,
  /** Of each asset that it has anything of. */
  balances: z.array(assetBalance),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const openAccountRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'openAccount',
  summary: 'Open an account',
  description:
    'An account holds any number of assets. Limits are of what leaves it, in the days and months of the time zone in the settings. `receiving` says who may send to it without being asked: unless said otherwise, others ask first.',
  scope: 'ledger:write',
  body: z.strictObject({
    kind: z.enum(USER_ACCOUNT_KINDS),
    name: z.optional(accountName),
    limits: z.optional(limits),
    lowBalance: z.optional(lowBalance),
    receiving: z.optional(receiving),
  }),
  responses: { 201: accountView },
  errors: ['UnknownAsset', ...COMMAND_CODES],
  examples: {
    checking: {
      summary: 'With limits',
      body: { kind: 'checking', name: 'Everyday', limits: { EUR: { perTransaction: '500', daily: '1000' } } },
      answer: { status: 201, body: { ...ACCOUNT, balances: [] } },
    },
  },
});

export const listAccountsRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listLedgerAccounts',
  summary: 'List accounts',
  description: 'In the order in which they were opened, closed ones included.',
  scope: 'ledger:read',
  query: { ...pageQuery },
  responses: { 200: listOf(accountView) },
  errors: [],
  examples: { one: { summary: 'One account', answer: { status: 200, body: { items: [ACCOUNT], nextCursor: null } } } },
});

export const getAccountRoute = defineRoute({
  method: 'GET',
  path: ONE,
  operationId: 'getLedgerAccount',
  summary: 'Read an account',
  description:
    'Balance, reserved and available are of the same instant; a hold that has expired by now counts no more.',
  scope: 'ledger:read',
  params,
  responses: { 200: accountView },
  errors: [],
  examples: { one: { summary: 'With a hold', params: EXAMPLE, answer: { status: 200, body: ACCOUNT } } },
});

export const changeAccountRoute = defineRoute({
  method: 'PATCH',
  path: ONE,
  operationId: 'changeLedgerAccount',
  summary: 'Change an account',
  description: 'What is left out stays. `limits`, `lowBalance` and `receiving` are replaced whole.',
  scope: 'ledger:write',
  params,
  body: z.strictObject({
    name: z.optional(accountName),
    limits: z.optional(limits),
    lowBalance: z.optional(lowBalance),
    receiving: z.optional(receiving),
  }),
  responses: { 200: accountView },
  errors: ['AccountClosed', 'UnknownAsset', ...COMMAND_CODES],
  examples: {
    anyone: {
      summary: 'Take from anyone',
      params: EXAMPLE,
      body: { receiving: { from: 'anyone' } },
      answer: { status: 200, body: { ...ACCOUNT, receiving: { from: 'anyone', approved: [] } } },
    },
  },
});

interface Act<
  Id extends string,
  Word extends string,
  Code extends 'AccountFrozen' | 'AccountClosed' | 'AccountNotEmpty',
> {
  readonly operationId: Id;
  readonly word: Word;
  readonly summary: string;
  readonly description: string;
  readonly errors: readonly Code[];
  readonly status: 'active' | 'frozen' | 'closed';
}

const act = <
  const Id extends string,
  const Word extends string,
  const Code extends 'AccountFrozen' | 'AccountClosed' | 'AccountNotEmpty',
>({
  operationId,
  word,
  summary,
  description,
  errors,
  status,
}: Act<Id, Word, Code>) =>
  defineRoute({
    method: 'POST',
    path: `${ONE}/${word}` as const,
    operationId,
    summary,
    description,
    scope: 'ledger:write',
    params,
    body: z.strictObject({ reason: statedReason }),
    responses: { 200: accountView },
    errors: [...errors, ...COMMAND_CODES],
    examples: {
      one: {
        summary,
        params: EXAMPLE,
        body: { reason: 'Lost the card' },
        answer: {
          status: 200,
          body: {
            ...ACCOUNT,
            status,
            statusChange:
              status === 'active' ? null : { since: ACCOUNT.updatedAt, by: 'owner', reason: 'Lost the card' },
          },
        },
      },
    },
  });

export const freezeAccountRoute = act({
  operationId: 'freezeLedgerAccount',
  word: 'freeze',
  summary: 'Freeze an account',
  description:
    'Nothing leaves it, and nothing of it can be held; it goes on taking in. Holds stay, and expire as usual.',
  errors: ['AccountClosed'],
  status: 'frozen',
});
export const unfreezeAccountRoute = act({
  operationId: 'unfreezeLedgerAccount',
  word: 'unfreeze',
  summary: 'Unfreeze an account',
  description: 'What an operator froze, an operator unfreezes.',
  errors: ['AccountFrozen', 'AccountClosed'],
  status: 'active',
});
export const closeAccountRoute = act({
  operationId: 'closeLedgerAccount',
  word: 'close',
  summary: 'Close an account',
  description: 'For good. It must be empty: nothing there, staked, held or owed.',
  errors: ['AccountNotEmpty', 'AccountFrozen'],
  status: 'closed',
});

const stakeAct = <const Id extends string, const Word extends string>(
  operationId: Id,
  word: Word,
  { summary, description }: { readonly summary: string; readonly description: string },
) =>
  defineRoute({
    method: 'POST',
    path: `${ONE}/${word}` as const,
    operationId,
    summary,
    description,
    scope: 'ledger:write',
    params,
    body: z.strictObject({ asset: assetSymbol, amount: positiveDecimalString }),
    responses: { 200: accountView },
    errors: [
      ...(['AccountFrozen', 'AccountClosed', 'InsufficientFunds', 'UnknownAsset', 'WrongPrecision'] as const),
      ...COMMAND_CODES,
    ],
    examples: {
      one: {
        summary,
        params: EXAMPLE,
        body: { asset: 'ETH', amount: '2' },
        answer: { status: 200, body: ACCOUNT },
      },
    },
  });

export const stakeRoute = stakeAct('stakeAsset', 'stake', {
  summary: 'Stake part of a balance',
  description: 'It stays in the account, apart from the balance, and cannot be spent until it is unstaked.',
});
export const unstakeRoute = stakeAct('unstakeAsset', 'unstake', {
  summary: 'Unstake',
  description: 'It is part of the balance again.',
});

export const balancesRoute = defineRoute({
  method: 'GET',
  path: `${ONE}/balances`,
  operationId: 'getLedgerBalances',
  summary: 'Read the balances of an account, now or in the past',
  description:
    '`asOf` asks what was true then, by the times at which things happened; `asKnownAt` what had been recorded by then. Of the past, `reserved` counts the holds that had been placed and had not ended by the earlier of the two.',
  scope: 'ledger:read',
  params,
  query: { asOf: z.optional(timestamp), asKnownAt: z.optional(timestamp) },
  responses: { 200: z.strictObject({ accountId, at: z.string(), items: z.array(assetBalance) }) },
  errors: [],
  examples: {
    past: {
      summary: 'At the end of 2025',
      params: EXAMPLE,
      query: { asOf: '2026-01-01T00:00:00Z' },
      answer: {
        status: 200,
        body: { accountId: ACCOUNT_ID, at: '2026-01-01T00:00:00.000Z', items: ACCOUNT.balances },
      },
    },
  },
});
