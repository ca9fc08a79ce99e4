/** The reversal of an import that takes more than one part: cut off, shared, overtaken, and seen on the way. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { workStream } from '../../shared/kernel/projection/wanted.ts';
import { streamName } from '../../shared/kernel/store/types.ts';
import { lagging } from '../../shared/relay/app/lagging.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { importStream } from '../../shared/trading/app/imports/import-stream.ts';
import { reverseImport } from '../../shared/trading/app/imports/reverse-import.ts';
import { workReversal } from '../../shared/trading/app/imports/work-reversal.ts';
import { csvOf, historyOf, latecomers } from '../support/history.ts';
import { brokenConnection } from '../support/intercept.ts';
import { everythingSeen } from './support/books.ts';
import { Spine, TENANT } from './support/spine.ts';

const ROWS = 230;
const PART = 40;
const FILE = csvOf(historyOf(ROWS));
const LIMITS = { runEntriesMax: 1_000, partTransactionsMax: 50 };

let spine: Spine;
let importId: string;
beforeEach(async () => {
  spine = Spine.on(new MemoryStore());
  importId = await spine.order(FILE);
  await spine.work(importId, { limits: LIMITS });
});

const order = (by = spine, key?: string) =>
  reverseImport(by.store, by.context(key), { importId, reason: 'wrong file' }, PART);
const workOn = (by = spine, hasTime = () => true) =>
  workReversal({
    store: by.store,
    get context() {
      return { ...by.context(), principal: 'system:reversal' };
    },
    importId,
    hasTime,
    atMost: PART,
  });
const stateNow = () => readImport(spine.store, TENANT, importId);
const commandsDone = async (): Promise<string | undefined> => {
  const heads = await spine.store.readHeads([workStream(TENANT)]);
  return heads.get(streamName(workStream(TENANT)))?.status;
};
const reversals = async (): Promise<readonly string[]> => {
  const commits = await spine.store.readCommits({ tenant: TENANT, type: 'journal', id: 'main' }, 0);
  return commits
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'TransactionReversed')
    .map(({ data }) => (data as { readonly transactionId: string }).transactionId);
};
async function expectUndone(): Promise<void> {
  expect(await stateNow()).toMatchObject({ reversal: { status: 'completed', reason: 'wrong file', reversed: ROWS } });
  const undone = await reversals();
  expect(undone).toHaveLength(ROWS);
  expect(new Set(undone).size).toBe(ROWS);
  expect(await commandsDone()).toBe('idle');
}

describe('the reversal of a large import', () => {
  it('is accepted with its first part done, and tells how far it has come', async () => {
    expect(await order()).toMatchObject({ answer: { importId, status: 'processing', reversed: PART, total: ROWS } });
    expect(await commandsDone()).toBe('busy');
    expect(await stateNow()).toMatchObject({ reversal: { status: 'processing', reversed: PART } });
    let left = 2;
    expect(await workOn(spine, () => --left >= 0)).toBe('more');
    expect(await stateNow()).toMatchObject({ reversal: { status: 'processing', reversed: 3 * PART } });
    expect(await workOn()).toBe('finished');
    await expectUndone();
    await spine.settle();
    const nothing = Spine.on(new MemoryStore());
    expect((await everythingSeen(spine.store, TENANT)).holdings).toEqual(
      (await everythingSeen(nothing.store, TENANT)).holdings,
    );
  });

  it('ordered again under its key has the same answer, also when it is done; another order is refused', async () => {
    const first = await order(spine, 'key');
    await workOn();
    expect(await order(spine, 'key')).toEqual(first);
    expect(await order()).toMatchObject({ code: 'AlreadyReversed' });
    await expectUndone();
  });

  it('cut off at any request goes on where it stood', async () => {
    await order();
    const before = spine.notices.length;
    let steps = 0;
    let breaksAt = 1;
    const step = (): void => {
      steps += 1;
      if (steps !== breaksAt) return;
      breaksAt += 5;
      steps = 0;
      throw brokenConnection();
    };
    const fragile = spine.through({ before: step, after: step });
    for (let isDone = false; !isDone; ) {
      isDone = await workOn(fragile).then(
        (done) => done === 'finished',
        () => false,
      );
    }
    expect(breaksAt).toBeGreaterThan(10);
    await expectUndone();
    const parts = spine.notices.slice(before).filter(({ streamType }) => streamType === 'journal');
    expect(parts).toHaveLength(Math.ceil((ROWS - PART) / PART));
  });

  it('is shared by two workers', async () => {
    await order();
    await Promise.all([workOn(), workOn()]);
    await expectUndone();
  });

  it('leaves alone what others send meanwhile and what was reversed before', async () => {
    const [mine] = await spine.store.readCommits({ tenant: TENANT, type: 'journal', id: 'main' }, 0, { commitsMax: 1 });
    expect(mine).toBeDefined();
    const others = latecomers([1.5, 2.5, 3.5]);
    const busy = spine.through({
      before: async ({ name }) => {
        const other = name === 'readPages' ? others.pop() : undefined;
        if (other) await spine.send(other);
      },
    });
    await order();
    await workOn(busy);
    expect(others).toEqual([]);
    await expectUndone();
    await spine.settle();
    const { transactions } = await everythingSeen(spine.store, TENANT);
    expect(JSON.stringify(transactions)).toContain('trade-1000');
  });

  it('that was left at work is found by the sweeper', async () => {
    await order();
    const stream = importStream(TENANT, importId);
    const head = { stream, recordedAt: spine.now() };
    expect(await lagging(spine.store, [], head)).toMatchObject({
      streamId: importId,
      eventTypes: ['ImportReversalRequested'],
    });
    await workOn();
    expect(await lagging(spine.store, [], head)).toBeUndefined();
  });
});

it('an import that is at work is not reversed', async () => {
  const other = await spine.order(csvOf(historyOf(3)));
  const refused = await reverseImport(spine.store, spine.context(), { importId: other, reason: 'early' });
  expect(isRefused(refused) && refused.code).toBe('Conflict');
});
