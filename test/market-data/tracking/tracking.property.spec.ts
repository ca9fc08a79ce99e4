/** However workers are called, late, twice, at once or killed: in the end each asset counts those who hold or watch it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import { recount } from '../../../shared/market-data/app/tracking/recount.ts';
import { newTenant } from '../assets/support/catalogue.ts';
import { NOW, Users } from './support/users.ts';

const ASSETS = ['BTC', 'ETH', 'CHF'];
const step = fc.oneof(
  fc.record({
    kind: fc.constant('deal' as const),
    user: fc.nat(2),
    asset: fc.constantFrom(...ASSETS),
    quantity: fc.constantFrom('0', '1', '2'),
    on: fc.constantFrom('2021-01-01', '2023-01-01', '2025-01-01'),
  }),
  fc.record({
    kind: fc.constant('watch' as const),
    user: fc.nat(2),
    asset: fc.constantFrom(...ASSETS),
    is: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('track' as const), user: fc.nat(2), times: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('kill' as const), user: fc.nat(2), after: fc.boolean() }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Stand {
  held: boolean;
  watched: boolean;
}

/** What users did, and what each asset is to count by it. */
class Course {
  readonly users = new Users();
  readonly tenants: readonly TenantId[] = [newTenant(), newTenant(), newTenant()];
  readonly #stands = new Map<string, Stand>();

  standOf(user: number, asset: string): Stand {
    const stand = this.#stands.get(`${user} ${asset}`) ?? { held: false, watched: false };
    this.#stands.set(`${user} ${asset}`, stand);
    return stand;
  }

  async take(taken: Step): Promise<void> {
    const { users } = this;
    const tenant = this.tenants[taken.user] ?? PLATFORM;
    switch (taken.kind) {
      case 'deal':
        this.standOf(taken.user, taken.asset).held = taken.quantity !== '0';
        return users.deal(tenant, taken);
      case 'watch':
        this.standOf(taken.user, taken.asset).watched = taken.is;
        return users.watch(tenant, taken.asset, taken.is);
      case 'track':
        await Promise.all(Array.from({ length: taken.times }, () => users.track(tenant)));
        return;
      case 'kill':
        users.store.hooks[taken.after ? 'afterWrite' : 'beforeWrite'] = () => {
          throw new Error('killed');
        };
        await users.track(tenant).catch(() => {});
        users.store.hooks.afterWrite = undefined;
        users.store.hooks.beforeWrite = undefined;
    }
  }
}

describe('references', () => {
  it('are those of the users who hold or watch an asset in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 18 }), async (steps) => {
        const course = new Course();
        const { users, tenants } = course;
        for (const taken of steps) await course.take(taken);
        for (const tenant of tenants) await users.track(tenant);
        for (const asset of ASSETS) {
          const own = [0, 1, 2].map((user) => course.standOf(user, asset));
          expect((await users.tracked(asset))?.users ?? 0).toBe(
            own.filter(({ held, watched }) => held || watched).length,
          );
        }
        for (const tenant of [PLATFORM, ...tenants]) expect(await recount(users.store, tenant, () => NOW)).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
