/** Short ways to write transactions down and to fold them. */
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { parseTimestamp, type Timestamp } from '../../shared/kernel/time.ts';
import type { UserPriceEvent } from '../../shared/market-data/contract/events.ts';
import type { TransactionAdded, TransactionRemoved } from '../../shared/portfolio/calc/changes.ts';
import type { Holding } from '../../shared/portfolio/calc/holding.ts';
import { type HoldingsBook, openHoldingsBook } from '../../shared/portfolio/calc/holdings-book.ts';
import type { Settings } from '../../shared/settings/contract/settings.ts';
import { parseTransaction } from '../../shared/trading/contract/transaction.ts';

export const at = (text: string): Timestamp => {
  const time = parseTimestamp(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (time === undefined) throw new Error(text);
  return time;
};
export const NOW = at('2022-01-01');

type Leg = readonly [quantity: string, asset: string, basisShare?: string];
export interface Fields {
  readonly type: string;
  readonly on: string;
  readonly account?: string;
  readonly toAccount?: string;
  readonly in?: readonly Leg[];
  readonly out?: readonly Leg[];
  readonly fees?: readonly (readonly [quantity: string, asset: string, value?: string])[];
  readonly value?: readonly [amount: string, currency: string];
  readonly costBasis?: readonly [amount: string, currency: string];
  readonly incomeKind?: string;
  readonly paidBy?: string;
}

/** A transaction that arrived as the `version`th of the journal. */
export function added(version: number, fields: Fields): TransactionAdded {
  const { on, fees = [], value, costBasis, in: come = [], out: gone = [], account = 'kraken', ...rest } = fields;
  const parsed = parseTransaction({
    ...rest,
    account,
    timestamp: at(on),
    amounts: [
      ...come.map(([quantity, asset, basisShare]) => ({
        ...{ asset, quantity, direction: 'in' },
        ...(basisShare === undefined ? {} : { basisShare }),
      })),
      ...gone.map(([quantity, asset]) => ({ asset, quantity, direction: 'out' })),
    ],
    fees: fees.map(([quantity, asset, worth]) => ({
      asset,
      quantity,
      ...(worth === undefined ? {} : { value: worth }),
    })),
    ...(value === undefined ? {} : { value: { amount: value[0], currency: value[1] } }),
    ...(costBasis === undefined ? {} : { costBasis: { amount: costBasis[0], currency: costBasis[1] } }),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return { transactionId: `T${version}`, arrival: { version, index: 0 }, transaction: parsed.transaction };
}

export const journal = (...all: readonly Fields[]): readonly TransactionAdded[] =>
  all.map((fields, index) => added(index + 1, fields));

export const removed = ({ transactionId, transaction }: TransactionAdded): TransactionRemoved => ({
  transactionId,
  timestamp: transaction.timestamp,
});

export const closes = (
  ...rows: readonly (readonly [asset: string, date: string, close: string, currency?: string])[]
): UserPriceEvent => ({
  type: 'PricesRecorded',
  data: { prices: rows.map(([asset, date, close, currency = 'USD']) => ({ asset, date, close, currency })) },
});
export const rates = (
  ...rows: readonly (readonly [from: string, to: string, date: string, rate: string])[]
): UserPriceEvent => ({
  type: 'ExchangeRatesRecorded',
  data: { rates: rows.map(([from, to, date, rate]) => ({ from, to, date, rate })) },
});

export async function bookOf(
  add: readonly TransactionAdded[],
  { prices = [], settings }: { readonly prices?: readonly UserPriceEvent[]; readonly settings?: Settings } = {},
): Promise<HoldingsBook> {
  const book = openHoldingsBook(undefined, new MemoryPages(), settings === undefined ? {} : { settings });
  await book.apply({ add, prices });
  return book;
}

export async function holdingOf(
  book: HoldingsBook,
  asset: string,
  query: { account?: string; asOf?: Timestamp; currency?: string } = {},
): Promise<Holding> {
  const { items } = await book.reads.holdings({ now: NOW, ...query });
  const found = items.find((item) => item.asset === asset);
  if (!found) throw new Error(`${asset} is not held`);
  return found;
}

/** Everything a book answers, to compare books by. */
export async function everything(book: HoldingsBook, times: readonly Timestamp[] = []): Promise<unknown> {
  const accounts = await book.reads.accounts();
  const scopes = [undefined, ...accounts.map(({ account }) => account)];
  const queries = scopes.flatMap((account) => [undefined, ...times].map((asOf) => ({ now: NOW, account, asOf })));
  return {
    accounts,
    holdings: await Promise.all(queries.map((query) => book.reads.holdings(query))),
    balances: await Promise.all(accounts.map(({ account }) => book.reads.balances({ account }))),
  };
}
