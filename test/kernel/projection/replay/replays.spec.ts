import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../../shared/adapters/memory/store.ts';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import { catchUp } from '../../../../shared/kernel/projection/catch-up.ts';
import { consume, consumeTogether } from '../../../../shared/kernel/projection/consume.ts';
import { PoisonCommit } from '../../../../shared/kernel/projection/fold.ts';
import { halt, liftHalt } from '../../../../shared/kernel/projection/halts.ts';
import { CLEAN_UP_AFTER_SECONDS } from '../../../../shared/kernel/projection/replay/clean-up.ts';
import {
  cancelReplay,
  cleanUpReplay,
  pauseReplay,
  resumeReplay,
  startReplay,
  switchReplay,
} from '../../../../shared/kernel/projection/replay/replays.ts';
import { LISTED_MAX } from '../../../../shared/kernel/projection/replay/report.ts';
import { projectionStatus } from '../../../../shared/kernel/projection/replay/status.ts';
import type { Unit } from '../../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf, POISON } from '../../../support/counting-book.ts';
import { newTenant, T0, unit } from '../../../support/units.ts';
import { Replaying } from './replaying.ts';

const NAMES = Array.from({ length: 60 }, (_, index) => `n${index}`);

let store: MemoryStore;
let tenant: TenantId;
let replaying: Replaying;

const projection = countingProjection();
const caughtUp = async (by = projection) => {
  while ((await catchUp(store, by, tenant, { now: T0 })).kind === 'moved');
};
/** A replay by code with other options. */
const replayingBy = (options: Parameters<typeof countingProjection>[0]) =>
  new Replaying(store, countingProjection(options), tenant);

beforeEach(async () => {
  store = new MemoryStore();
  tenant = newTenant();
  replaying = new Replaying(store, projection, tenant);
  await count(store, tenant, NAMES);
  await count(store, tenant, ['n1', 'n2'], 'settings');
  await caughtUp();
  await count(store, tenant, NAMES.slice(0, 30));
  await caughtUp();
});

/** Runs something once, just before the first unit that fits is written. */
function beforeUnit(fits: (given: Unit) => boolean, run: () => Promise<unknown>): void {
  store.hooks.beforeWrite = async (given) => {
    if (!fits(given)) return;
    store.hooks.beforeWrite = undefined;
    await run();
  };
}
const isPortion = ({ projection: change }: Unit): boolean => change?.key.building !== undefined;
const isSwitch = ({ retired, projection: change }: Unit): boolean => retired !== undefined && change !== undefined;

describe('a replay', () => {
  it('builds a generation beside the one that serves, compares the two, and lets the new one serve', async () => {
    const before = await countsOf(store, tenant);
    expect(await replaying.start()).toMatchObject({ generation: 2, status: 'building', requestedBy: 'operator' });
    expect(await replaying.work()).toMatchObject({ status: 'switched', isEqual: true });
    expect(await replaying.serving()).toMatchObject({ generation: 2, cursors: { journal: 2, settings: 1 } });
    expect(await countsOf(store, tenant)).toEqual(before);
    expect((await replaying.report())?.parts).toEqual([
      { name: 'sums', servingRows: 62, rebuiltRows: 62, differences: 0, isHint: false },
      { name: 'state', servingRows: 1, rebuiltRows: 1, differences: 0, isHint: false },
      { name: 'statements', servingRows: 1, rebuiltRows: 1, differences: 0, isHint: false },
    ]);
  });

  it('states nothing and sends nothing but its own orders', async () => {
    const { facts } = await countsOf(store, tenant);
    await replaying.start();
    await replaying.work();
    expect((await countsOf(store, tenant)).facts).toEqual(facts);
    expect(replaying.queue.sent.map(({ body }) => Object.keys(JSON.parse(body).detail))).toEqual([
      ['tenant', 'replay'],
      ['tenant', 'replay'],
    ]);
  });

  it('is followed by what comes after it', async () => {
    await replaying.start();
    await replaying.work();
    await count(store, tenant, ['n1']);
    await caughtUp();
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/n1': 3 },
      facts: ['journal 1', 'settings 1', 'journal 2', 'journal 3'],
    });
    expect(await replaying.serving()).toMatchObject({ generation: 2 });
  });

  it('leaves no item of the old generation, but only when nobody can hold its roots any more', async () => {
    const pages = await replaying.pages(1);
    await replaying.start();
    await replaying.work();
    expect(replaying.queue.sent.at(-1)?.delaySeconds).toBe(CLEAN_UP_AFTER_SECONDS);
    replaying.seconds = CLEAN_UP_AFTER_SECONDS - 1;
    await replaying.work();
    expect([await replaying.pages(1), replaying.queue.sent.at(-1)?.delaySeconds]).toEqual([pages, 1]);
    replaying.seconds = CLEAN_UP_AFTER_SECONDS;
    expect(await replaying.work()).toMatchObject({ status: 'switched', retired: [] });
    expect([pages > 0, await replaying.pages(1), await replaying.building(1)]).toEqual([true, 0, undefined]);
    expect(await replaying.building()).toBeUndefined();
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/n1': 2 } });
  });

  it('puts itself back into the queue when time runs out, and goes on from what it has built', async () => {
    await replaying.start();
    expect(await replaying.work(() => 0)).toMatchObject({ status: 'building' });
    expect(replaying.queue.sent).toHaveLength(2);
    expect(await replaying.building()).toMatchObject({ cursors: { journal: 2, settings: 1 } });
    expect(await projectionStatus(store, tenant, 'holdings')).toMatchObject({ progress: { applied: 3, of: 3 } });
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
  });

  it('is done once, however many work at it', async () => {
    await replaying.start();
    await Promise.all([replaying.work(), replaying.work(), replaying.work()]);
    expect(await replaying.serving()).toMatchObject({ generation: 2 });
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/n1': 2, 'settings/n1': 1 } });
  });

  it('that loses its switch to a consumer takes in what that applied, and tries again', async () => {
    await replaying.start();
    beforeUnit(isSwitch, async () => {
      await count(store, tenant, ['n1']);
      await caughtUp();
    });
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
    expect(await replaying.serving()).toMatchObject({ generation: 2, cursors: { journal: 3 } });
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/n1': 3 } });
  });

  it('does not run ahead of what serves', async () => {
    await count(store, tenant, ['n1']);
    await replaying.start();
    expect(await replaying.work()).toMatchObject({ status: 'switched', isEqual: true });
    expect(await replaying.serving()).toMatchObject({ cursors: { journal: 2 } });
  });

  it('is refused while another is at work, and where there is nothing to rebuild', async () => {
    await replaying.start();
    expect(await startReplay(replaying.request, 'always')).toMatchObject({ code: 'Conflict' });
    const nobody = new Replaying(store, projection, newTenant());
    expect(await startReplay(nobody.request, 'always')).toMatchObject({ code: 'NotFound' });
    expect(isRefused(await pauseReplay(nobody.request))).toBe(true);
  });
});

describe('an order', () => {
  const options = (lines: unknown[]) => ({
    store,
    queue: replaying.queue,
    now: () => T0,
    remainingMilliseconds: () => 300_000,
    log: {
      info: () => undefined,
      error: (message: string) => lines.push(message),
    },
  });
  const record = () => ({
    ...{ messageId: 'order', receiptHandle: 'order', attributes: { ApproximateReceiveCount: '2' } },
    body: replaying.queue.sent[0]?.body ?? '',
  });

  it('comes in the queue of the consumer, beside notices', async () => {
    await replaying.start();
    expect(await consume(projection, [record()], options([]))).toEqual({ batchItemFailures: [] });
    expect(await replaying.replay()).toMatchObject({ status: 'switched' });
  });

  it('is for the projection that it names, of those that share a queue; for one that is not there it comes again', async () => {
    await replaying.start();
    const others = { projection: countingProjection({ name: 'others' }) };
    const lines: unknown[] = [];
    expect(await consumeTogether([others], [record()], options(lines))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'order' }],
    });
    expect(lines).toEqual(['unreadable message']);
    expect(await replaying.replay()).toMatchObject({ status: 'building' });
    const all = [others, { projection }];
    expect(await consumeTogether(all, [record()], options([]))).toEqual({ batchItemFailures: [] });
    expect(await replaying.replay()).toMatchObject({ status: 'switched' });
  });

  it('that breaks off comes again', async () => {
    await replaying.start();
    const lines: unknown[] = [];
    store.hooks.beforeWrite = () => Promise.reject(new Error('the connection broke'));
    expect(await consume(projection, [record()], options(lines))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'order' }],
    });
    expect([lines, replaying.queue.putOff.get('order')]).toEqual([['replay failed'], 5]);
  });

  it('for a user without a replay is nothing', async () => {
    await replaying.start();
    const order = { ...record(), body: record().body.replace(tenant, newTenant()) };
    expect(await consume(projection, [order], options([]))).toEqual({ batchItemFailures: [] });
    expect(await replaying.replay()).toMatchObject({ status: 'building' });
  });
});

describe('a replay that is not to switch by itself', () => {
  it('waits with what it built until someone says so', async () => {
    await replaying.start('never');
    expect(await replaying.work()).toMatchObject({ status: 'compared', isEqual: true });
    expect(await replaying.serving()).toMatchObject({ generation: 1 });
    await count(store, tenant, ['n1']);
    await caughtUp();
    await switchReplay(replaying.request);
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
    expect(await replaying.serving()).toMatchObject({ generation: 2, cursors: { journal: 3 } });
  });

  it('because the generations differ lists the first differences, and counts all', async () => {
    const many = Array.from({ length: 150 }, (_, index) => `m${index}`);
    await count(store, tenant, many);
    await caughtUp();
    const other = replayingBy({ reducer: 2, tooMuch: 7 });
    await other.start();
    expect(await other.work()).toMatchObject({ status: 'compared', isEqual: false });
    const report = await other.report();
    expect(report?.parts).toEqual([
      { name: 'sums', servingRows: 212, rebuiltRows: 213, differences: 425, isHint: false },
      { name: 'state', servingRows: 1, rebuiltRows: 1, differences: 0, isHint: false },
      { name: 'statements', servingRows: 1, rebuiltRows: 1, differences: 1, isHint: false },
    ]);
    expect(report?.listed).toHaveLength(LISTED_MAX);
    expect(report?.listed.slice(0, 2)).toEqual([
      { part: 'sums', key: '', rebuilt: '7' },
      { part: 'sums', key: 'journal/m0', serving: '1' },
    ]);
    expect(await other.serving()).toMatchObject({ generation: 1, reducer: 1 });
  });
});

describe('a book that newer code has written', () => {
  it('is rebuilt by the code that was rolled back to when someone asks for just that', async () => {
    const newer = replayingBy({ reducer: 3 });
    await newer.start('always');
    await newer.work();
    await replaying.start();
    expect(await replaying.work()).toMatchObject({ status: 'compared', isEqual: false });
    expect((await replaying.report())?.statementsSkipped).toMatch('newer than this code knows');
    await switchReplay(replaying.request);
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
    expect(await replaying.serving()).toMatchObject({ generation: 3, reducer: 1 });
    expect((await countsOf(store, tenant)).sums).toMatchObject({ 'journal/n1': 2 });
  });

  it('is not built on either, when the code is rolled back in the midst of a replay', async () => {
    const newer = replayingBy({ reducer: 2 });
    await newer.start();
    await newer.work(() => 0);
    expect(await replaying.work()).toMatchObject({
      status: 'failed',
      reason: 'it was begun by reducer 2, and the code is at 1: cancel it',
    });
  });
});

describe('a replay can be', () => {
  it('paused between two portions, and resumed', async () => {
    await replaying.start();
    beforeUnit(isPortion, () => pauseReplay(replaying.request));
    expect(await replaying.work()).toMatchObject({ status: 'paused' });
    expect(await replaying.building()).toBeUndefined();
    expect(await replaying.work()).toMatchObject({ status: 'paused' });
    await resumeReplay(replaying.request);
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
  });

  it('cancelled at any moment, and leaves nothing', async () => {
    const spilling = replayingBy({ spills: true });
    await spilling.start();
    await spilling.work(() => 0);
    expect(await spilling.pages(2)).toBeGreaterThan(0);
    beforeUnit(isSwitch, () => cancelReplay(spilling.request));
    expect(await spilling.work()).toMatchObject({ status: 'cancelled' });
    expect([await spilling.building(), await spilling.pages(2)]).toEqual([undefined, 0]);
    expect(await spilling.serving()).toMatchObject({ generation: 1 });
  });

  it('cancelled and begun again under another number; who still worked at the first builds nothing', async () => {
    await replaying.start();
    beforeUnit(isPortion, async () => {
      await cancelReplay(replaying.request);
      await replaying.work();
      expect(await replaying.start()).toMatchObject({ generation: 3 });
    });
    await replaying.workAt(2);
    expect([await replaying.building(2), await replaying.pages(2)]).toEqual([undefined, 0]);
    expect(await replaying.work()).toMatchObject({ generation: 3, status: 'switched' });
  });

  it('asked to clean up, and is refused what does not fit its state', async () => {
    await replaying.start('never');
    await replaying.work();
    expect(await pauseReplay(replaying.request)).toMatchObject({ code: 'Conflict' });
    expect(await cleanUpReplay(replaying.request)).toMatchObject({ code: 'Conflict' });
    await cancelReplay(replaying.request);
    await replaying.work();
    replaying.seconds = CLEAN_UP_AFTER_SECONDS;
    expect(await cleanUpReplay(replaying.request)).toMatchObject({ status: 'cancelled' });
    expect(await replaying.work()).toMatchObject({ retired: [] });
    expect(await switchReplay(replaying.request)).toMatchObject({ code: 'Conflict' });
  });
});

describe('a commit that the new fold can not take', () => {
  const poisoned = () =>
    replayingBy({
      reducer: 2,
      onApply: (commits) => {
        if (commits.some(({ header }) => header.version === 2)) throw new RangeError('not this one');
      },
    });

  it('ends the replay with the reason; the generation that serves goes on', async () => {
    const failing = poisoned();
    await failing.start();
    expect(await failing.work()).toMatchObject({ status: 'failed', reason: 'journal 1: RangeError' });
    expect(await failing.serving()).toMatchObject({ generation: 1, halted: {} });
    const mended = replayingBy({ reducer: 2 });
    await resumeReplay(mended.request);
    expect(await mended.work()).toMatchObject({ status: 'compared' });
  });

  it('is passed over again where it was skipped before, and taken where it can be', async () => {
    const [version, source] = [(await count(store, tenant, ['a', POISON])).version, 'journal' as const];
    await halt(store, projection, tenant, new PoisonCommit(source, version, new Error('x')), T0);
    const { meta } = unit({});
    await liftHalt(store, { tenant, projection: 'holdings', source }, { version, skip: true, meta });
    await count(store, tenant, ['b']);
    await caughtUp();
    await replaying.start();
    expect(await replaying.work()).toMatchObject({ status: 'switched' });
    expect(await replaying.serving()).toMatchObject({ skipped: [{ source, version }], cursors: { journal: 4 } });
    expect((await countsOf(store, tenant)).sums).not.toHaveProperty('journal/a');
  });
});
