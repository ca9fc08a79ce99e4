/** A holding that a portfolio begins with. */
import * as z from 'zod/mini';
import { isFiat } from '../../kernel/money/currencies.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from '../../trading/contract/account-name.ts';

const HOLDINGS_MAX = 100;

const openingHolding = z
  .strictObject({
    asset: assetSymbol,
    quantity: positiveDecimalString,
    /** What one unit cost; may be left out for money alone. */
    price: z.optional(positiveDecimalString),
    /** Of the price; the portfolio's, unless given. */
    currency: z.optional(knownCurrency),
    /** When it was acquired. */
    at: timestamp,
    account: accountName,
  })
  .check(
    z.superRefine(({ asset, price }, context) => {
      if (price !== undefined || isFiat(asset)) return;
      context.addIssue({ code: 'custom', path: ['price'], message: 'is required of all but money' });
    }),
  );
export type OpeningHolding = z.output<typeof openingHolding>;

export const openingHoldings = z.array(openingHolding).check(z.maxLength(HOLDINGS_MAX));
