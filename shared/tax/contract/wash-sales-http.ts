/** The route of wash sales: what the book's disposals are by 26 USC 1091. Reported, not written into the book. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';

/** What is looked at: assets that the settings name as securities, or all. */
export const washInclude = z.enum(['securities', 'all']);
export type WashInclude = z.infer<typeof washInclude>;

const replacement = z.strictObject({
  lotId: z.string(),
  acquiredAt: z.string(),
  quantity: z.string(),
  disallowedLoss: z.string(),
  /** Of those units, with the loss. */
  costBasis: z.string(),
  /** UTC day from which on they count as held. */
  effectiveAcquiredAt: z.string(),
});

/** Units of a sale that count as held from one day on. */
const part = z.strictObject({
  quantity: z.string(),
  proceeds: z.string(),
  /** With the losses of earlier sales in it. */
  costBasis: z.string(),
  disallowedLoss: z.string(),
  /** Gain or deductible loss. */
  gain: z.string(),
  /** UTC day from which on they count as held. */
  effectiveAcquiredAt: z.string(),
  term: z.enum(['short', 'long', 'exempt']),
});

export const washSale = z.strictObject({
  transactionId: z.string(),
  lotId: z.string(),
  asset: z.string(),
  account: z.string(),
  quantity: z.string(),
  disposedAt: z.string(),
  /** As recorded. */
  proceeds: z.string(),
  costBasis: z.string(),
  gain: z.string(),
  /** Money that came with a merger, for no units. */
  boot: z.optional(z.literal(true)),
  /** Disallowed losses of earlier sales that add to the basis. */
  basisIncrease: z.string(),
  disallowedLoss: z.string(),
  deductibleLoss: z.string(),
  adjustedGain: z.string(),
  /**
   * Disallowed losses of earlier sales that go along with a gift, in the basis of whoever was given the units (26 USC
   * 1015), or with what left at cost.
   */
  basisGiven: z.optional(z.string()),
  replacements: z.array(replacement),
  /** What was sold, by how long it counts as held: lines of Form 8949. */
  parts: z.array(part),
});
export type WashSaleView = z.infer<typeof washSale>;

const more = {
  totals: z.strictObject({ basisIncrease: z.string(), disallowedLoss: z.string(), adjustedGain: z.string() }),
  /** Whether it is the law of the jurisdiction in the settings. */
  applies: z.boolean(),
  include: washInclude,
  complete: z.boolean(),
  missing: z.optional(z.array(z.looseObject({}))),
};

export const listWashSales = defineRoute({
  method: 'GET',
  path: '/v1/tax/wash-sales',
  operationId: 'listWashSales',
  summary: 'List wash sales',
  description:
    "By the rule of the United States (26 USC 1091): sales of a year whose loss is not deductible, since the same asset was bought within 30 days before or after, and whatever left with such a loss of an earlier sale in its basis, also as what the units became meanwhile; `basisGiven` of it went along with a gift. The rule is for securities, which `tax.securities` in the settings names; `include=all` takes every asset as one. Lots and disposals stay as they are. The day of a sale is UTC's. Sales go in their order; `totals` are the year's.",
  scope: 'tax:read',
  query: {
    ...pageQuery,
    year: integerText({ minimum: 1900, maximum: 2100 }),
    asset: z.optional(assetSymbol),
    include: z._default(washInclude, 'securities'),
  },
  responses: { 200: listOf(washSale, more) },
  errors: [...READ_CODES],
  examples: {
    year: {
      summary: 'A loss of which half is replaced',
      query: { year: '2024' },
      answer: {
        status: 200,
        body: {
          items: [
            {
              transactionId: '0450c1f0-3a40-8b1d-a5e0-91c2d7f3b685',
              lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
              ...{ asset: 'VTI', account: 'broker', quantity: '100', disposedAt: '2024-01-09T15:00:00.000Z' },
              ...{ proceeds: '4000', costBasis: '5000', gain: '-1000', basisIncrease: '0' },
              ...{ disallowedLoss: '500', deductibleLoss: '500', adjustedGain: '-500' },
              replacements: [
                {
                  lotId: '5f1f2a3b-8f0c-5d77-a1de-64d0b3a7c512',
                  ...{ acquiredAt: '2023-12-19T10:00:00.000Z', quantity: '50', disallowedLoss: '500' },
                  ...{ costBasis: '3250', effectiveAcquiredAt: '2023-09-05' },
                },
              ],
              parts: [
                {
                  ...{ quantity: '100', proceeds: '4000', costBasis: '5000', disallowedLoss: '500', gain: '-500' },
                  ...{ effectiveAcquiredAt: '2023-09-26', term: 'short' },
                },
              ],
            },
          ],
          nextCursor: null,
          totals: { basisIncrease: '0', disallowedLoss: '500', adjustedGain: '-500' },
          applies: true,
          include: 'securities',
          complete: true,
        },
      },
    },
  },
});
