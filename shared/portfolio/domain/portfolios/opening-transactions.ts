/** What a portfolio begins with, as transactions: a purchase of each holding, money as a deposit, at the value stated. */
import type { Issue } from '../../../kernel/errors.ts';
import { isFiat } from '../../../kernel/money/currencies.ts';
import { decimal, format, multiply } from '../../../kernel/money/decimal.ts';
import { parseTransaction, type TransactionInput } from '../../../trading/contract/transaction.ts';
import type { OpeningHolding } from '../../contract/opening-holding.ts';

export interface Opened {
  readonly portfolioId: string;
  /** The currency of prices that name none. */
  readonly baseCurrency: string;
  readonly now: string;
}

/** The names that a transaction's fields have in a holding. */
const FIELDS: Readonly<Record<string, string>> = {
  timestamp: 'at',
  account: 'account',
  'amounts.0.asset': 'asset',
  'amounts.0.quantity': 'quantity',
  'value.amount': 'price',
  'value.currency': 'currency',
};

function transactionOf(
  { asset, quantity, price, currency, at, account }: OpeningHolding,
  index: number,
  { portfolioId, baseCurrency }: Opened,
): object {
  return {
    externalId: `portfolio:${portfolioId}:${index}`,
    account,
    timestamp: at,
    type: isFiat(asset) ? 'deposit' : 'buy',
    amounts: [{ asset, quantity, direction: 'in' }],
    ...(price !== undefined && {
      value: {
        currency: currency ?? baseCurrency,
        // Rounded half-even at the 18th decimal.
        amount: format(multiply(decimal(quantity), decimal(price))),
      },
    }),
  };
}

/** The transactions of all holdings, or all that is wrong with them. */
export function openingTransactions(
  holdings: readonly OpeningHolding[],
  opened: Opened,
): { readonly transactions: readonly TransactionInput[] } | { readonly issues: readonly Issue[] } {
  const transactions: TransactionInput[] = [];
  const issues: Issue[] = [];
  for (const [index, holding] of holdings.entries()) {
    const path = `holdings.${index}`;
    if (holding.at > opened.now) issues.push({ path: `${path}.at`, message: 'must not be in the future' });
    const parsed = parseTransaction(transactionOf(holding, index, opened));
    if (parsed.ok) transactions.push(parsed.transaction);
    else
      issues.push(...parsed.errors.map((error) => ({ ...error, path: `${path}.${FIELDS[error.path] ?? error.path}` })));
  }
  return issues.length > 0 ? { issues } : { transactions };
}
