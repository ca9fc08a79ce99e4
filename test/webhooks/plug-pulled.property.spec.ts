import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEASE_SECONDS } from '../../shared/webhooks/app/lease.ts';
import { World } from './support/world.ts';

/** Pulls the plug at a request to the store, before or after it. */
function unplugAt(world: World, request: number, isAfter: boolean): void {
  let requests = 0;
  const count = () => {
    requests += 1;
    if (requests === request) throw new Error('the plug was pulled');
  };
  world.store.hooks.beforeRequest = count;
  world.store.hooks.beforeWrite = isAfter ? undefined : count;
  world.store.hooks.afterWrite = isAfter ? count : undefined;
}

it('wherever the plug is pulled, and however receivers fail, every event gets through in the end', async () => {
  const plugs = fc.array(fc.record({ request: fc.integer({ min: 1, max: 40 }), isAfter: fc.boolean() }), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(
      plugs,
      fc.array(fc.constantFrom(200, 500, 302, 404, 429), { maxLength: 12 }),
      async (unplugged, codes) => {
        const world = new World();
        const endpointId = await world.endpoint({ requestsAtOnce: 2 });
        let at = 0;
        world.receiver = () => ({ responseCode: codes[at++] ?? 200 });
        await world.happen(5);
        for (const { request, isAfter } of unplugged) {
          unplugAt(world, request, isAfter);
          await world.tell().catch(() => undefined);
          await world.work(endpointId).catch(() => undefined);
          world.pass(LEASE_SECONDS + 30);
        }
        Object.assign(world.store.hooks, { beforeRequest: undefined, beforeWrite: undefined, afterWrite: undefined });
        await world.tell();
        await world.live(30);
        const deliveries = await world.deliveries();
        expect(deliveries.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'success'));
        expect(new Set(world.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
      },
    ),
    { numRuns: 25 },
  );
});
