/** A sale that nobody has made yet, as the transaction that it would be. */
import { type Decimal, format, multiply } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { entryKey } from '../keys.ts';
import type { Entry } from '../ledger.ts';

export interface ProposedSale {
  readonly asset: string;
  readonly quantity: Decimal;
  /** Of one unit, in `currency`. */
  readonly price: Decimal;
  readonly currency: string;
  readonly at: Timestamp;
  /** Empty where lots of all accounts are within reach. */
  readonly account: string;
}

/** After whatever has arrived: the greatest version that a key can hold. */
const LAST_VERSION = 36 ** 8 - 1;
const PREFIX = 'proposed-sale-';

/** Its place among the sales that were proposed, from the id that it has in the book; undefined for any other. */
export const placeOfSale = (transactionId: string): number | undefined =>
  transactionId.startsWith(PREFIX) ? Number(transactionId.slice(PREFIX.length)) : undefined;

/** The transaction that would be recorded, in the place that it would have as the last to arrive. */
export function entryOfSale({ asset, quantity, price, currency, at, account }: ProposedSale, index: number): Entry {
  return [
    entryKey(at, { version: LAST_VERSION, index }),
    {
      transactionId: `${PREFIX}${index}`,
      transaction: {
        type: 'sell',
        timestamp: at,
        account,
        amounts: [{ asset, quantity: format(quantity), direction: 'out' }],
        value: { currency, amount: format(multiply(quantity, price)) },
      },
    },
  ];
}
