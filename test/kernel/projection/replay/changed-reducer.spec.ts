import { expect, it } from 'vitest';
import { MemoryStore } from '../../../../shared/adapters/memory/store.ts';
import { catchUp } from '../../../../shared/kernel/projection/catch-up.ts';
import { readBook } from '../../../../shared/kernel/projection/read-book.ts';
import { switchReplay } from '../../../../shared/kernel/projection/replay/replays.ts';
import { mainStream } from '../../../../shared/kernel/projection/types.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';
import { type CountingBook, count, countingProjection } from '../../../support/counting-book.ts';
import { newTenant, T0 } from '../../../support/units.ts';
import { Replaying } from './replaying.ts';

const COMMITS = 200;
const EVENTS_PER_COMMIT = 500;
const NAMES = Array.from({ length: EVENTS_PER_COMMIT }, (_, index) => `a rather long name ${index}`);
const WRITTEN_MEANWHILE = 3;

const [old, changed] = [1, 2].map((reducer) => countingProjection({ reducer, isBig: true }));

async function total({ sums }: CountingBook): Promise<number> {
  let sum = 0;
  for await (const batch of sums.batches()) for (const [, one] of batch) sum += one;
  return sum;
}

/** A user who writes now and then and reads all the time, by code that knows both reducers. */
class User {
  readonly #store: MemoryStore;
  readonly #tenant: TenantId;
  #commits = COMMITS;
  reads = 0;

  constructor(store: MemoryStore, tenant: TenantId) {
    this.#store = store;
    this.#tenant = tenant;
  }

  get commits(): number {
    return this.#commits;
  }

  async act(): Promise<void> {
    if (!changed) return;
    const { hooks } = this.#store;
    hooks.beforeRequest = undefined;
    if (this.reads % 4 === 0 && this.#commits < COMMITS + WRITTEN_MEANWHILE) {
      this.#commits += 1;
      await count(this.#store, this.#tenant, NAMES);
      await catchUp(this.#store, changed, this.#tenant, { now: T0 });
    }
    const wanted = { stream: mainStream(this.#tenant, 'journal'), version: this.#commits };
    const read = await readBook(this.#store, changed, { tenant: this.#tenant, wanted }, ({ book }) => total(book));
    expect(read).toBe(this.#commits * EVENTS_PER_COMMIT);
    this.reads += 1;
    hooks.beforeRequest = () => this.act();
  }
}

it('a changed reducer is rebuilt over 100,000 events while a user reads and writes, and nothing is stated or sent anew', async () => {
  if (!old || !changed) throw new Error('there are two');
  const [store, tenant] = [new MemoryStore(), newTenant()];
  for (let commit = 0; commit < COMMITS; commit += 1) await count(store, tenant, NAMES);
  let consumed = 0;
  while ((await catchUp(store, old, tenant, { now: T0 })).kind === 'moved') consumed += 1;

  const replaying = new Replaying(store, changed, tenant);
  const user = new User(store, tenant);
  await replaying.start();
  store.hooks.beforeRequest = () => user.act();
  // The rows are kept otherwise, so it is for the operator to say; what they state is the same.
  expect(await replaying.work()).toMatchObject({ status: 'compared', isEqual: false });
  const parts = (await replaying.report())?.parts;
  expect(parts?.find(({ name }) => name === 'statements')).toMatchObject({ differences: 0 });
  await switchReplay(replaying.request);
  expect(await replaying.work()).toMatchObject({ status: 'switched' });
  await user.act();
  store.hooks.beforeRequest = undefined;

  expect(user.commits).toBe(COMMITS + WRITTEN_MEANWHILE);
  expect(user.reads).toBeGreaterThan(20);
  expect(await replaying.serving()).toMatchObject({ reducer: 2, generation: 2, cursors: { journal: user.commits } });
  const stated = await store.readCommits(mainStream(tenant, 'position'), 0);
  expect(stated.filter(({ events }) => events.length > 0)).toHaveLength(consumed + WRITTEN_MEANWHILE);
  const said = replaying.queue.sent.flatMap(({ body }) => Object.keys(JSON.parse(body).detail));
  expect(new Set(said)).toEqual(new Set(['tenant', 'replay']));
});
