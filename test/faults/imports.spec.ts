import { describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../shared/adapters/memory/objects.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import { ServiceFault } from '../../shared/kernel/service-fault.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { IMPORT_LIMITS } from '../../shared/trading/app/imports/import-work.ts';
import type { WorkDone } from '../../shared/trading/app/imports/work-import.ts';
import { csvOf, historyOf } from '../support/history.ts';
import { brokenConnection } from '../support/intercept.ts';
import { everythingSeen } from './support/books.ts';
import { Spine, TENANT } from './support/spine.ts';

/** Small ones, so that a file of some hundred rows takes several runs and parts. */
const LIMITS = { runEntriesMax: 250, partTransactionsMax: 100 };
const HISTORY = historyOf(1_150);
const FILE = csvOf(HISTORY.toReversed());

const newSpine = (files?: ObjectStore): Spine => Spine.on(new MemoryStore(), files);
const work = (spine: Spine, importId: string, hasTime = () => true): Promise<WorkDone> =>
  spine.work(importId, { limits: LIMITS, hasTime });

async function stateOf(spine: Spine, importId: string) {
  const stored = await readImport(spine.store, TENANT, importId);
  if (!stored) throw new Error('no such import');
  return stored;
}

const commitsTo = (spine: Spine, type: string): number =>
  spine.notices.filter(({ streamType }) => streamType === type).length;

async function seenAfter(spine: Spine) {
  await spine.settle();
  return everythingSeen(spine.store, TENANT);
}

let wellDone: ReturnType<typeof seenAfter> | undefined;
/** What the books say when all went well. */
const undisturbed = (): ReturnType<typeof seenAfter> => {
  wellDone ??= (async () => {
    const spine = newSpine();
    await work(spine, await spine.order(FILE));
    return seenAfter(spine);
  })();
  return wellDone;
};

/** Works on as the queue does: what broke off or ran out of time comes again. */
async function workToTheEnd(invoke: () => Promise<WorkDone>): Promise<number> {
  for (let invocations = 1; ; invocations += 1) {
    try {
      if ((await invoke()) === 'finished') return invocations;
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
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
    await work(spine, await spine.order(FILE));
    const before = await seenAfter(spine);
    const commits = commitsTo(spine, 'journal');
    const again = await spine.order(csvOf(HISTORY));
    await work(spine, again);
    expect(await stateOf(spine, again)).toMatchObject({
      status: 'completed',
      counts: { imported: 0, duplicates: HISTORY.length, rejected: 0, transactions: 0 },
    });
    expect(commitsTo(spine, 'journal')).toBe(commits);
    expect(await seenAfter(spine)).toEqual(before);
  });

  it('ordered twice under one key is one import', async () => {
    const spine = newSpine();
    const [first, second] = await Promise.all([spine.order(FILE, 'order-1'), spine.order(FILE, 'order-1')]);
    expect(second).toBe(first);
    const requested = spine.notices.filter(({ eventTypes }) => eventTypes.includes('ImportRequested'));
    expect(requested.map(({ streamId }) => streamId)).toEqual([first]);
  });

  it('worked on by several workers at once is done once', async () => {
    const spine = newSpine();
    const importId = await spine.order(FILE);
    await Promise.all([1, 2, 3].map(() => workToTheEnd(() => work(spine, importId))));
    expect(await stateOf(spine, importId)).toMatchObject({
      status: 'completed',
      counts: { rows: HISTORY.length, imported: HISTORY.length, duplicates: 0, transactions: HISTORY.length },
    });
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });

  it('sent twice at once counts every row once', async () => {
    const spine = newSpine();
    const orders = await Promise.all([spine.order(FILE), spine.order(csvOf(HISTORY))]);
    await Promise.all(orders.map((importId) => workToTheEnd(() => work(spine, importId))));
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
    const some = HISTORY.slice(0, 260);
    const content = csvOf(some);
    let breaksAt = 1;
    for (let isOver = false; !isOver; breaksAt += 1) {
      const spine = newSpine();
      const importId = await spine.order(content);
      let steps = 0;
      const step = (): void => {
        steps += 1;
        if (steps === breaksAt) throw brokenConnection();
      };
      const fragile = spine.through({ before: step, after: step });
      const invocations = await workToTheEnd(() => work(fragile, importId));
      isOver = steps < breaksAt;
      expect(invocations).toBe(isOver ? 1 : 2);
      expect((await stateOf(spine, importId)).counts).toMatchObject({ imported: some.length, duplicates: 0 });
      expect(commitsTo(spine, 'journal')).toBe(Math.ceil(some.length / LIMITS.partTransactionsMax));
    }
    expect(breaksAt).toBeGreaterThan(20);
  });

  it('for want of time is read in many runs and appended in many invocations', async () => {
    const spine = newSpine();
    const importId = await spine.order(FILE);
    const invocations = await workToTheEnd(() => work(spine, importId, timeFor(2)));
    const { runs, counts, status } = await stateOf(spine, importId);
    expect(status).toBe('completed');
    expect(runs.length).toBeGreaterThan(1);
    expect(runs.reduce((sum, entries) => sum + entries, 0)).toBe(HISTORY.length);
    expect(invocations).toBeGreaterThan(HISTORY.length / LIMITS.partTransactionsMax);
    expect(counts).toMatchObject({ rows: HISTORY.length, imported: HISTORY.length });
    expect(await seenAfter(spine)).toEqual(await undisturbed());
  });

  it('is not disturbed by a slower worker whose time ended elsewhere in the file', async () => {
    const held = holdsBackRuns(new MemoryObjects());
    const spine = newSpine(held.files);
    const rows = historyOf(2_400);
    const importId = await spine.order(csvOf(rows.toReversed()));
    const usual = IMPORT_LIMITS;
    // The slow one reads one piece and is held up while it stores it; the other reads two pieces into the same run.
    const slow = spine.work(importId, { limits: usual, hasTime: timeFor(1) });
    await held.waiting;
    await spine.work(importId, { limits: usual, hasTime: timeFor(2) });
    held.goOn();
    await slow;
    await workToTheEnd(() => spine.work(importId));
    expect((await stateOf(spine, importId)).counts).toMatchObject({ rows: rows.length, imported: rows.length });
  });
});

it('an import gets through though other commands keep coming first, in parts that fit between two of them', async () => {
  const rows = HISTORY.slice(0, 300);
  const others = HISTORY.slice(300, 312);
  const spine = newSpine();
  const importId = await spine.order(csvOf(rows));
  let overtaken = 0;
  const busy = spine.through({
    async before(request) {
      if (request.name !== 'write') return;
      const journal = request.given[0].appends.find(({ stream }) => stream.type === 'journal');
      const transactions = (journal?.events ?? []).filter(({ type }) => type === 'TransactionImported').length;
      const other = transactions > 30 ? others[overtaken] : undefined;
      if (!other) return;
      overtaken += 1;
      await spine.send(other);
    },
  });
  await work(busy, importId);
  expect(overtaken).toBeGreaterThan(5);
  expect((await stateOf(spine, importId)).counts).toMatchObject({ rows: 300, imported: 300, transactions: 300 });
});

/** The first run that is stored waits until it may go on. */
function holdsBackRuns(files: ObjectStore) {
  const waiting = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let isFirst = true;
  const holding: ObjectStore = {
    get: (name) => files.get(name),
    stream: (name, fromByte) => files.stream(name, fromByte),
    size: (name) => files.size(name),
    delete: (name) => files.delete(name),
    downloadUrl: (name, validSeconds) => files.downloadUrl(name, validSeconds),
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
