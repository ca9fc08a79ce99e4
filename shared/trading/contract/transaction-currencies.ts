/**
 * The currencies that a transaction states its worth in. One that nobody knows could never be converted, and would leave
 * the transaction without a value for ever; files are taken as they are, since no row of theirs may be lost.
 */
import type { Issue } from '../../kernel/errors.ts';
import { isKnownCurrency } from '../../kernel/money/known-currency.ts';
import type { TransactionInput } from './transaction.ts';

const MESSAGE =
  'must be a currency (ISO 4217) such as "USD", a coin that others are quoted in, or an asset of the transaction';

/** What is wrong with them, for transactions that are sent one by one or in batches. */
export function currencyIssues({ amounts, fees = [], value, costBasis }: TransactionInput): readonly Issue[] {
  const isKnown = (code: string): boolean =>
    isKnownCurrency(code) || [...amounts, ...fees].some(({ asset }) => asset === code);
  return Object.entries({ value, costBasis }).flatMap(([field, stated]) =>
    stated === undefined || isKnown(stated.currency) ? [] : [{ path: `${field}.currency`, message: MESSAGE }],
  );
}
