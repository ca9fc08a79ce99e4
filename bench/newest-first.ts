/**
 * Items read and written for a history sent newest first, against the same oldest first: as one file, and as batches of
 * a thousand with consumers that work at their own pace (see test/faults/support/pace.ts).
 *   node bench/newest-first.ts [thousands of rows, 30 if left out]
 */
import { MemoryStore } from '../shared/adapters/memory/store.ts';
import type { TransactionInput } from '../shared/trading/contract/transaction.ts';
import { countingStore } from '../test/faults/support/counting-store.ts';
import { atTheirPace, type Paced } from '../test/faults/support/pace.ts';
import { Spine } from '../test/faults/support/spine.ts';
import { csvOf, historyOf } from '../test/support/history.ts';
import { say } from './support/say.ts';

const BATCH = 1_000;

async function itemsOfFile(rows: readonly TransactionInput[]): Promise<number> {
  const { store, counts } = countingStore(new MemoryStore());
  const spine = Spine.on(store);
  await spine.work(await spine.order(csvOf(rows)));
  await spine.settle();
  return counts().read + counts().written;
}

const tell = (what: string, newest: number, oldest: number): boolean =>
  say(`${what}: ${newest} items newest first, ${oldest} oldest first, ratio ${(newest / oldest).toFixed(2)}`);

const thousands = Number(process.argv[2] ?? 30);
const rows = historyOf(thousands * BATCH);
say(`${rows.length.toLocaleString('en')} rows`);
tell('one file', await itemsOfFile(rows.toReversed()), await itemsOfFile(rows));

const batches = Array.from({ length: thousands }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH));
const oldest = await atTheirPace(batches);
const newest = await atTheirPace(batches.toReversed().map((batch) => batch.toReversed()));
tell(`${thousands} batches`, newest.total, oldest.total);
for (const part of Object.keys(oldest.items)) tell(`  ${part}`, newest.items[part] ?? 0, oldest.items[part] ?? 0);
const seconds = ({ lagMs }: Paced): string => `${(lagMs / 1_000).toFixed(1)} s`;
say(`  visible ${seconds(newest)} after the last answer, oldest first ${seconds(oldest)} (simulated)`);
