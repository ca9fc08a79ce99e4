import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { positiveDecimalString } from '../../kernel/money/schema.ts';

const adopted = {
  /** UTC day of the transactions that lacked it. */
  date: z.string(),
  /** Registry name of the source that the market's price came from. */
  source: z.string(),
  /** UTC day of the close or rate: an earlier one than `date` where nothing was traded then. */
  quotedOn: z.string(),
};
const adoptedPrice = z.object({
  asset: z.string(),
  close: positiveDecimalString,
  currency: z.string(),
  ...adopted,
});
const adoptedRate = z.object({
  from: z.string(),
  to: z.string(),
  rate: positiveDecimalString,
  ...adopted,
  /** The currency that it was computed by way of. */
  via: z.optional(z.string()),
});
export type AdoptedPrice = z.infer<typeof adoptedPrice>;
export type AdoptedRate = z.infer<typeof adoptedRate>;

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
  /**
   * What the market said on days on which transactions lacked a price. It counts for these days alone, where the user
   * says nothing, and stays as it is whatever the market is said to have been later.
   */
  MarketPricesAdopted: { 1: z.object({ prices: z.array(adoptedPrice), rates: z.array(adoptedRate) }) },
});
export type UserPriceEvent = z.infer<(typeof userPriceEvents)['event']>;
