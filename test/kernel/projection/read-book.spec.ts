import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { PageGone } from '../../../shared/kernel/pages/types.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { PoisonCommit } from '../../../shared/kernel/projection/fold.ts';
import { halt } from '../../../shared/kernel/projection/halts.ts';
import {
  type OpenedBook,
  type ReadOptions,
  readBook,
  type Wanted,
} from '../../../shared/kernel/projection/read-book.ts';
import type { StreamType, TenantId } from '../../../shared/kernel/streams.ts';
import { type CountingBook, count, countingProjection, POISON } from '../../support/counting-book.ts';
import { later, newTenant, T0 } from '../../support/units.ts';

let store: MemoryStore;
let tenant: TenantId;
beforeEach(() => {
  store = new MemoryStore();
  tenant = newTenant();
});
afterEach(() => vi.restoreAllMocks());
const projection = countingProjection();
const apply = (only?: readonly StreamType[]) => catchUp(store, projection, tenant, { now: T0, ...(only && { only }) });
const wanted = (version: number, type: StreamType = 'journal', id = 'main'): Wanted => ({
  stream: { tenant, type, id },
  version,
});

const look = async ({ book, missing }: OpenedBook<CountingBook>) => {
  const sums: Record<string, number> = {};
  for await (const [name, sum] of book.sums.entries()) sums[name] = sum;
  return { sums, missing };
};
const read = (options: Partial<ReadOptions> = {}) =>
  readBook(store, projection, { tenant, wanted: undefined, ...options }, look);

/** Makes the clock leap with each look at it, so that no test has to wait. */
function hurry(): void {
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 5_000;
    return now;
  });
}

describe('a read without a token', () => {
  it('of a tenant without anything is empty and complete', async () => {
    expect(await read()).toEqual({ sums: {}, missing: [] });
  });

  it('sees what was applied', async () => {
    await count(store, tenant, ['a']);
    await apply();
    expect(await read()).toEqual({ sums: { 'journal/a': 1 }, missing: [] });
  });

  it('does not wait, and says what is not applied yet', async () => {
    await count(store, tenant, ['a']);
    await apply();
    await count(store, tenant, ['b']);
    await count(store, tenant, ['c']);
    await count(store, tenant, ['c'], 'settings');
    expect(await read()).toEqual({
      sums: { 'journal/a': 1 },
      missing: [
        { reason: 'not-yet-applied', consumer: 'holdings', source: 'journal', commits: 2 },
        { reason: 'not-yet-applied', consumer: 'holdings', source: 'settings', commits: 1 },
      ],
    });
  });

  it('says that the consumer is halted', async () => {
    await count(store, tenant, [POISON]);
    await halt(store, projection, tenant, new PoisonCommit('journal', 1, 'bad'), later(3));
    expect(await read()).toEqual({
      sums: {},
      missing: [{ reason: 'consumer-halted', consumer: 'holdings', source: 'journal', version: 1, since: later(3) }],
    });
  });
});

describe('a read with a token', () => {
  it('sees what the token stands for', async () => {
    await count(store, tenant, ['a']);
    await apply();
    expect(await read({ wanted: wanted(1) })).toEqual({ sums: { 'journal/a': 1 }, missing: [] });
  });

  it('waits for the commit of the token', async () => {
    await count(store, tenant, ['a']);
    setTimeout(apply, 60);
    expect(await read({ wanted: wanted(1) })).toEqual({ sums: { 'journal/a': 1 }, missing: [] });
  });

  it('waits along for what the other sources held when it began', async () => {
    await count(store, tenant, ['a']);
    await count(store, tenant, ['b'], 'settings');
    await apply(['journal']);
    setTimeout(() => apply(['settings']), 60);
    expect(await read({ wanted: wanted(1) })).toMatchObject({ sums: { 'journal/a': 1, 'settings/b': 1 }, missing: [] });
  });

  it('does not wait for what came after it began', async () => {
    await count(store, tenant, ['a']);
    const reading = read({ wanted: wanted(1) });
    await sleep(20);
    await count(store, tenant, ['b']);
    await catchUp(store, projection, tenant, { now: T0, commitsMax: 1 });
    expect(await reading).toMatchObject({
      sums: { 'journal/a': 1 },
      missing: [{ reason: 'not-yet-applied', commits: 1 }],
    });
  });

  it('of a long command waits until that is done, and then for all that it did', async () => {
    let done = false;
    setTimeout(async () => {
      await count(store, tenant, ['a']);
      done = true;
      setTimeout(apply, 30);
    }, 30);
    const settle = async () => done;
    expect(await read({ wanted: wanted(1, 'import', 'import-1'), settle })).toEqual({
      sums: { 'journal/a': 1 },
      missing: [],
    });
  });

  it('is told that the consumer is halted', async () => {
    await count(store, tenant, [POISON]);
    await halt(store, projection, tenant, new PoisonCommit('journal', 1, 'bad'), T0);
    expect(await read({ wanted: wanted(1) })).toMatchObject({ refused: true, code: 'ConsumerHalted' });
  });

  it('is told when it takes too long', async () => {
    await count(store, tenant, ['a']);
    hurry();
    expect(await read({ wanted: wanted(1) })).toMatchObject({ refused: true, code: 'NotYetConsistent' });
    expect(await read({ wanted: wanted(1, 'import', 'i'), settle: async () => false })).toMatchObject({
      code: 'NotYetConsistent',
    });
  });
});

describe('a page that is gone', () => {
  it('is found in the book as it stands now', async () => {
    await count(store, tenant, ['a']);
    await apply();
    let tries = 0;
    const seen = await readBook(store, projection, { tenant, wanted: undefined }, async (opened) => {
      tries += 1;
      if (tries === 1) {
        await count(store, tenant, ['b']);
        await apply();
        throw new PageGone('p');
      }
      return look(opened);
    });
    expect(seen).toEqual({ sums: { 'journal/a': 1, 'journal/b': 1 }, missing: [] });
  });

  it('that stays gone is a broken book', async () => {
    let tries = 0;
    const reading = readBook(store, projection, { tenant, wanted: undefined }, () => {
      tries += 1;
      return Promise.reject(new PageGone('p'));
    });
    await expect(reading).rejects.toThrow(PageGone);
    expect(tries).toBe(5);
  });

  it('is retried through the store, too: an old root meets pages that were deleted', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
    await count(store, tenant, names);
    await apply();
    let first = true;
    store.hooks.beforeRequest = async (name) => {
      if (name !== 'readPages' || !first) return;
      first = false;
      for (const seconds of [1, 100, 200]) {
        await count(store, tenant, names);
        await catchUp(store, projection, tenant, { now: later(seconds) });
      }
    };
    const result = await read();
    expect(result).toMatchObject({ sums: { 'journal/n0': 4, 'journal/n59': 4 }, missing: [] });
  });
});
