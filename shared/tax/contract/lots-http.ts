/** Routes of tax lots and disposals. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import {
  PAST_DESCRIPTION,
  PREPARATION_EXAMPLE,
  pastQuery,
  preparationParams,
  preparationView,
} from '../../kernel/past/contract.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { accountName } from '../../trading/contract/account-name.ts';

const completeness = { complete: z.boolean(), missing: z.optional(z.array(z.looseObject({}))) };
const flags = {
  missingQuantity: z.optional(z.string()),
  needsPrice: z.optional(z.literal(true)),
  marketPriced: z.optional(z.literal(true)),
};

export const listLots = defineRoute({
  method: 'GET',
  path: '/v1/tax/lots',
  operationId: 'listTaxLots',
  summary: 'List tax lots',
  description: `Every lot acquired so far, by asset and age, with what remains of it. A transaction that is dated ahead counts from its time on: send \`asOf\` to see lots as of then. \`method\` is how it was acquired. Under AVERAGE \`remainingCostBasis\` is at the mean of the pool. \`marketPriced\` where the cost rests on a price that was adopted from the market. ${PAST_DESCRIPTION}`,
  scope: 'tax:read',
  query: {
    ...pageQuery,
    ...pastQuery,
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
        /** Of a gift that had lost value when it came: what a loss of the remaining units counts from. */
        lossBasis: z.optional(z.string()),
        /** When it was given, where `acquiredAt` is its giver's: a loss counts as held since then. */
        givenAt: z.optional(z.string()),
        ...flags,
      }),
      completeness,
    ),
    202: preparationView,
  },
  errors: [...READ_CODES],
  examples: {
    btc: {
      summary: 'Lots of one asset that something is left of',
      query: { asset: 'BTC', status: 'partial' },
      answer: {
        status: 200,
        body: {
          items: [
            {
              lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
              asset: 'BTC',
              account: 'kraken',
              acquiredAt: '2021-05-04T10:00:00.000Z',
              method: 'buy',
              status: 'partial',
              quantity: '0.5',
              remainingQuantity: '0.3',
              costBasis: '20012.5',
              remainingCostBasis: '12007.5',
              unitCost: '40025',
              acquisitionTransactionId: '037b2b7f-6d00-8a5e-9d0c-4b5a1d2c3e4f',
            },
          ],
          nextCursor: null,
          complete: true,
        },
      },
    },
  },
});

export const listDisposals = defineRoute({
  method: 'GET',
  path: '/v1/tax/disposals',
  operationId: 'listDisposals',
  summary: 'List disposals',
  description: `One row per transaction and lot, in the order of disposal, then of lots used. \`year\` is a fiscal year. A row without proceeds and gain left at cost, or waits for a price (\`needsPrice\`); \`marketPriced\` where proceeds rest on a price that was adopted from the market, whose source the explanation names. ${PAST_DESCRIPTION}`,
  scope: 'tax:read',
  query: {
    ...pageQuery,
    ...pastQuery,
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
        /** Of a gift's `loss`, when it was given. */
        acquiredAt: z.optional(z.string()),
        disposedAt: z.string(),
        holdingDays: z.int(),
        term: z.enum(['short', 'long', 'exempt']),
        matchedBy: z.optional(z.enum(['same-day', 'thirty-days'])),
        lotSelection: z.optional(z.enum(['named', 'unmet'])),
        /**
         * Of a gift that had lost value when it came: the basis is what it was worth then, for a `loss`; or the proceeds,
         * where there is `neither` gain nor loss.
         */
        giftBasis: z.optional(z.enum(['loss', 'neither'])),
        /** Money that came with a merger, for no units; its cost is what of the old shares' cost stands against it. */
        boot: z.optional(z.literal(true)),
        ...flags,
      }),
      completeness,
    ),
    202: preparationView,
  },
  errors: [...READ_CODES],
  examples: {
    year: {
      summary: 'One tax year',
      query: { year: '2022' },
      answer: {
        status: 200,
        body: {
          items: [
            {
              transactionId: '0450c1f0-3a40-8b1d-a5e0-91c2d7f3b685',
              lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
              asset: 'BTC',
              account: 'kraken',
              quantity: '0.2',
              proceeds: '4600',
              costBasis: '8005',
              gain: '-3405',
              acquiredAt: '2021-05-04T10:00:00.000Z',
              disposedAt: '2022-08-01T09:30:00.000Z',
              holdingDays: 453,
              term: 'long',
            },
          ],
          nextCursor: null,
          complete: true,
        },
      },
    },
  },
});

export const getTaxPreparation = defineRoute({
  method: 'GET',
  path: '/v1/tax/preparations/{preparationId}',
  operationId: 'getTaxPreparation',
  summary: 'Read how far a past of lots and disposals is prepared',
  description:
    'A read of the past that was answered with 202 names this in `Location`. Once it is `ready`, send that read again; with the `asKnownAt` that stands here, it is answered from what was prepared, page by page, for a day.',
  scope: 'tax:read',
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
