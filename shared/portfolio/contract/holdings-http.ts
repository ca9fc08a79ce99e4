/** Routes of holdings, accounts and balances. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import {
  PAST_DESCRIPTION,
  PREPARATION_EXAMPLE,
  pastQuery,
  preparationParams,
  preparationView,
} from '../../kernel/past/contract.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { accountName } from '../../trading/contract/account-name.ts';

const amount = z.nullable(z.string());
const missing = z.optional(z.array(z.looseObject({})));
const completeness = { complete: z.boolean(), missing };

const holding = z.strictObject({
  asset: z.string(),
  quantity: z.string(),
  averageCost: amount,
  costBasis: amount,
  price: amount,
  priceAt: amount,
  value: amount,
  unrealizedGain: amount,
  /** A fraction, "0.05" is 5%: `unrealizedGain` over `costBasis`; `null` without a cost, and of what is overdrawn. */
  roiPercent: amount,
  /**
   * When something of it first came into what is asked about: of a gift the day that it was received on, of what came by
   * a merger or from another account the day of that.
   */
  firstAcquiredAt: amount,
  lastTransactionAt: z.string(),
  transactions: z.int(),
});

const totals = z.strictObject({
  currency: z.string(),
  value: amount,
  costBasis: amount,
  unrealizedGain: amount,
  /** Gain over the cost of what is held and whose gain is known: money that is overdrawn is left out. */
  roiPercent: amount,
});

const HOLDING = {
  asset: 'BTC',
  quantity: '0.3',
  averageCost: '40025',
  costBasis: '12007.5',
  price: '96400',
  priceAt: '2026-01-14T00:00:00.000Z',
  value: '28920',
  unrealizedGain: '16912.5',
  roiPercent: '1.408494690818238601',
  firstAcquiredAt: '2021-05-04T10:00:00.000Z',
  lastTransactionAt: '2022-08-01T09:30:00.000Z',
  transactions: 2,
};
const TOTALS = {
  currency: 'USD',
  value: '28920',
  costBasis: '12007.5',
  unrealizedGain: '16912.5',
  roiPercent: '1.408494690818238601',
};

export const getHoldings = defineRoute({
  method: 'GET',
  path: '/v1/holdings',
  operationId: 'listHoldings',
  summary: 'List holdings',
  description: `What is held of each asset, by value. Cash is a holding like any other and may be negative. What has no price has no value, and the answer says so. What is recorded of a time to come is held from then on. ${PAST_DESCRIPTION}`,
  scope: 'holdings:read',
  query: {
    ...pageQuery,
    ...pastQuery,
    account: z.optional(accountName),
    currency: z.optional(knownCurrency),
  },
  responses: { 200: listOf(holding, { totals, ...completeness }), 202: preparationView },
  errors: [...READ_CODES],
  examples: {
    all: {
      summary: 'Everything, in the base currency',
      answer: { status: 200, body: { items: [HOLDING], nextCursor: null, totals: TOTALS, complete: true } },
    },
    past: { summary: 'At the end of 2021', query: { asOf: '2022-01-01T00:00:00Z' } },
    prepared: {
      summary: 'What was known at the end of 2021, prepared in the background',
      query: { asKnownAt: '2022-01-01T00:00:00Z', prepare: 'true' },
      answer: { status: 202, body: PREPARATION_EXAMPLE },
    },
  },
});

export const getAccounts = defineRoute({
  method: 'GET',
  path: '/v1/accounts',
  operationId: 'listAccounts',
  summary: 'List accounts',
  description: `Every account that a transaction named. They are external: kept elsewhere and followed here. With \`asOf\`, those used by then, with the assets and transactions of that time. ${PAST_DESCRIPTION}`,
  scope: 'holdings:read',
  query: { ...pageQuery, ...pastQuery },
  responses: {
    200: listOf(
      z.strictObject({
        account: z.string(),
        kind: z.literal('external'),
        firstUsedAt: z.string(),
        lastTransactionAt: z.string(),
        assets: z.int(),
        transactions: z.int(),
      }),
      completeness,
    ),
    202: preparationView,
  },
  errors: [...READ_CODES],
  examples: {
    all: {
      summary: 'All accounts',
      answer: {
        status: 200,
        body: {
          items: [
            {
              account: 'kraken',
              kind: 'external',
              firstUsedAt: '2021-05-04T10:00:00.000Z',
              lastTransactionAt: '2022-08-01T09:30:00.000Z',
              assets: 2,
              transactions: 2,
            },
          ],
          nextCursor: null,
          complete: true,
        },
      },
    },
  },
});

export const getBalances = defineRoute({
  method: 'GET',
  path: '/v1/accounts/{account}/balances',
  operationId: 'listBalances',
  summary: 'List the balances of an account',
  description: `Quantities by asset. An account holds nothing before its first transaction; one that nobody had named by \`asKnownAt\` is not found. ${PAST_DESCRIPTION}`,
  scope: 'holdings:read',
  params: { account: accountName },
  query: { ...pageQuery, ...pastQuery },
  responses: {
    200: listOf(
      z.strictObject({ asset: z.string(), quantity: z.string(), lastTransactionAt: z.string() }),
      completeness,
    ),
    202: preparationView,
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    kraken: {
      summary: 'One account',
      params: { account: 'kraken' },
      answer: {
        status: 200,
        body: {
          items: [{ asset: 'BTC', quantity: '0.3', lastTransactionAt: '2022-08-01T09:30:00.000Z' }],
          nextCursor: null,
          complete: true,
        },
      },
    },
  },
});

export const getHoldingsPreparation = defineRoute({
  method: 'GET',
  path: '/v1/holdings/preparations/{preparationId}',
  operationId: 'getHoldingsPreparation',
  summary: 'Read how far a past of holdings is prepared',
  description:
    'A read of the past that was answered with 202 names this in `Location`. Once it is `ready`, send that read again; with the `asKnownAt` that stands here, it is answered from what was prepared, page by page, for a day.',
  scope: 'holdings:read',
  params: preparationParams,
  responses: { 200: preparationView },
  errors: ['NotFound'],
  examples: {
    ready: {
      summary: 'It can be read',
      params: { preparationId: PREPARATION_EXAMPLE.preparationId },
      answer: { status: 200, body: PREPARATION_EXAMPLE },
    },
  },
});
