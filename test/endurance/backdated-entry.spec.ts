import { describe, expect, it } from 'vitest';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { noStoreMemory } from '../../shared/adapters/dynamodb/store-memory.ts';
import { type Costs, costsOfBackdating, type Part, spreadOf } from '../faults/support/backdating.ts';
import { countRequests } from '../faults/support/count-requests.ts';
import { countingStore } from '../faults/support/counting-store.ts';
import { Spine } from '../faults/support/spine.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { startDynamo } from '../support/dynamodb.ts';
import { historyOf, latecomers, simpleHistoryOf, simpleLatecomers } from '../support/history.ts';

const ENTRIES = 40;
const SHORT = 1_000;
const LONG = 100_000;
const PARTS: readonly Part[] = ['command', 'transactions', 'holdings', 'tax-book', 'pairings'];

/** Pages that split, merge or are chosen to be written in some entries and not in others, by where these fall. */
const SPLIT = 3;

const simple = (count: number): Promise<Costs> =>
  costsOfBackdating({ history: simpleHistoryOf(count), at: simpleLatecomers, entries: ENTRIES });

describe('an entry backdated by ten transactions', () => {
  it(`reads and writes as many items at ${LONG} transactions of history as at ${SHORT}, but for a page that splits`, async () => {
    const short = await simple(SHORT);
    const long = await simple(LONG);
    for (const part of PARTS) {
      const spreads = (what: 'read' | 'written') =>
        [short, long].map((costs) => spreadOf(costs[part].map((counts) => counts[what])));
      const [readShort, readLong] = spreads('read');
      expect.soft(readLong?.median, `${part} reads`).toBe(readShort?.median);
      expect.soft(readLong?.max, `${part} reads at most`).toBeLessThanOrEqual((readShort?.max ?? 0) + 1);
      const [writtenShort, writtenLong] = spreads('written');
      expect.soft(writtenLong?.median, `${part} writes`).toBe(writtenShort?.median);
      expect.soft(writtenLong?.max, `${part} writes at most`).toBeLessThanOrEqual((writtenShort?.max ?? 0) + SPLIT);
      const [mean, meanLong] = [writtenShort?.mean ?? 0, writtenLong?.mean ?? 0];
      expect.soft(meanLong, `${part} writes on average`).toBeLessThanOrEqual(mean * 1.3);
    }
  }, 300_000);
});

describe('the count of items', () => {
  it('is that of the requests to DynamoDB, or a little more: not each commit has its head written with it', async () => {
    const dynamo = await startDynamo();
    const requested = countRequests(dynamo.client);
    const counting = countingStore(dynamoStore(storeOptions(dynamo.client), noStoreMemory()));
    const spine = Spine.on(counting.store);
    const history = historyOf(400);
    for (let start = 0; start < history.length; start += 50) {
      await spine.sendBatch(history.slice(start, start + 50), `batch-${start}`);
      await spine.settle();
      spine.pass(61_000);
    }
    for (const late of latecomers([50.5, 200.5])) await spine.send(late);
    await spine.settle();
    const [{ read, written, deleted }, least] = [counting.counts(), requested()];
    expect(deleted).toBe(least.deleted);
    for (const more of [read - least.read, written - least.written]) {
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThan(SPLIT * PARTS.length);
    }
    expect(requested().deleted).toBeGreaterThan(0);
    await dynamo.close();
  });
});
