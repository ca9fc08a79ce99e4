/** The route of losses that could be realized. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, nonNegativeDecimalString } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from '../../trading/contract/account-name.ts';
import { washInclude } from './wash-sales-http.ts';

const warning = z.strictObject({
  /** Units of the lot whose loss would be disallowed for what was bought in the 30 days before. */
  replacedQuantity: z.string(),
  /** The latest, at most ten. */
  boughtRecently: z.array(z.strictObject({ lotId: z.string(), acquiredAt: z.string(), quantity: z.string() })),
  /** First UTC day on which buying it again disallows nothing. */
  doNotBuyBefore: z.string(),
  /** Disallowed losses of earlier sales in its basis, which it would lose beside `loss`; left out where there are none. */
  basisIncrease: z.optional(z.string()),
});

const harvest = z.strictObject({
  lotId: z.string(),
  asset: z.string(),
  account: z.string(),
  acquiredAt: z.string(),
  quantity: z.string(),
  costBasis: z.string(),
  price: z.string(),
  /** UTC day of the price. */
  priceDate: z.string(),
  /** `own`, or the source that the market's price came from. */
  priceSource: z.string(),
  value: z.string(),
  loss: z.string(),
  holdingDays: z.int(),
  term: z.enum(['short', 'long', 'exempt']),
  method: z.string(),
  unitsBefore: z.string(),
  gainBefore: z.string(),
  washSale: z.optional(warning),
});
export type HarvestView = z.infer<typeof harvest>;

const more = {
  currency: z.string(),
  at: z.string(),
  totals: z.strictObject({ short: z.string(), long: z.string(), exempt: z.string(), loss: z.string() }),
  complete: z.boolean(),
  missing: z.optional(z.array(z.looseObject({}))),
};

export const listHarvest = defineRoute({
  method: 'GET',
  path: '/v1/tax/harvest',
  operationId: 'listHarvest',
  summary: 'List lots whose sale would realize a loss',
  description:
    "Open lots that are worth less than they cost, the greatest loss first. `price` is of one unit in the base currency: the user's own, else the market's. The method in force sells `unitsBefore` of the same asset first, which would gain `gainBefore`. `at` is the day of the sale, today if left out; the lots are those held now. `washSale` warns, where that is the law (see the list of wash sales for `include`), of what was bought lately, and says until when not to buy. `totals` are of all such lots, not of the page alone; `exempt` is no part of `loss`.",
  scope: 'tax:read',
  query: {
    ...pageQuery,
    minLoss: z._default(nonNegativeDecimalString, '0'),
    asset: z.optional(assetSymbol),
    account: z.optional(accountName),
    at: z.optional(timestamp),
    include: z._default(washInclude, 'securities'),
  },
  responses: { 200: listOf(harvest, more) },
  errors: [...READ_CODES],
  examples: {
    all: {
      summary: 'A lot at a loss, some of which was bought again lately',
      query: { minLoss: '100' },
      answer: {
        status: 200,
        body: {
          items: [
            {
              lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
              ...{ asset: 'VTI', account: 'broker', acquiredAt: '2023-09-26T10:00:00.000Z', quantity: '100' },
              ...{ costBasis: '5000', price: '40', priceDate: '2024-01-09', priceSource: 'own', value: '4000' },
              ...{ loss: '1000', holdingDays: 105, term: 'short', method: 'FIFO' },
              ...{ unitsBefore: '0', gainBefore: '0' },
              washSale: {
                replacedQuantity: '50',
                boughtRecently: [
                  {
                    lotId: '5f1f2a3b-8f0c-5d77-a1de-64d0b3a7c512',
                    ...{ acquiredAt: '2023-12-19T10:00:00.000Z', quantity: '50' },
                  },
                ],
                doNotBuyBefore: '2024-02-09',
              },
            },
          ],
          nextCursor: null,
          currency: 'USD',
          at: '2024-01-09T15:00:00.000Z',
          totals: { short: '1000', long: '0', exempt: '0', loss: '1000' },
          complete: true,
        },
      },
    },
  },
});
