import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { keepState } from '../../../shared/kernel/commands/keep-state.ts';
import { type CommandContext, runCommand } from '../../../shared/kernel/commands/run-command.ts';
import { anew, readStates } from '../../../shared/kernel/store/read-states.ts';
import {
  StaleState,
  type StateModel,
  StateOfOtherVersion,
  stateIn,
  stateOf,
} from '../../../shared/kernel/store/stream-state.ts';
import { type Head, streamName } from '../../../shared/kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../shared/kernel/streams.ts';
import { append, event, newTenant, streamIn, T0, unit } from '../../support/units.ts';

/** A sum, made by adding what the version says: the reducer that changes. */
const sumBy = (version: number, factor: number): StateModel<number> => ({
  version,
  async begin() {
    let sum = 0;
    return {
      take: async ({ events }) => {
        for (const { data } of events) sum += Number(data) * factor;
      },
      end: async () => ({ state: sum, unused: [] }),
    };
  },
});
const OLD = sumBy(1, 1);
const NEW = sumBy(2, 10);

let store: MemoryStore;
let tenant: TenantId;
let stream: StreamId;
beforeEach(() => {
  store = new MemoryStore();
  tenant = newTenant();
  stream = streamIn(tenant);
});

const context = (): CommandContext => ({ tenant, principal: 'user', correlationId: 'correlation', now: T0 });
const headNow = async (): Promise<Head | undefined> => (await store.readHeads([stream])).get(streamName(stream));

/** Adds to the sum by code that knows one model. */
const add = (model: StateModel<number>, n: number) =>
  runCommand(store, context(), [stream], async (heads) => {
    const sum = (stateIn(heads, stream, model) ?? 0) + n * (model === NEW ? 10 : 1);
    return { appends: [{ stream, events: [event(n)], ...stateOf(model, sum) }], answer: sum };
  });
const read = (model: StateModel<number>) => readStates(store, [stream], (heads) => stateIn(heads, stream, model));

describe('a state that an older reducer made', () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3]) await add(OLD, n);
  });

  it('is ignored: commands decide on what the commits come to', async () => {
    expect(await headNow()).toMatchObject({ state: 6, stateVersion: 1 });
    expect(await add(NEW, 4)).toMatchObject({ answer: 100, versions: [{ version: 4 }] });
  });

  it('is kept under the new version by the next append, and folded no more', async () => {
    await add(NEW, 4);
    expect(await headNow()).toMatchObject({ state: 100, stateVersion: 2 });
    store.hooks.beforeRequest = (name) => {
      if (name === 'readCommits') throw new Error('there is nothing to fold');
    };
    expect(await read(NEW)).toBe(100);
  });

  it('is ignored by reads, which keep nothing', async () => {
    expect(await read(NEW)).toBe(60);
    expect(await headNow()).toMatchObject({ state: 6, stateVersion: 1, version: 3 });
  });

  it('is made anew ahead of need by a commit without events', async () => {
    expect(await keepState(store, context(), stream, NEW)).toBe(true);
    expect(await headNow()).toMatchObject({ state: 60, stateVersion: 2, version: 4 });
    expect(await keepState(store, context(), stream, NEW)).toBe(false);
    expect((await store.readCommits(stream, 3))[0]?.events).toEqual([]);
  });

  it('is folded again when somebody was first', async () => {
    store.hooks.beforeWrite = async () => {
      store.hooks.beforeWrite = undefined;
      await add(OLD, 5);
    };
    expect(await add(NEW, 4)).toMatchObject({ answer: 150 });
  });

  it('is refused when it is too long to be folded while somebody waits', async () => {
    const heads = await store.readHeads([stream]);
    const stale = new StaleState(stream, NEW);
    await expect(anew(store, heads, stale, 2)).rejects.toThrow(StateOfOtherVersion);
    expect((await anew(store, heads, stale, 3)).get(streamName(stream))).toMatchObject({ state: 60 });
  });
});

describe('a state that a newer reducer made', () => {
  beforeEach(async () => {
    await add(NEW, 1);
  });

  it('is refused, and nothing is changed', async () => {
    await expect(add(OLD, 2)).rejects.toThrow(/version 2.*knows 1/);
    await expect(read(OLD)).rejects.toThrow(StateOfOtherVersion);
    expect(await headNow()).toMatchObject({ state: 10, stateVersion: 2, version: 1 });
  });
});

it('a state that was stored without a version is of the first', async () => {
  await store.write(unit({ appends: [append(stream, 0, { state: 7 })] }));
  expect(await headNow()).toMatchObject({ stateVersion: 1 });
  expect(await read(OLD)).toBe(7);
});
