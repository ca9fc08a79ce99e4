import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catchUp } from '../../../../shared/kernel/projection/catch-up.ts';
import type { Replay } from '../../../../shared/kernel/projection/replay/replay.ts';
import { mainStream } from '../../../../shared/kernel/projection/types.ts';
import { recordUserPrices } from '../../../../shared/market-data/app/user-prices.ts';
import { PROJECTIONS } from '../../../faults/support/books.ts';
import { type Scenario, scenarios } from '../../../faults/support/disorder.ts';
import { brokenConnection } from '../../../support/intercept.ts';
import { deposit, HASH, World as NewWorld, type World, withdrawal } from '../../../trading/pairing/world.ts';
import { Replaying } from './replaying.ts';

const action = fc.oneof(
  fc.record({ kind: fc.constant('trade' as const), pick: fc.nat(100) }),
  fc.record({ kind: fc.constant('move' as const), minute: fc.nat(30), isOut: fc.boolean(), hasHash: fc.boolean() }),
  fc.record({ kind: fc.constant('reverse' as const), pick: fc.nat(100) }),
  fc.record({ kind: fc.constantFrom('settle' as const, 'pair' as const, 'prices' as const, 'settings' as const) }),
  fc.record({ kind: fc.constant('catch-up' as const), pick: fc.nat(PROJECTIONS.length - 1) }),
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const NOW = '2022-01-01T00:00:00.000Z';

/** What users and consumers do; live books see it in whatever portions consumers happen to take. */
class Life {
  readonly world: World = new NewWorld();
  readonly #ids: string[] = [];
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  async does(act: Action): Promise<void> {
    const { history, prices, settings } = this.#scenario;
    switch (act.kind) {
      case 'trade': {
        const trade = history[act.pick % history.length];
        if (trade) this.#ids.push(await this.world.record(trade));
        return;
      }
      case 'move': {
        const fields = { id: `m${this.#ids.length}`, minute: act.minute, ...(act.hasHash && { hash: HASH }) };
        this.#ids.push(await this.world.record(act.isOut ? withdrawal(fields) : deposit(fields)));
        return;
      }
      case 'reverse': {
        const id = this.#ids[act.pick % (this.#ids.length || 1)];
        // Of one that was reversed before, or follows from a pairing, it is refused.
        if (id !== undefined) await this.world.reverse(id).catch(() => undefined);
        return;
      }
      case 'catch-up': {
        const projection = PROJECTIONS[act.pick];
        if (projection) await catchUp(this.world.store, projection, this.world.tenant, { now: NOW });
        return;
      }
      case 'settle':
        return this.world.settle();
      case 'pair':
        return void (await this.world.consume());
      case 'prices':
        return void (await recordUserPrices(this.world.store, this.world.context(), [prices]));
      case 'settings':
        return this.world.settings(settings);
    }
  }
}

/** Breaks off the worker at its n-th request, before or after it was done; goes on with the message that comes again. */
async function workThrough(replaying: Replaying, { store }: World, breaks: number[], between: () => Promise<void>) {
  for (let tries = 0; tries < 100; tries += 1) {
    let left = breaks.shift();
    const step = () => {
      left = left === undefined ? undefined : left - 1;
      if (left === 0) throw brokenConnection();
    };
    Object.assign(store.hooks, { beforeRequest: step, beforeWrite: step, afterWrite: step });
    const ended = await replaying.work().catch(() => undefined);
    Object.assign(store.hooks, { beforeRequest: undefined, beforeWrite: undefined, afterWrite: undefined });
    if (ended && ended.status !== 'building') return ended;
    await between();
  }
  throw new Error('the replay finds no end');
}

const lives = fc.record({
  scenario: scenarios,
  before: fc.array(action, { minLength: 8, maxLength: 30 }),
  meanwhile: fc.array(action, { maxLength: 6 }),
  after: fc.array(action, { maxLength: 6 }),
  breaks: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
});

const derivedOf = async ({ store, tenant }: World): Promise<number> => {
  const streams = [mainStream(tenant, 'position'), mainStream(tenant, 'tax-book')];
  const commits = await Promise.all(streams.map((stream) => store.readCommits(stream, 0)));
  return commits.flat().flatMap(({ events }) => events).length;
};

it('what is rebuilt is row by row what serves, however it came about, whatever breaks off, and it states nothing anew', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async ({ scenario, before, meanwhile, after, breaks }) => {
      const life = new Life(scenario);
      const { world } = life;
      for (const act of before) await life.does(act);
      await world.settle();
      const ended: (Replay | undefined)[] = [];
      for (const projection of PROJECTIONS) {
        const replaying = new Replaying(world.store, projection, world.tenant);
        if (!(await replaying.serving())) continue;
        await replaying.start();
        const left = [...meanwhile];
        const facts = await derivedOf(world);
        ended.push(
          await workThrough(replaying, world, [...breaks], async () => {
            const act = left.shift();
            if (act) await life.does(act);
          }),
        );
        if (left.length === meanwhile.length) expect(await derivedOf(world)).toBe(facts);
        expect((await replaying.report())?.listed).toEqual([]);
        expect(await replaying.serving()).toMatchObject({ generation: 2 });
      }
      expect(new Set(ended.map((replay) => replay?.status))).toEqual(new Set(ended.length > 0 ? ['switched'] : []));
      // What serves now goes on like what it took the place of.
      for (const act of after) await life.does(act);
      await world.settle();
      for (const projection of PROJECTIONS) {
        const replaying = new Replaying(world.store, projection, world.tenant);
        if (!(await replaying.serving())) continue;
        await replaying.start('never');
        expect(await replaying.work()).toMatchObject({ status: 'compared', isEqual: true });
      }
    }),
    { numRuns: 25 },
  );
});
