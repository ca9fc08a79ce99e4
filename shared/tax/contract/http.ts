/** Routes of tax lots and disposals. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { accountName } from '../../trading/contract/transaction.ts';

const completeness = { complete: z.boolean(), missing: z.optional(z.array(z.looseObject({}))) };
const flags = { missingQuantity: z.optional(z.string()), needsPrice: z.optional(z.literal(true)) };

export const listLots = defineRoute({
  method: 'GET',
  path: '/v1/tax/lots',
  operationId: 'listTaxLots',
  summary: 'List tax lots',
  description:
    'Every lot ever acquired, by asset and age, with what remains of it. `method` is how it was acquired. Under AVERAGE `remainingCostBasis` is at the mean of the pool.',
  scope: 'tax:read',
  query: {
    ...pageQuery,
    asset: z.optional(assetSymbol),
    account: z.optional(accountName),
    status: z.optional(z.enum(['open', 'partial', 'closed'])),
  },
  responses: {
    200: listOf(
      z.strictObject({
        lotId: z.string(),
        asset: z.string(),
        account: z.string(),
        acquiredAt: z.string(),
        method: z.string(),
        status: z.enum(['open', 'partial', 'closed']),
        quantity: z.string(),
        remainingQuantity: z.string(),
        costBasis: z.string(),
        remainingCostBasis: z.string(),
        unitCost: z.string(),
        acquisitionTransactionId: z.string(),
        ...flags,
      }),
      completeness,
    ),
  },
  errors: [...READ_CODES],
  examples: { btc: { summary: 'Open lots of one asset', query: { asset: 'BTC', status: 'open' } } },
});

export const listDisposals = defineRoute({
  method: 'GET',
  path: '/v1/tax/disposals',
  operationId: 'listDisposals',
  summary: 'List disposals',
  description:
    'One row per transaction and lot, in the order of disposal, then of lots used. `year` is a fiscal year. A row without proceeds and gain left at cost, or waits for a price (`needsPrice`).',
  scope: 'tax:read',
  query: {
    ...pageQuery,
    year: z.optional(integerText({ minimum: 1900, maximum: 2100 })),
    asset: z.optional(assetSymbol),
  },
  responses: {
    200: listOf(
      z.strictObject({
        transactionId: z.string(),
        lotId: z.optional(z.string()),
        asset: z.string(),
        account: z.string(),
        quantity: z.string(),
        proceeds: z.optional(z.string()),
        costBasis: z.string(),
        gain: z.optional(z.string()),
        acquiredAt: z.optional(z.string()),
        disposedAt: z.string(),
        holdingDays: z.int(),
        term: z.enum(['short', 'long']),
        ...flags,
      }),
      completeness,
    ),
  },
  errors: [...READ_CODES],
  examples: { year: { summary: 'One tax year', query: { year: '2021' } } },
});
