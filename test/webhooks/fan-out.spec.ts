import fc from 'fast-check';
import { expect, it } from 'vitest';
import { World } from './support/world.ts';

it('an event becomes one delivery to each endpoint that asks for its type', async () => {
  const world = new World();
  const all = await world.endpoint();
  const some = await world.endpoint({ eventTypes: ['TransactionReversed', 'ImportFailed'] });
  await world.endpoint({ eventTypes: ['ImportFailed'] });
  await world.happen();
  expect([...(await world.tell())].sort()).toEqual([all, some].sort());
  const deliveries = await world.deliveries();
  expect(deliveries.map(({ endpointId, eventType, status }) => ({ endpointId, eventType, status }))).toEqual(
    expect.arrayContaining([
      { endpointId: all, eventType: 'TransactionReversed', status: 'pending' },
      { endpointId: some, eventType: 'TransactionReversed', status: 'pending' },
    ]),
  );
  expect(deliveries).toHaveLength(2);
});

it('a tenant without endpoints costs nothing but a look', async () => {
  const world = new World();
  await world.happen();
  expect(await world.tell()).toEqual(new Set());
  expect(await world.deliveries()).toEqual([]);
});

it('an endpoint hears of nothing that was recorded before it was made', async () => {
  const world = new World();
  for (let before = 0; before < 30; before += 1) await world.happen();
  world.pass(1);
  await world.endpoint();
  for (let after = 0; after < 3; after += 1) await world.happen();
  await world.tell();
  expect(await world.deliveries()).toHaveLength(3);
});

it('an endpoint made while others are served hears of all that is recorded after it', async () => {
  const world = new World();
  const first = await world.endpoint();
  await world.happen();
  let second: string | undefined;
  world.store.hooks.beforeWrite = async () => {
    if (second !== undefined) return;
    second = '';
    second = await world.endpoint();
    await world.happen();
  };
  await world.tell();
  const counts = Object.groupBy(await world.deliveries(), ({ endpointId }) => endpointId);
  expect([counts[first]?.length, counts[second ?? '']?.length]).toEqual([2, 1]);
});

it('an endpoint made later hears of what comes later only', async () => {
  const world = new World();
  const first = await world.endpoint();
  await world.happen();
  world.pass(1);
  const second = await world.endpoint();
  await world.happen();
  await world.tell();
  const counts = Object.groupBy(await world.deliveries(), ({ endpointId }) => endpointId);
  expect([counts[first]?.length, counts[second]?.length]).toEqual([2, 1]);
});

it('an inactive endpoint hears of nothing, ever', async () => {
  const world = new World();
  const endpointId = await world.endpoint({ active: false });
  await world.happen();
  await world.tell();
  await world.update(endpointId, { active: true });
  await world.happen();
  await world.tell();
  expect(await world.deliveries()).toHaveLength(1);
});

it('a commit of more deliveries than fit one transaction becomes all of them', async () => {
  const world = new World();
  const endpoints = await Promise.all([0, 1, 2].map(() => world.endpoint()));
  await world.happen(70);
  await world.tell();
  const deliveries = await world.deliveries();
  expect(deliveries).toHaveLength(210);
  for (const endpointId of endpoints) {
    const places = deliveries.filter((delivery) => delivery.endpointId === endpointId).map(({ place }) => place?.index);
    expect(new Set(places).size).toBe(70);
  }
});

it('ids are the same however often they are made', async () => {
  const world = new World();
  await world.endpoint();
  await world.happen(60);
  // The second transaction fails, and the work begins anew with the notice's second coming.
  let writes = 0;
  world.store.hooks.beforeWrite = () => {
    writes += 1;
    if (writes === 2) throw new Error('the plug was pulled');
  };
  await expect(world.tell()).rejects.toThrow('plug');
  const before = await world.deliveries();
  await world.tell();
  const after = await world.deliveries();
  expect(after).toHaveLength(60);
  expect(after.map(({ deliveryId }) => deliveryId)).toEqual(
    expect.arrayContaining(before.map(({ deliveryId }) => deliveryId)),
  );
});

it('whatever order and however often notices come, with answers lost on the way: one delivery for each event', async () => {
  const told = fc.array(fc.record({ stream: fc.nat(1), faultAt: fc.nat(6) }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(told, fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), async (notices, commits) => {
      const world = new World();
      await world.endpoint();
      const streams = [world.stream(), world.stream('import', 'one')];
      for (const [at, count] of commits.entries()) await world.happen(count, streams[at % 2]);
      for (const { stream, faultAt } of notices) {
        let writes = 0;
        world.store.hooks.afterWrite = () => {
          writes += 1;
          if (writes === faultAt) throw new Error('the answer was lost');
        };
        await world.tell(streams[stream]).catch(() => undefined);
      }
      world.store.hooks.afterWrite = undefined;
      for (const stream of streams) await world.tell(stream);
      const deliveries = await world.deliveries();
      expect(deliveries).toHaveLength(commits.reduce((sum, count) => sum + count, 0));
    }),
    { numRuns: 60 },
  );
});
