import { expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { TransactionInput } from '../../shared/trading/contract/transaction.ts';
import { everythingSeen } from '../faults/support/books.ts';
import { countingStore } from '../faults/support/counting-store.ts';
import { atTheirPace } from '../faults/support/pace.ts';
import { IS_LONG } from '../faults/support/sizes.ts';
import { Spine, TENANT } from '../faults/support/spine.ts';
import { csvOf, historyOf } from '../support/history.ts';

const FILE_ROWS = IS_LONG ? 100_000 : 2_000;
const BATCHES = IS_LONG ? 100 : 5;
const BATCH_ROWS = 1_000;

/** Items read and written by the worker and all consumers, for a file with its rows in this order. */
async function itemsOfFile(rows: readonly TransactionInput[]): Promise<{ items: number; spine: Spine }> {
  const { store, counts } = countingStore(new MemoryStore());
  const spine = Spine.on(store);
  await spine.work(await spine.order(csvOf(rows)));
  await spine.settle();
  return { items: counts().read + counts().written, spine };
}

it(`a file of ${FILE_ROWS} rows costs the same newest first as oldest first`, async () => {
  const rows = historyOf(FILE_ROWS);
  const oldestFirst = await itemsOfFile(rows);
  const newestFirst = await itemsOfFile(rows.toReversed());
  expect(newestFirst.items).toBeLessThanOrEqual(oldestFirst.items * 1.02);
  expect(await everythingSeen(newestFirst.spine.store, TENANT)).toEqual(
    await everythingSeen(oldestFirst.spine.store, TENANT),
  );
});

it(`${BATCHES} batches of ${BATCH_ROWS} cost at most twice as much newest first, with consumers at their own pace`, async () => {
  const rows = historyOf(BATCHES * BATCH_ROWS);
  const batches = Array.from({ length: BATCHES }, (_, index) =>
    rows.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS),
  );
  const oldestFirst = await atTheirPace(batches);
  const newestFirst = await atTheirPace(batches.toReversed().map((batch) => batch.toReversed()));
  expect(newestFirst.total).toBeLessThanOrEqual(oldestFirst.total * 2);
  expect(await everythingSeen(newestFirst.spine.store, TENANT)).toEqual(
    await everythingSeen(oldestFirst.spine.store, TENANT),
  );
});
