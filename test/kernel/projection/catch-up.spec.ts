import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { PageGone } from '../../../shared/kernel/pages/types.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { PoisonCommit } from '../../../shared/kernel/projection/fold.ts';
import { halt } from '../../../shared/kernel/projection/halts.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import { ServiceFault } from '../../../shared/kernel/service-fault.ts';
import { LimitExceeded } from '../../../shared/kernel/store/limits.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf, POISON } from '../../support/counting-book.ts';
import { event, later, newTenant, T0, unit } from '../../support/units.ts';

let store: MemoryStore;
let tenant: TenantId;
beforeEach(() => {
  store = new MemoryStore();
  tenant = newTenant();
});
const projection = countingProjection();
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `n${from + index}`);
const run = (options = {}, by = projection) => catchUp(store, by, tenant, { now: T0, ...options });

describe('catching up', () => {
  it('applies what is pending of all sources together, then nothing', async () => {
    await count(store, tenant, ['a', 'b']);
    await count(store, tenant, ['a']);
    await count(store, tenant, ['a'], 'settings');
    expect(await run()).toMatchObject({ kind: 'moved', commits: { length: 3 } });
    expect(await run()).toEqual({ kind: 'current' });
    expect(await countsOf(store, tenant)).toEqual({
      sums: { 'journal/a': 2, 'journal/b': 1, 'settings/a': 1 },
      cursors: { journal: 2, settings: 1 },
      halted: {},
      facts: ['journal 1', 'journal 2', 'settings 1'],
    });
  });

  it('goes on where it stood', async () => {
    await count(store, tenant, ['a']);
    await run();
    await count(store, tenant, ['a', 'b']);
    expect(await run()).toMatchObject({ kind: 'moved', commits: { length: 1 } });
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/a': 2, 'journal/b': 1 },
      cursors: { journal: 2 },
    });
  });

  it('moves the cursor over a commit that has nothing for it', async () => {
    await count(store, tenant, []);
    await run();
    expect(await countsOf(store, tenant)).toMatchObject({ sums: {}, cursors: { journal: 1 } });
  });

  it('takes only the sources and as many commits as it is told to', async () => {
    for (let index = 0; index < 3; index += 1) await count(store, tenant, ['a']);
    await count(store, tenant, ['a'], 'settings');
    expect(await run({ only: ['journal'], commitsMax: 2 })).toMatchObject({ kind: 'moved', commits: { length: 2 } });
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 2 });
  });

  it('names the commit that derived facts come from', async () => {
    await count(store, tenant, ['a']);
    await run();
    const [source] = await store.readCommits(mainStream(tenant, 'journal'), 0);
    const [derived] = await store.readCommits(mainStream(tenant, 'position'), 0);
    expect(derived).toMatchObject({
      source: { type: 'journal', id: 'main', version: 1 },
      actor: 'system:holdings',
      causationId: source?.commandId,
      correlationId: source?.correlationId,
    });
  });

  it('does not touch other tenants', async () => {
    const other = newTenant();
    await count(store, other, ['a']);
    expect(await run()).toEqual({ kind: 'current' });
    expect(await countsOf(store, other)).toMatchObject({ cursors: {} });
  });
});

describe('several consumers at once', () => {
  it('apply each commit once', async () => {
    for (let index = 0; index < 6; index += 1) await count(store, tenant, names(index, index + 10));
    await Promise.all(Array.from({ length: 4 }, () => run({ commitsMax: 2 }).then(() => run())));
    while ((await run()).kind === 'moved');
    const { sums, facts } = await countsOf(store, tenant);
    expect(Object.values(sums).reduce((total, sum) => total + sum, 0)).toBe(60);
    expect(facts).toEqual(['journal 1', 'journal 2', 'journal 3', 'journal 4', 'journal 5', 'journal 6']);
  });

  it('leave no pages of those that lost, spilled ones neither', async () => {
    const spilling = countingProjection({ spills: true });
    await count(store, tenant, names(0, 40));
    await run({}, spilling);
    const pages = store.pageCount;
    await count(store, tenant, []);
    store.hooks.beforeWrite = async () => {
      store.hooks.beforeWrite = undefined;
      await run({}, countingProjection({ spills: true }));
    };
    await run({}, spilling);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 2 });
    expect(store.pageCount).toBe(pages);
  });

  it('give up when others keep moving the book', async () => {
    await count(store, tenant, ['a']);
    store.hooks.beforeWrite = () => Promise.reject(new PageGone('p'));
    await expect(run()).rejects.toThrow('keeps being moved by others');
  });
});

describe('a crash', () => {
  it('between the pages and the head leaves the old book, and the next attempt ends the work', async () => {
    const spilling = countingProjection({ spills: true });
    await count(store, tenant, names(0, 30));
    await run({}, spilling);
    const before = await countsOf(store, tenant);
    await count(store, tenant, names(20, 50));
    store.hooks.beforeWrite = () => Promise.reject(new Error('killed'));
    await expect(run({}, spilling)).rejects.toThrow('killed');
    store.hooks.beforeWrite = undefined;
    expect(await countsOf(store, tenant)).toEqual(before);
    await run({}, spilling);
    const after = await countsOf(store, tenant);
    expect(after.cursors).toEqual({ journal: 2 });
    expect(after.sums['journal/n25']).toBe(2);
    expect(after.facts).toEqual(['journal 1', 'journal 2']);
  });

  it('after the head was moved repeats nothing', async () => {
    await count(store, tenant, ['a']);
    store.hooks.afterWrite = () => Promise.reject(new Error('killed'));
    await expect(run()).rejects.toThrow('killed');
    store.hooks.afterWrite = undefined;
    expect(await run()).toEqual({ kind: 'current' });
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/a': 1 }, facts: ['journal 1'] });
  });
});

describe('poison', () => {
  it('is named and changes nothing', async () => {
    await count(store, tenant, [POISON]);
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PoisonCommit);
    expect(failure).toMatchObject({ source: 'journal', version: 1, message: 'journal 1: nobody can count this' });
    expect(await countsOf(store, tenant)).toMatchObject({ sums: {}, cursors: {}, facts: [] });
  });

  it('is an event that nobody can read', async () => {
    await count(store, tenant, ['a']);
    const stream = mainStream(tenant, 'journal');
    const events = [event({ name: 1 }, 'Counted')];
    await store.write(unit({ appends: [{ stream, expectedVersion: 1, events, state: null }] }));
    await expect(run()).rejects.toMatchObject({ name: 'PoisonCommit', version: 2 });
  });

  it.each([
    ['the network', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a service', new ServiceFault('ThrottlingException', 'throttled')],
    ['a limit', new LimitExceeded('too big')],
    ['time', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ])('is not a fault of %s', async (_, fault) => {
    await count(store, tenant, ['a']);
    const failing = countingProjection({
      onApply: () => {
        throw fault;
      },
    });
    await expect(run({}, failing)).rejects.toBe(fault);
  });

  it('is a mistake of our own, although Node gives it a code', async () => {
    await count(store, tenant, ['a']);
    const failing = countingProjection({ onApply: () => void Buffer.alloc(-1) });
    await expect(run({}, failing)).rejects.toThrow(PoisonCommit);
  });
});

describe('a halt', () => {
  const poison = (version: number) => new PoisonCommit('journal', version, new Error('because'));

  it('keeps the rows and takes nothing more from that source', async () => {
    await count(store, tenant, ['a']);
    await run();
    await count(store, tenant, [POISON]);
    await count(store, tenant, ['b'], 'settings');
    await halt(store, projection, tenant, poison(2), later(5));
    const key = { tenant, projection: 'holdings' };
    expect((await store.readProgress(key, [])).projection?.halted).toEqual({
      journal: { version: 2, reason: 'Error', at: later(5) },
    });
    expect(await run()).toMatchObject({ kind: 'moved', commits: { length: 1 } });
    expect(await run()).toEqual({ kind: 'current' });
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/a': 1, 'settings/b': 1 },
      cursors: { journal: 1, settings: 1 },
      halted: { journal: 2 },
    });
  });

  it('of a book that has nothing yet leaves the other sources working', async () => {
    await count(store, tenant, [POISON]);
    await halt(store, projection, tenant, poison(1), T0);
    await count(store, tenant, ['b'], 'settings');
    expect(await run()).toMatchObject({ kind: 'moved', commits: { length: 1 } });
    expect((await countsOf(store, tenant)).sums).toEqual({ 'settings/b': 1 });
  });

  it('is not recorded for what was applied meanwhile', async () => {
    await count(store, tenant, ['a']);
    await run();
    await halt(store, projection, tenant, poison(1), T0);
    expect((await countsOf(store, tenant)).halted).toEqual({});
  });

  it('is recorded although others move the book', async () => {
    await count(store, tenant, ['a'], 'settings');
    store.hooks.beforeWrite = async () => {
      store.hooks.beforeWrite = undefined;
      await run();
    };
    await halt(store, projection, tenant, poison(1), T0);
    expect(await countsOf(store, tenant)).toMatchObject({ halted: { journal: 1 }, cursors: { settings: 1 } });
  });
});
