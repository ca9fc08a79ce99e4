/** What a process remembers of what it read and wrote, while another one writes the same streams. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../../shared/adapters/dynamodb/store.ts';
import { type CommandContext, runCommand } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused, refuse } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { Speculation } from '../../../shared/kernel/store/speculation.ts';
import { type Store, streamName } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { countingProjection, count as countNames, countsOf } from '../../support/counting-book.ts';
import { storeOptions } from '../../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo } from '../../support/dynamodb.ts';
import { interceptCalls } from '../../support/intercept.ts';
import { append, newTenant, streamIn, T0, unit } from '../../support/units.ts';

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.close());

/** A store of a process of its own, with the names of the requests it makes. */
function process(): { readonly store: Store; readonly requests: string[] } {
  const client = dynamo.connect();
  const requests: string[] = [];
  interceptCalls(client, (name, _, next) => {
    requests.push(name);
    return next();
  });
  return { store: dynamoStore(storeOptions(client)), requests };
}

const contextOf = (tenant: TenantId, key?: string): CommandContext => ({
  tenant,
  principal: 'tester',
  correlationId: newId(),
  now: T0,
  ...(key !== undefined && { idempotency: { key, request: key } }),
});

/** Adds one to a count that may not exceed a limit, while the settings stand. */
async function count(store: Store, tenant: TenantId, limit = 1_000, key?: string): Promise<number | undefined> {
  const stream = streamIn(tenant);
  const result = await runCommand<number, 'TooMany'>(
    store,
    contextOf(tenant, key),
    [stream, streamIn(tenant, 'settings')],
    async (heads) => {
      const before = Number(heads.get(streamName(stream))?.state ?? 0);
      if (before >= limit) return refuse('TooMany', 'There are enough.');
      const events = [{ type: 'Counted', version: 1, data: null }];
      return { appends: [{ stream, events, state: before + 1 }], answer: before + 1 };
    },
    { mayRecall: true },
  );
  return isRefused(result) ? undefined : result.answer;
}

describe('a process that wrote a stream', () => {
  it('appends to it again without reading', async () => {
    const { store, requests } = process();
    const tenant = newTenant();
    await count(store, tenant);
    requests.length = 0;
    expect([await count(store, tenant), await count(store, tenant)]).toEqual([2, 3]);
    expect(requests).toEqual(['TransactWriteItems', 'TransactWriteItems']);
  });

  it('reads it when another has written it meanwhile', async () => {
    const [one, other] = [process().store, process().store];
    const tenant = newTenant();
    expect(await count(one, tenant)).toBe(1);
    expect(await count(other, tenant)).toBe(2);
    expect(await count(one, tenant)).toBe(3);
  });

  it('reads it when what the decision relies on has changed meanwhile', async () => {
    const [one, other] = [process(), process().store];
    const tenant = newTenant();
    await count(one.store, tenant);
    await other.write(unit({ appends: [append(streamIn(tenant, 'settings'), 0)] }));
    one.requests.length = 0;
    expect(await count(one.store, tenant)).toBe(2);
    expect(one.requests).toContain('BatchGetItem');
  });

  it('refuses nothing by what it remembers', async () => {
    const [one, other] = [process().store, process().store];
    const tenant = newTenant();
    expect(await count(one, tenant, 1)).toBe(1);
    const reset = { ...append(streamIn(tenant), 1), state: 0 };
    await other.write(unit({ appends: [reset] }));
    expect(await count(one, tenant, 1)).toBe(1);
  });

  it('gives the stored answer of another under the same key', async () => {
    const [one, other] = [process().store, process().store];
    const tenant = newTenant();
    await count(one, tenant);
    expect(await count(other, tenant, 9, 'key')).toBe(2);
    await count(one, tenant);
    expect(await count(one, tenant, 9, 'key')).toBe(2);
  });

  it('forgets a tenant whose key is gone with the key', async () => {
    const { store } = process();
    const tenant = newTenant();
    await count(store, tenant);
    expect(await store.recallHeads([streamIn(tenant), streamIn(tenant, 'settings')])).toBeDefined();
    expect(await store.recallHeads([streamIn(tenant, 'import')])).toBeUndefined();
  });
});

it('whichever process each command comes to, none is lost and none counts twice', async () => {
  const calls = fc.array(fc.record({ at: fc.nat(2), key: fc.option(fc.nat(5)) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(calls, fc.boolean(), async (commands, atOnce) => {
      const processes = [process().store, process().store, process().store];
      const tenant = newTenant();
      const runs = commands.map(
        ({ at, key }) =>
          () =>
            count(processes[at] as Store, tenant, 1_000, key === null ? undefined : `key ${key}`),
      );
      if (atOnce) await Promise.all(runs.map((run) => run()));
      else for (const run of runs) await run();
      const keys = new Set(commands.flatMap(({ key }) => (key === null ? [] : [key])));
      const expected = commands.filter(({ key }) => key === null).length + keys.size;
      const { store } = process();
      const head = (await store.readHeads([streamIn(tenant)])).get(streamName(streamIn(tenant)));
      expect(Number(head?.state ?? 0)).toBe(expected);
      expect(head?.version ?? 0).toBe(expected);
    }),
    { numRuns: 15 },
  );
});

describe('a consumer', () => {
  const projection = countingProjection();
  const run = (store: Store, tenant: TenantId) => catchUp(store, projection, tenant, { now: T0 });

  it('goes on from its own head without reading it', async () => {
    const { store, requests } = process();
    const tenant = newTenant();
    for (const name of ['a', 'b']) {
      await countNames(store, tenant, [name]);
      requests.length = 0;
      expect(await run(store, tenant)).toMatchObject({ kind: 'moved', commits: { length: 1 } });
    }
    expect(requests.filter((name) => name === 'BatchGetItem')).toEqual([]);
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/a': 1, 'journal/b': 1 },
      cursors: { journal: 2 },
    });
  });

  it('is right in whichever process it runs, once or several times, one after the other or at once', async () => {
    const steps = fc.array(fc.record({ at: fc.nat(2), names: fc.nat(2), runs: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const processes = [process().store, process().store, process().store];
        const storeAt = (at: number) => processes[at % 3] as Store;
        const tenant = newTenant();
        const expected: Record<string, number> = {};
        for (const { at, names, runs } of all) {
          const counted = Array.from({ length: names }, (_, index) => `n${index}`);
          for (const name of counted) expected[`journal/${name}`] = (expected[`journal/${name}`] ?? 0) + 1;
          await countNames(storeAt(0), tenant, counted);
          await Promise.all(Array.from({ length: runs }, (_, more) => run(storeAt(at + more), tenant)));
        }
        const counts = await countsOf(storeAt(0), tenant);
        expect(counts).toMatchObject({ sums: expected, halted: {} });
        expect(counts.facts).toEqual(all.map((_, index) => `journal ${index + 1}`));
      }),
      { numRuns: 12 },
    );
  });
});

describe('deciding on what is remembered', () => {
  it('stops when it does not pay, and is tried again now and then', () => {
    const speculation = new Speculation();
    for (let lost = 0; lost < 10; lost += 1) speculation.took(false);
    const tried = Array.from({ length: 100 }, () => speculation.pays());
    expect(tried.filter(Boolean)).toHaveLength(5);
    for (let held = 0; held < 20; held += 1) speculation.took(true);
    expect(speculation.pays()).toBe(true);
  });
});
