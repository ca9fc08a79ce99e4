/** What a user must see in the end, from an undisturbed run of the same commands in one process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { everythingSeen } from '../support/books.ts';
import { Spine, TENANT } from '../support/spine.ts';

const BATCH = 1_000;

export interface Seen {
  readonly transactionIds: readonly string[];
  readonly lots: readonly unknown[];
  readonly disposals: readonly unknown[];
  /** Asset and quantity of each. */
  readonly holdings: readonly unknown[];
}

const quantityOf = (holding: object): unknown => [
  'asset' in holding && holding.asset,
  'quantity' in holding && holding.quantity,
];

export async function undisturbed(transactions: readonly TransactionInput[]): Promise<Seen> {
  const spine = Spine.on(new MemoryStore());
  for (let start = 0; start < transactions.length; start += BATCH) {
    await spine.sendBatch(transactions.slice(start, start + BATCH));
    await spine.settle();
  }
  const seen = await everythingSeen(spine.store, TENANT);
  return {
    transactionIds: seen.transactions.map(({ id }) => id).toSorted(),
    lots: seen.lots,
    disposals: seen.disposals,
    holdings: seen.holdings.items.map(quantityOf),
  };
}

/** Messages that were killed too often are given up; the sweeper makes up for them within five minutes. */
const CAUGHT_UP_MS_MAX = 10 * 60_000;
const READS = ['/v1/transactions?limit=1', '/v1/tax/lots?limit=1', '/v1/holdings'];

const isBehind = ({ body }: { readonly body: Body }): boolean =>
  JSON.stringify(body['missing'] ?? []).includes('not-yet-applied');

async function caughtUp(client: HttpClient): Promise<void> {
  for (const untilMs = Date.now() + CAUGHT_UP_MS_MAX; Date.now() < untilMs; await sleep(1_000)) {
    const reads = await Promise.all(READS.map((path) => client.read(path)));
    if (!reads.some(isBehind)) return;
  }
}

/** What the API shows, once it has caught up with all that the client wrote. */
export async function shown(client: HttpClient): Promise<Seen & { readonly idOf: ReadonlyMap<string, string> }> {
  await caughtUp(client);
  const all = (path: string): Promise<readonly Body[]> => client.readAll(`${path}?limit=500`);
  const transactions = await all('/v1/transactions');
  const lots = await all('/v1/tax/lots');
  const disposals = await all('/v1/tax/disposals');
  const { body } = await client.read('/v1/holdings');
  return {
    transactionIds: transactions.map((row) => String(row['transactionId'])).toSorted(),
    lots,
    disposals,
    holdings: (Array.isArray(body['items']) ? body['items'] : []).map(quantityOf),
    idOf: new Map(transactions.map((row) => [String(row['externalId']), String(row['transactionId'])])),
  };
}
