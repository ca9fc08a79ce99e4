import { describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../shared/adapters/memory/objects.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import type { WorkDone } from '../../shared/trading/app/imports/work-import.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { csvOf, historyOf } from '../support/history.ts';
import { brokenConnection } from '../support/intercept.ts';
import { everythingSeen } from './support/books.ts';
import { Spine, TENANT } from './support/spine.ts';

/** Enough for several parts of one append each, and for several pieces of the file. */
const HISTORY = historyOf(2_600);
const FILE = csvOf(HISTORY.toReversed());

const newSpine = (files?: ObjectStore): Spine => Spine.on(new MemoryStore(), files);

async function stateOf(spine: Spine, importId: string) {
  const stored = await readImport(spine.store, TENANT, importId);
  if (!stored) throw new Error('no such import');
  return stored.state;
}

const journalVersions = (spine: Spine): number => spine.notices.filter(({ streamType }) => streamType === 'journal').length;

async function seenAfter(spine: Spine) {
  await spine.settle();
  return everythingSeen(spine.store, TENANT);
}

/** What the books say when all went well. */
async function undisturbed() {
  const spine = newSpine();
  await spine.work(await spine.order(FILE));
  return seenAfter(spine);
}

/** Works on as the queue does: what broke off or ran out of time comes again. */
async function workToTheEnd(work: () => Promise<WorkDone>): Promise<number> {
  for (let invocations = 1; ; invocations += 1) {
    try {
      if ((await work()) === 'finished') return invocations;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
    }
  }
}

/** Time for so many checks of the clock, then none any more. */
function timeFor(checks: number): () => boolean {
  let left = checks;
  return () => {
    left -= 1;
    return left >= 0;
  };
}

describe('the same import', () => {
  it('adds nothing the second time, whatever the order of its rows', async () => {
    const spine = newSpine();
    await spine.work(await spine.order(FILE));
    const before = await seenAfter(spine);
    const commits = journalVersions(spine);
    const again = await spine.order(csvOf(HISTORY));
    await spine.work(again);
    expect(await stateOf(spine, again)).toMatchObject({
      status: 'completed',
      counts: { imported: 0, duplicates: HISTORY.length, rejected: 0, transactions: 0 },
    });
    expect(journalVersions(spine)).toBe(commits);
    expect(await seenAfter(spine)).toEqual(before);
  });

  it('ordered twice under one key is one import', async () => {
    const spine = newSpine();
    const [first, second] = await Promise.all([spine.order(FILE, 'order-1'), spine.order(FILE, 'order-1')]);
    expect(second).toBe(first);
    expect(spine.notices).toHaveLength(1);
  });

  it('worked on by several workers at once is done once', async () => {
    const spine = newSpine();
    const importId = await spine.order(FILE);
    await Promise.all([1, 2, 3].map(() => workToTheEnd(() => spine.work(importId))));
    expect(await stateOf(spine, importId)).toMatchObject({
      status: 'completed',
      counts: { rows: HISTORY.length, imported: HISTORY.length, duplicates: 0, transactions: HISTORY.length },
    });
    expect(journalVersions(spine)).toBe(Math.ceil(HISTORY.length / 500));
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });

  it('sent twice at once counts every row once', async () => {
    const spine = newSpine();
    const orders = await Promise.all([spine.order(FILE), spine.order(csvOf(HISTORY))]);
    await Promise.all(orders.map((importId) => workToTheEnd(() => spine.work(importId))));
    const states = await Promise.all(orders.map((importId) => stateOf(spine, importId)));
    for (const { status, counts } of states) {
      expect(status).toBe('completed');
      expect(counts.imported + counts.duplicates).toBe(HISTORY.length);
      expect(counts.rejected).toBe(0);
    }
    expect(states.reduce((sum, { counts }) => sum + counts.transactions, 0)).toBe(HISTORY.length);
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });
});

describe('an import that broke off', () => {
  it('at any request to the tables goes on where it stood', async () => {
    const some = HISTORY.slice(0, 1_100);
    let breaksAt = 0;
    for (let isOver = false; !isOver; breaksAt += 1) {
      const spine = newSpine();
      const importId = await spine.order(csvOf(some));
      let steps = 0;
      const step = (): void => {
        steps += 1;
        if (steps === breaksAt) throw brokenConnection();
      };
      const fragile = spine.through({ before: step, after: step });
      const invocations = await workToTheEnd(() => fragile.work(importId));
      isOver = steps < breaksAt;
      expect(invocations).toBe(isOver || breaksAt === 0 ? 1 : 2);
      expect((await stateOf(spine, importId)).counts).toMatchObject({ imported: some.length, duplicates: 0 });
      expect(journalVersions(spine)).toBe(Math.ceil(some.length / 500));
    }
    expect(breaksAt).toBeGreaterThan(20);
  });

  it('for want of time is read in many runs and appended in many invocations', async () => {
    const spine = newSpine();
    const importId = await spine.order(FILE);
    const invocations = await workToTheEnd(() => spine.work(importId, { hasTime: timeFor(2) }));
    const { runs, counts, status } = await stateOf(spine, importId);
    expect(status).toBe('completed');
    expect(runs.length).toBeGreaterThan(2);
    expect(runs.reduce((sum, entries) => sum + entries, 0)).toBe(HISTORY.length);
    expect(invocations).toBeGreaterThan(6);
    expect(counts).toMatchObject({ rows: HISTORY.length, imported: HISTORY.length });
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });

  it('is not disturbed by a slower worker whose time ended elsewhere in the file', async () => {
    const files = new MemoryObjects();
    const held = holdsBackRuns(files);
    const spine = newSpine(held.files);
    const importId = await spine.order(FILE);
    // The slow one reads one piece and is held up while it stores it; the other reads two pieces into the same run.
    const slow = spine.work(importId, { hasTime: timeFor(1) });
    await held.waiting;
    const quick = spine.work(importId, { hasTime: timeFor(2) });
    await quick;
    held.goOn();
    await slow;
    await workToTheEnd(() => spine.work(importId));
    expect((await stateOf(spine, importId)).counts).toMatchObject({ rows: HISTORY.length, imported: HISTORY.length });
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });
});

/** The first run that is stored waits until it may go on. */
function holdsBackRuns(files: ObjectStore) {
  const waiting = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let isFirst = true;
  const holding: ObjectStore = {
    get: (name) => files.get(name),
    stream: (name, fromByte) => files.stream(name, fromByte),
    delete: (name) => files.delete(name),
    uploadUrl: (name, validSeconds) => files.uploadUrl(name, validSeconds),
    async put(name, content) {
      if (isFirst && name.startsWith('runs/')) {
        isFirst = false;
        waiting.resolve();
        await released.promise;
      }
      await files.put(name, content);
    },
  };
  return { files: holding, waiting: waiting.promise, goOn: () => released.resolve() };
}
