import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import {
  type CommandContext,
  type CommandResult,
  type Decision,
  type Heads,
  runCommand,
} from '../../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../shared/kernel/errors.ts';
import { type Json, PageGone } from '../../../shared/kernel/pages/types.ts';
import { streamName } from '../../../shared/kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../shared/kernel/streams.ts';
import { append, event, later, newTenant, pages, streamIn, T0, unit } from '../../support/units.ts';

let store: MemoryStore;
let tenant: TenantId;
let counter: StreamId;
let decisions: number;
beforeEach(() => {
  store = new MemoryStore();
  tenant = newTenant();
  counter = streamIn(tenant);
  decisions = 0;
});

const context = (more: Partial<CommandContext> = {}): CommandContext => ({
  tenant,
  principal: 'user',
  correlationId: 'correlation',
  now: T0,
  ...more,
});
const keyed = (request: Json, key = 'key', now = T0) => context({ idempotency: { key, request }, now });

const stateIn = (heads: Heads): number => Number(heads.get(streamName(counter))?.state ?? 0);

/** Adds to a counter that refuses to exceed ten. */
const add =
  (amount: number) =>
  async (heads: Heads): Promise<Decision<{ total: number }> | Refusal<'TooMuch'>> => {
    decisions += 1;
    const total = stateIn(heads) + amount;
    if (total > 10) return refuse('TooMuch', 'Ten at most.', { data: { total } });
    const appends = amount === 0 ? [] : [{ stream: counter, events: [event(amount, 'Added')], state: total }];
    return { appends, answer: { total } };
  };
const run = (amount: number, by = context()) => runCommand(store, by, [counter], add(amount));
const total = async (): Promise<number> => stateIn(await store.readHeads([counter]));
const commits = () => store.readCommits(counter, 0);
const moveOn = async (amount = 1): Promise<void> => {
  const head = (await store.readHeads([counter])).get(streamName(counter));
  const state = Number(head?.state ?? 0) + amount;
  await store.write(unit({ appends: [append(counter, head?.version ?? 0, { state })] }));
};

/** Runs something once, just before the next write of a command is done. */
function beforeNextWrite(happens: () => Promise<unknown>): void {
  store.hooks.beforeWrite = async () => {
    store.hooks.beforeWrite = undefined;
    await happens();
  };
}

describe('a command', () => {
  it('appends what was decided and answers', async () => {
    expect(await run(3)).toEqual({ answer: { total: 3 }, versions: [{ stream: counter, version: 1 }] });
    expect(await run(4)).toEqual({ answer: { total: 7 }, versions: [{ stream: counter, version: 2 }] });
    expect(await commits()).toMatchObject([
      { actor: 'user', correlationId: 'correlation', recordedAt: T0, counts: { Added: 1 } },
      { events: [event(4, 'Added')] },
    ]);
    const [one, two] = await commits();
    expect(one?.causationId).toBe(one?.commandId);
    expect(one?.commandId).not.toBe(two?.commandId);
  });

  it('leaves nothing behind when it is refused', async () => {
    const refusal = await run(11);
    expect(refusal).toMatchObject({ refused: true, code: 'TooMuch', data: { total: 11 } });
    expect(await commits()).toEqual([]);
  });

  it('stores nothing when nothing happens', async () => {
    expect(await run(0)).toEqual({ answer: { total: 0 }, versions: [] });
    expect(await commits()).toEqual([]);
  });

  it('goes on listing replaced pages when it does not change any', async () => {
    const written = new Map([['p', 1]]);
    await store.write(unit({ appends: [append(counter, 0, { state: 1, pages: pages({ written }) })] }));
    const garbage = [{ at: Date.parse(T0), pages: ['p'] }];
    await store.write(unit({ appends: [append(counter, 1, { state: 1, pages: pages({ replaced: ['p'] }) })] }));
    await run(1);
    expect((await store.readHeads([counter])).get(streamName(counter))?.garbage).toEqual(garbage);
    await run(1, context({ now: later(60) }));
    expect((await store.readHeads([counter])).get(streamName(counter))?.garbage).toEqual([]);
    expect((await store.readPages({ stream: counter }, ['p'])).size).toBe(0);
  });

  it('relies on streams that it does not append to', async () => {
    const rules = streamIn(tenant, 'settings');
    beforeNextWrite(() => store.write(unit({ appends: [append(rules, 0, { state: 5 })] })));
    const seen: unknown[] = [];
    const result = await runCommand(store, context(), [counter, rules], async (heads) => {
      seen.push(heads.get(streamName(rules))?.state);
      return { appends: [{ stream: counter, events: [event(1)], state: 1 }], unchanged: [rules], answer: null };
    });
    expect(result).toMatchObject({ answer: null });
    expect(seen).toEqual([undefined, 5]);
  });
});

describe('a lost race', () => {
  it('is decided again on what won', async () => {
    beforeNextWrite(() => moveOn(5));
    expect(await run(3)).toEqual({ answer: { total: 8 }, versions: [{ stream: counter, version: 2 }] });
    expect(decisions).toBe(2);
  });

  it('is refused when what won leaves no room', async () => {
    beforeNextWrite(() => moveOn(9));
    expect(await run(3)).toMatchObject({ code: 'TooMuch', data: { total: 12 } });
    expect(await total()).toBe(9);
  });

  it('that keeps being lost is a conflict, with the version that stands now', async () => {
    let held = false;
    store.hooks.beforeWrite = async () => {
      if (held) return;
      held = true;
      await moveOn(0);
      held = false;
    };
    expect(await run(1)).toMatchObject({ refused: true, code: 'Conflict', data: { currentVersion: 8 } });
    expect(decisions).toBe(8);
    expect(await total()).toBe(0);
  });

  it('is told to whoever observes, and so is the command that won', async () => {
    const heard: unknown[] = [];
    const observer = { onRaceLost: () => heard.push('lost'), onWritten: (id: string) => heard.push(id) };
    beforeNextWrite(() => moveOn());
    await run(1, context({ observer }));
    const [, mine] = await commits();
    expect(heard).toEqual(['lost', mine?.commandId]);
    expect(await run(20, context({ observer }))).toMatchObject({ refused: true });
    expect(heard).toHaveLength(2);
  });

  it('of many at once ends with each counted once', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => run(1)));
    const done = results.filter((result): result is CommandResult<{ total: number }> => !isRefused(result));
    expect(await total()).toBe(done.length);
    expect(new Set(done.map(({ answer }) => answer.total)).size).toBe(done.length);
  });

  it('is a success when our own earlier attempt had won', async () => {
    store.hooks.afterWrite = (done) => {
      store.hooks.afterWrite = undefined;
      // The write happened; its sender sends it again, as an SDK does after a timeout.
      return store.write(done).then((again) => expect(again).toMatchObject({ written: true }));
    };
    expect(await run(2)).toMatchObject({ answer: { total: 2 } });
    expect(await commits()).toHaveLength(1);
  });

  it('for pages is decided again on fresh heads', async () => {
    let tries = 0;
    const result = await runCommand(store, context(), [counter], async (heads) => {
      tries += 1;
      if (tries === 1) throw new PageGone('p');
      return add(1)(heads);
    });
    expect(result).toMatchObject({ answer: { total: 1 } });
    await expect(runCommand(store, context(), [counter], () => Promise.reject(new PageGone('p')))).rejects.toThrow(
      PageGone,
    );
  });
});

describe('an idempotency key', () => {
  it('with the same request gets the stored answer and has no second effect', async () => {
    const first = await run(3, keyed({ amount: 3 }));
    await run(1);
    expect(await run(3, keyed({ amount: 3 }, 'key', later(60)))).toEqual(first);
    expect(await total()).toBe(4);
    expect(decisions).toBe(2);
  });

  it('with another request is refused', async () => {
    await run(3, keyed({ amount: 3 }));
    expect(await run(4, keyed({ amount: 4 }))).toMatchObject({ refused: true, code: 'IdempotencyKeyReused' });
    expect(await total()).toBe(3);
  });

  it('counts for one principal and one tenant only', async () => {
    await run(3, keyed({ amount: 3 }));
    expect(await run(4, { ...keyed({ amount: 4 }), principal: 'other' })).toMatchObject({ answer: { total: 7 } });
  });

  it('does not keep a refusal: what has become possible is done', async () => {
    await run(8);
    expect(await run(4, keyed({ amount: 4 }))).toMatchObject({ code: 'TooMuch' });
    await moveOn(-5);
    expect(await run(4, keyed({ amount: 4 }))).toMatchObject({ answer: { total: 7 } });
  });

  it('keeps the answer of a command that changed nothing', async () => {
    expect(await run(0, keyed({ amount: 0 }))).toEqual({ answer: { total: 0 }, versions: [] });
    await moveOn(5);
    expect(await run(0, keyed({ amount: 0 }))).toEqual({ answer: { total: 0 }, versions: [] });
    expect(await run(1, keyed({ amount: 1 }))).toMatchObject({ code: 'IdempotencyKeyReused' });
  });

  it('is free again after seven days', async () => {
    await run(3, keyed({ amount: 3 }));
    const week = 7 * 24 * 3_600;
    expect(await run(3, keyed({ amount: 3 }, 'key', later(week)))).toMatchObject({ answer: { total: 3 } });
    expect(await run(4, keyed({ amount: 4 }, 'key', later(week + 1)))).toMatchObject({ answer: { total: 7 } });
  });

  it('of two requests at once has one effect and one answer', async () => {
    const both = await Promise.all([run(3, keyed({ amount: 3 })), run(3, keyed({ amount: 3 }))]);
    expect(both[0]).toEqual(both[1]);
    expect(await total()).toBe(3);
  });

  it('gives the answer of the other request even when a second run would be refused', async () => {
    // The other request is done after this one looked for its answer and before it reads the heads.
    let first: unknown;
    store.hooks.beforeRequest = async (name) => {
      if (name !== 'readHeads') return;
      store.hooks.beforeRequest = undefined;
      first = await run(6, keyed({ amount: 6 }));
    };
    const second = await run(6, keyed({ amount: 6 }));
    expect(first).toMatchObject({ answer: { total: 6 } });
    expect(second).toEqual(first);
    expect(await total()).toBe(6);
  });

  it('finds what was done when the answer never arrived', async () => {
    store.hooks.afterWrite = () => {
      throw new Error('the connection broke');
    };
    await expect(run(3, keyed({ amount: 3 }))).rejects.toThrow('the connection broke');
    store.hooks.afterWrite = undefined;
    expect(await run(3, keyed({ amount: 3 }))).toMatchObject({ answer: { total: 3 }, versions: [{ version: 1 }] });
    expect(await total()).toBe(3);
  });

  it('does it when the first request never arrived', async () => {
    store.hooks.beforeWrite = () => {
      throw new Error('the connection broke');
    };
    await expect(run(3, keyed({ amount: 3 }))).rejects.toThrow('the connection broke');
    store.hooks.beforeWrite = undefined;
    expect(await run(3, keyed({ amount: 3 }))).toMatchObject({ answer: { total: 3 } });
  });
});
