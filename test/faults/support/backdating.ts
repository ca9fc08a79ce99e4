/** Counts what an entry backdated by ten transactions costs, for the command and for each consumer. */
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { csvOf } from '../../support/history.ts';
import { PROJECTIONS } from './books.ts';
import { countingStore, type ItemCounts } from './counting-store.ts';
import { queueRecord, Spine } from './spine.ts';

const BACKDATED_BY = 10;
/** Longer than replaced pages stay for readers, so that each entry also deletes what one before it replaced. */
const PAUSE_MS = 2 * 60_000;
/** New transactions between two entries, so that these fall on every part of a page. */
const FRESH = 5;
/** Entries before the first that counts, which clear away what building the history left. */
const WARMING_UP = 12;

export type Part = 'command' | 'transactions' | 'holdings' | 'tax-book' | 'pairings';
export type Costs = Readonly<Record<Part, readonly ItemCounts[]>>;

export interface Backdating {
  readonly history: readonly TransactionInput[];
  /** Transactions at places in the history; a place that is no whole number lies between two. */
  readonly at: (places: readonly number[]) => readonly TransactionInput[];
  readonly entries: number;
}

export async function costsOfBackdating({ history, at, entries }: Backdating): Promise<Costs> {
  const counting = countingStore(new MemoryStore());
  const spine = Spine.on(counting.store);
  const hasTime = (): boolean => {
    spine.pass(PAUSE_MS);
    return true;
  };
  await spine.work(await spine.order(csvOf(history)), { hasTime });
  await spine.settle();

  const costs = {
    command: [],
    transactions: [],
    holdings: [],
    'tax-book': [],
    pairings: [],
  } satisfies Record<Part, ItemCounts[]>;
  for (let round = 0; round < WARMING_UP + entries; round += 1) {
    const end = history.length + round * FRESH;
    spine.pass(PAUSE_MS);
    await spine.sendBatch(at(Array.from({ length: FRESH }, (_, index) => end + index)));
    await spine.settle();
    spine.pass(PAUSE_MS);
    const count = async (part: ItemCounts[], work: () => Promise<unknown>): Promise<void> => {
      counting.reset();
      await work();
      if (round >= WARMING_UP) part.push(counting.counts());
    };
    const [late] = at([end + FRESH - BACKDATED_BY - 0.5]);
    if (late) await count(costs.command, () => spine.send(late));
    const notice = spine.notices.at(-1);
    if (!notice) throw new Error('nothing was written');
    for (const projection of PROJECTIONS) {
      await count(costs[projection.name as Part], () => spine.consume(projection, [queueRecord(notice)]));
    }
  }
  return costs;
}

export interface Spread {
  readonly median: number;
  readonly max: number;
  readonly mean: number;
}

export function spreadOf(counts: readonly number[]): Spread {
  const sorted = counts.toSorted((a, b) => a - b);
  const sum = counts.reduce((total, count) => total + count, 0);
  return { median: sorted[sorted.length >>> 1] ?? 0, max: sorted.at(-1) ?? 0, mean: sum / (counts.length || 1) };
}
