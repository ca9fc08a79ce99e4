import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { positiveDecimalString } from '../../kernel/money/schema.ts';

/** The user's own closes and rates, one per asset or pair and UTC day; a later one for the same day replaces it. */
export const userPriceEvents = defineEvents('user-prices', {
  PricesRecorded: {
    1: z.object({
      prices: z.array(
        z.object({ asset: z.string(), date: z.string(), close: positiveDecimalString, currency: z.string() }),
      ),
    }),
  },
  ExchangeRatesRecorded: {
    1: z.object({
      rates: z.array(z.object({ from: z.string(), to: z.string(), date: z.string(), rate: positiveDecimalString })),
    }),
  },
});
export type UserPriceEvent = z.infer<(typeof userPriceEvents)['event']>;
