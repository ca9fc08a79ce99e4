/**
 * Events of the tax book, the one derived stream per tenant: lots as they come, and what is taken from them. What the
 * arrival of something old, a reversal, new settings or a new price changes is one restatement.
 */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { computedDecimalString } from '../../kernel/money/schema.ts';

const uuid = z.string();

const lotCreated = z.object({
  lotId: uuid,
  assetId: z.string(),
  account: z.string(),
  quantity: computedDecimalString,
  costBasis: computedDecimalString,
  acquisitionDate: z.string(),
  /** Type of the acquiring transaction. */
  acquisitionMethod: z.string(),
  acquisitionTransactionId: uuid,
  /** Of a gift that had lost value when it came: what a loss counts from. */
  lossBasis: z.optional(computedDecimalString),
  /** When it came to be here, if a transfer or a wrap brought it. */
  movedAt: z.optional(z.string()),
  missingQuantity: z.optional(computedDecimalString),
  needsPrice: z.optional(z.literal(true)),
});
export type TaxLotCreated = z.infer<typeof lotCreated>;

const lotConsumed = z.object({
  /** Left out for what no lot covers, as is everything that the lot would say. */
  lotId: z.optional(uuid),
  assetId: z.string(),
  account: z.string(),
  /**
   * `non-disposal` leaves at cost; `move` goes on as a lot elsewhere; `allocation` goes on as a lot of `account`, when
   * the lots of all accounts become those of each.
   */
  kind: z.enum(['disposal', 'non-disposal', 'move', 'allocation']),
  consumedQuantity: computedDecimalString,
  remainingQuantity: z.optional(computedDecimalString),
  costBasis: computedDecimalString,
  /** Proceeds by the unit. */
  disposalPrice: z.optional(computedDecimalString),
  proceeds: z.optional(computedDecimalString),
  realizedGain: z.optional(computedDecimalString),
  acquisitionDate: z.optional(z.string()),
  disposalDate: z.string(),
  holdingPeriodDays: z.number(),
  isLongTerm: z.boolean(),
  /** Held so long that the law doesn't tax it. */
  isExempt: z.optional(z.literal(true)),
  /** By SECTION-104: the lot was acquired on the same day, or in the 30 days after. */
  matchedBy: z.optional(z.enum(['same-day', 'thirty-days'])),
  /** The lot was named by the user, or stands in for one that was and couldn't be used. */
  lotSelection: z.optional(z.enum(['named', 'unmet'])),
  disposalTransactionId: uuid,
  missingQuantity: z.optional(computedDecimalString),
  needsPrice: z.optional(z.literal(true)),
});
export type TaxLotConsumed = z.infer<typeof lotConsumed>;

/** Why a lot has other figures than before. */
export const LOT_ADJUSTMENTS = ['split', 'average-cost', 'return-of-capital'] as const;

const lotAdjusted = z.object({
  lotId: uuid,
  assetId: z.string(),
  account: z.string(),
  reason: z.enum(LOT_ADJUSTMENTS),
  /** The transaction that split it or returned capital on it, or that first touched its pool in the new year. */
  transactionId: uuid,
  adjustedAt: z.string(),
  quantity: computedDecimalString,
  costBasis: computedDecimalString,
  remainingQuantity: computedDecimalString,
  remainingCostBasis: computedDecimalString,
});

const RESTATEMENT_CAUSES = ['settings', 'reversal', 'backdated', 'selection', 'price'] as const;
export type RestatementCause = (typeof RESTATEMENT_CAUSES)[number];

export const taxBookEvents = defineEvents('tax-book', {
  TaxLotCreated: { 1: lotCreated },
  TaxLotConsumed: { 1: lotConsumed },
  TaxLotAdjusted: { 1: lotAdjusted },
  /**
   * What transactions were to be valued by that no price says. It is told when a transaction first lacks something, and
   * of all that lack something when the settings change; market data finds out what the market said.
   */
  PricesMissed: {
    1: z.object({
      /** What values are to be in. */
      currency: z.string(),
      /** Assets and currencies, each with the UTC days of the transactions, in order. */
      missed: z.array(z.object({ asset: z.string(), dates: z.array(z.string()) })),
    }),
  },
  TaxBookRestated: {
    1: z.object({
      cause: z.enum(RESTATEMENT_CAUSES),
      /** Time of the earliest transaction that was worked through again. */
      from: z.string(),
      transactionsRedone: z.number(),
      /** `counts` where too much changed to list it: the lists are empty then, and the book is to be read again. */
      detail: z.enum(['rows', 'counts']),
      rowsChanged: z.number(),
      rowsWithdrawn: z.number(),
      /** What is new or differs from what was stated before under the same ids; what isn't listed stands as it was. */
      created: z.array(lotCreated),
      consumed: z.array(lotConsumed),
      adjusted: z.array(lotAdjusted),
      withdrawn: z.object({
        lots: z.array(uuid),
        consumptions: z.array(z.object({ disposalTransactionId: uuid, assetId: z.string(), lotId: z.optional(uuid) })),
        adjustments: z.array(z.object({ transactionId: uuid, lotId: uuid })),
      }),
    }),
  },
});
export type PricesMissed = Extract<TaxBookEvent, { type: 'PricesMissed' }>;
export type TaxBookEvent = z.infer<(typeof taxBookEvents)['event']>;
