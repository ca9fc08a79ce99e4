/** The projections of the data path, and everything that a user can see of them. */
import { openBook, servingHead } from '../../../shared/kernel/projection/reducers.ts';
import type { Book, Projection } from '../../../shared/kernel/projection/types.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { holdingsProjection } from '../../../shared/portfolio/read/holdings-projection.ts';
import { registry } from '../../../shared/registry.ts';
import type { TaxBook } from '../../../shared/tax/calc/book.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { pairingsProjection } from '../../../shared/trading/read/pairing/pairings-book.ts';
import { transactionsProjection } from '../../../shared/trading/read/transactions-book.ts';

/** With the type of their books forgotten, so that they stand in one list. */
const anyBook = ({ open, ...rest }: Projection<Book>): Projection<Book> => ({ ...rest, open });

export const PROJECTIONS: readonly Projection<Book>[] = [
  anyBook(transactionsProjection),
  anyBook(holdingsProjection),
  anyBook(taxBookProjection),
  anyBook(pairingsProjection),
];

/** Their consumers, as wired. */
export const CONSUMERS = registry
  .flatMap(({ consumers }) => consumers)
  .filter(({ projection }) => PROJECTIONS.some(({ name }) => name === projection));

/** The time of asking, later than anything in the tests. */
const NOW = fromEpochMs(Date.UTC(2024, 0, 1));

/** A tenant's book as its head stands now. */
async function bookNow<B extends Book>(store: Store, projection: Projection<B>, tenant: TenantId): Promise<B> {
  const { projection: head } = await store.readProgress(servingHead(projection, tenant), []);
  return openBook(store, projection, tenant, head);
}

/** Source streams that a projection refuses to go on with. */
export async function haltsOf(store: Store, tenant: TenantId): Promise<StreamType[]> {
  const halted: string[] = [];
  for (const { name } of PROJECTIONS) {
    const { projection } = await store.readProgress({ tenant, projection: name }, []);
    halted.push(...Object.values(projection?.halted ?? {}).map(({ reason }) => reason));
  }
  return halted as StreamType[];
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

export const lotsSeen = async (book: TaxBook) => (await all(book.lots())).map(({ item }) => item);
export const disposalsSeen = async (book: TaxBook) => (await all(book.disposals())).map(({ item }) => item);

/** Lots with their ids, disposals, holdings, accounts with balances, and transactions but for where they arrived. */
export async function everythingSeen(store: Store, tenant: TenantId) {
  const { book } = await bookNow(store, taxBookProjection, tenant);
  const { reads } = await bookNow(store, holdingsProjection, tenant);
  const transactions = await bookNow(store, transactionsProjection, tenant);
  const accounts = await reads.accounts();
  return {
    lots: await lotsSeen(book),
    disposals: await disposalsSeen(book),
    incomplete: await book.incomplete(),
    holdings: await reads.holdings({ now: NOW }),
    accounts,
    balances: await Promise.all(accounts.map(({ account }) => reads.balances({ account }))),
    transactions: (await all(transactions.entries({}))).map(([id, { transaction }]) => ({ id, transaction })),
  };
}
