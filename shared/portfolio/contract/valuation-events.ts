/** Valuations of a portfolio that were recorded, one at each midnight UTC: a stream for each portfolio. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

const amount = z.string();

export const valuationEvents = defineEvents('portfolio-valuation', {
  PortfolioValuationCalculated: {
    1: z.object({
      valuationId: z.string(),
      portfolioId: z.string(),
      /** The UTC day at whose end it is. */
      date: z.string(),
      baseCurrency: z.string(),
      /** Of what has a price. */
      totalValue: amount,
      investment: amount,
      holdings: z.array(
        z.object({
          assetId: z.string(),
          quantity: amount,
          /** `null` where nothing says what it is worth; never zero instead. */
          price: z.nullable(amount),
          value: z.nullable(amount),
          priceSource: z.nullable(z.string()),
          /** `null` without a price, and for the base currency itself. */
          priceTimestamp: z.nullable(z.string()),
        }),
      ),
      /** The least valuable, where there are too many to be named. */
      others: z.optional(z.object({ count: z.int(), value: amount })),
      complete: z.boolean(),
      calculatedAt: z.string(),
    }),
  },
});
export type ValuationEvent = z.infer<(typeof valuationEvents)['event']>;
