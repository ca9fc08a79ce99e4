/** Each read model is the fold of the events from scratch. */
import { isDeepStrictEqual } from 'node:util';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import { MemoryPages } from '../../../../shared/kernel/pages/memory-pages.ts';
import { decodeCommit } from '../../../../shared/kernel/projection/fold.ts';
import { readBook } from '../../../../shared/kernel/projection/read-book.ts';
import type { Book, Projection } from '../../../../shared/kernel/projection/types.ts';
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../../../shared/kernel/time.ts';
import { holdingsProjection, type OpenHoldings } from '../../../../shared/portfolio/read/holdings-projection.ts';
import { type OpenTaxBook, taxBookProjection } from '../../../../shared/tax/read/tax-book-projection.ts';
import { type PairingsBook, pairingsProjection } from '../../../../shared/trading/read/pairing/pairings-book.ts';
import { type TransactionsBook, transactionsProjection } from '../../../../shared/trading/read/transactions-book.ts';
import { store } from './stored.ts';

/** The time of asking, later than anything in the simulator. */
const NOW = fromEpochMs(Date.UTC(2027, 0, 1));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function holdingsSeen({ reads }: OpenHoldings): Promise<unknown> {
  const accounts = await reads.accounts();
  const balances = await Promise.all(accounts.map(({ account }) => reads.balances({ account })));
  return { holdings: await reads.holdings({ now: NOW }), accounts, balances };
}

const taxSeen = async ({ book }: OpenTaxBook): Promise<unknown> => ({
  lots: await all(book.lots()),
  disposals: await all(book.disposals()),
  incomplete: await book.incomplete(),
});

const comparisons = [
  compared(transactionsProjection, (book: TransactionsBook) => all(book.entries({}))),
  compared(pairingsProjection, async (book: PairingsBook) => ({
    rows: await all(book.entries({})),
    due: await book.due(100),
  })),
  compared(holdingsProjection, holdingsSeen),
  compared(taxBookProjection, taxSeen),
];

/** The difference between what a user sees of a projection and what the events come to, if there is one. */
function compared<B extends Book>(projection: Projection<B>, seen: (book: B) => Promise<unknown>) {
  return async (tenant: TenantId, commits: readonly Commit[]): Promise<string[]> => {
    const served = await readBook(store, projection, { tenant, wanted: undefined }, async ({ book, missing }) => ({
      seen: await seen(book),
      missing,
    }));
    if (isRefused(served)) return [`${projection.name} can't be read: ${served.detail}`];
    if (served.missing.length > 0) return [`${projection.name} lacks ${JSON.stringify(served.missing)}`];
    const sources = commits.filter(({ stream }) => projection.sources.includes(stream.type));
    const book = await projection.open(undefined, new MemoryPages());
    await book.apply(
      sources.map((commit) => decodeCommit(projection, commit)),
      async () => undefined,
    );
    const expected = await seen(book);
    if (isDeepStrictEqual(served.seen, expected)) return [];
    return [`${projection.name} is not the fold of its events: ${text(served.seen)} instead of ${text(expected)}`];
  };
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)).slice(0, 1_500);

export async function readModelFaults(tenant: TenantId, commits: readonly Commit[]): Promise<string[]> {
  const faults: string[] = [];
  for (const compare of comparisons) faults.push(...(await compare(tenant, commits)));
  return faults;
}
