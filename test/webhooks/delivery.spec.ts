/** What becomes of deliveries, in virtual time. */
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../shared/kernel/errors.ts';
import { recoverEndpoint, resendDelivery, testEndpoint } from '../../shared/webhooks/app/deliveries.ts';
import { deleteEndpoint } from '../../shared/webhooks/app/endpoint-commands.ts';
import { answers, World } from './support/world.ts';

const sinceStart = (world: World): number[] => {
  const [first] = world.heard;
  return world.heard.map(({ at }) => (Date.parse(at) - Date.parse(first?.at ?? '')) / 1_000);
};

/** A world with an endpoint and one event that is told of. */
async function begun(more: Parameters<World['endpoint']>[0] = {}) {
  const world = new World();
  const endpointId = await world.endpoint(more);
  await world.happen();
  await world.tell();
  return { world, endpointId };
}

describe('a delivery', () => {
  it('is sent once to a receiver that takes it', async () => {
    const { world, endpointId } = await begun();
    expect(await world.work(endpointId)).toBeUndefined();
    await world.live(48);
    expect(world.heard).toHaveLength(1);
    expect(await world.deliveries()).toMatchObject([
      { status: 'success', attempts: 1, deliveredAt: world.heard[0]?.at },
    ]);
  });

  it('says what happened, and when', async () => {
    const { world, endpointId } = await begun();
    await world.work(endpointId);
    const [heard] = world.heard;
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({
      type: 'TransactionReversed',
      data: { transactionId: 'transaction 0/0', reason: 'a mistake' },
      stream: { type: 'journal', version: 1 },
      correlationId: 'correlation',
    });
    expect(heard?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  it('is tried at 0 s, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h after the last, then given up', async () => {
    const { world, endpointId } = await begun();
    world.receiver = answers(500);
    for (let dueAt = await world.work(endpointId); dueAt !== undefined; dueAt = await world.work(endpointId)) {
      world.nowMs = Date.parse(dueAt);
    }
    const waits = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
    let sum = 0;
    expect(sinceStart(world)).toEqual(waits.map((wait) => (sum += wait)));
    expect(await world.deliveries()).toMatchObject([
      { status: 'failed', attempts: 8, reason: 'the receiver answered 500' },
    ]);
  });

  it('is found by the schedule of each minute, should every message be lost', async () => {
    const { world } = await begun();
    world.receiver = answers(503);
    await world.live(30);
    expect(world.heard).toHaveLength(8);
  });

  it.each([
    ['seconds', { 'retry-after': '600' }, 600],
    ['a date', { 'retry-after': 'Sat, 31 Jan 2026 10:00:00 GMT' }, 3_599],
    ['less than the schedule gives', { 'retry-after': '1' }, 5],
    ['more than a day', { 'retry-after': '9999999' }, 86_400],
    ['nonsense', { 'retry-after': 'soon' }, 5],
  ])('waits as long as the receiver asks for: %s', async (_, headers, seconds) => {
    const { world, endpointId } = await begun();
    world.receiver = answers(429, headers);
    const dueAt = await world.work(endpointId);
    expect((Date.parse(dueAt ?? '') - world.nowMs) / 1_000).toBe(seconds);
    expect(await world.deliveries('retrying')).toHaveLength(1);
  });

  it('keeps what was sent and what came back', async () => {
    const { world, endpointId } = await begun({ headers: { Authorization: 'Bearer secret' } });
    world.receiver = () => ({
      responseCode: 400,
      responseBody: 'no',
      responseHeaders: { 'content-type': 'text/plain' },
    });
    await world.work(endpointId);
    expect(world.heard[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
    const [delivery] = await world.deliveries();
    expect(delivery?.log).toMatchObject([
      { responseCode: 400, responseBody: 'no', requestHeaders: { authorization: '(not shown)' } },
    ]);
    expect(JSON.stringify(delivery)).not.toContain('Bearer secret');
    expect(JSON.stringify(delivery)).not.toContain('webhook-signature');
  });

  it('is sent again by hand under the same id, whatever became of it', async () => {
    const { world, endpointId } = await begun();
    await world.work(endpointId);
    const [delivery] = await world.deliveries();
    if (!delivery) throw new Error('there is one');
    await resendDelivery(world.store, world.context(), delivery.deliveryId);
    await world.work(endpointId);
    expect(world.heard.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.deliveryId, delivery.deliveryId]);
    expect(await world.deliveries()).toMatchObject([{ status: 'success', attempts: 2 }]);
  });
});

describe('an endpoint', () => {
  it('gets no more requests at once than it wants', async () => {
    const world = new World();
    const endpointId = await world.endpoint({ requestsAtOnce: 3 });
    await world.happen(20);
    await world.tell();
    world.receiver = async () => {
      await new Promise(setImmediate);
      return { responseCode: 200 };
    };
    await Promise.all([world.work(endpointId), world.work(endpointId), world.work(endpointId)]);
    expect(world.most).toBe(3);
    expect(new Set(world.heard.map(({ body }) => body)).size).toBe(20);
    expect(world.heard).toHaveLength(20);
  });

  it('gets no more than it wants though the work for it breaks off', async () => {
    const world = new World();
    const endpointId = await world.endpoint({ requestsAtOnce: 2 });
    await world.happen(3);
    await world.tell();
    let hangs: (() => void) | undefined;
    world.receiver = () => {
      if (hangs) return { responseCode: 204 };
      return new Promise((resolve) => {
        hangs = () => resolve({ responseCode: 204 });
      });
    };
    let isBroken = false;
    world.store.hooks.beforeWrite = ({ records = [] }) => {
      if (isBroken || !records.some(({ sort }) => sort.startsWith('D#'))) return;
      isBroken = true;
      throw new Error('the connection broke');
    };
    const first = world.work(endpointId).catch(() => undefined);
    while (!isBroken) await new Promise((resolve) => setImmediate(resolve));
    await world.work(endpointId);
    expect(world.heard).toHaveLength(2);
    hangs?.();
    await first;
    await world.live(1);
    expect(new Set((await world.deliveries()).map(({ status }) => status))).toEqual(new Set(['success']));
    expect(world.most).toBe(2);
  });

  it('that answers 410 gets nothing more, and its owner’s other endpoints hear of it', async () => {
    const world = new World();
    const other = await world.endpoint({ url: 'https://other.example.com/', eventTypes: ['WebhookEndpointDisabled'] });
    const gone = await world.endpoint({ requestsAtOnce: 1 });
    await world.happen(3);
    await world.tell();
    world.receiver = ({ url }) => ({ responseCode: url.includes('hooks') ? 410 : 200 });
    await world.work(gone);
    expect(world.heard).toHaveLength(1);
    expect((await world.endpointNow(gone))?.disabled).toMatchObject({ reason: 'gone' });
    expect(await world.deliveries('failed')).toHaveLength(3);
    await world.tell(world.stream('webhook-endpoints'));
    await world.work(other);
    expect(JSON.parse(world.heard.at(-1)?.body ?? '')).toMatchObject({
      type: 'WebhookEndpointDisabled',
      data: { endpointId: gone, reason: 'gone' },
    });
  });

  it('through which nothing gets for five days is disabled, not sooner', async () => {
    const { world, endpointId } = await begun();
    world.receiver = () => ({ outcome: 'timeout', reason: 'no answer in time' });
    const happenDaily = async (days: number) => {
      for (let day = 0; day < days; day += 1) {
        await world.happen();
        await world.tell();
        await world.live(24);
      }
    };
    await world.work(endpointId);
    await happenDaily(4);
    expect((await world.endpointNow(endpointId))?.disabled).toBeUndefined();
    await happenDaily(2);
    expect((await world.endpointNow(endpointId))?.disabled).toMatchObject({ reason: 'failing' });
    expect(await world.deliveries('retrying')).toEqual([]);
  });

  it('that was disabled gets all it missed when it is recovered', async () => {
    const { world, endpointId } = await begun();
    const start = world.now();
    world.receiver = answers(410);
    await world.work(endpointId);
    for (let missed = 0; missed < 50; missed += 1) await world.happen();
    await world.tell();
    world.receiver = answers(200);
    const refused = await recoverEndpoint(world.store, world.context(), { endpointId, since: start });
    expect(isRefused(refused) && refused.code).toBe('EndpointInactive');
    await world.update(endpointId, { active: true });
    world.pass(1);
    world.heard.length = 0;
    await recoverEndpoint(world.store, world.context(), { endpointId, since: '2026-01-01T00:00:00.000Z' });
    await world.live(1);
    expect(new Set(world.heard.map(({ body }) => body)).size).toBe(51);
    expect(await world.deliveries('success')).toHaveLength(51);
  });

  it('that fails again and again is asked less often, and gets everything once it works', async () => {
    const world = new World();
    const endpointId = await world.endpoint();
    await world.happen(100);
    await world.tell();
    world.receiver = answers(500);
    await world.work(endpointId);
    expect(world.heard).toHaveLength(20);
    await world.live(2);
    world.receiver = answers(200);
    await world.live(40);
    expect(await world.deliveries('success')).toHaveLength(100);
  });

  it('that is made inactive gets what waited when it is active again', async () => {
    const { world, endpointId } = await begun();
    await world.update(endpointId, { active: false });
    await world.work(endpointId);
    expect(world.heard).toEqual([]);
    await world.update(endpointId, { active: true });
    await world.sweepDue();
    expect(world.heard).toHaveLength(1);
  });

  it('that is deleted gets nothing more', async () => {
    const { world, endpointId } = await begun();
    await deleteEndpoint(world.store, world.context(), endpointId);
    await world.live(1);
    expect(world.heard).toEqual([]);
  });

  it('can be tried out', async () => {
    const world = new World();
    const endpointId = await world.endpoint({ eventTypes: ['ImportFailed'] });
    await testEndpoint(world.store, world.context(), endpointId);
    await world.work(endpointId);
    expect(JSON.parse(world.heard[0]?.body ?? '')).toMatchObject({ type: 'WebhookTest', data: { endpointId } });
  });

  it('that hangs holds up no other', async () => {
    const world = new World();
    const dead = await world.endpoint({ url: 'https://dead.example.com/' });
    const alive = await world.endpoint({ url: 'https://alive.example.com/' });
    await world.happen(3);
    await world.tell();
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    world.receiver = async ({ url }) => {
      if (url.includes('dead')) await asleep;
      return { responseCode: 200 };
    };
    const hanging = world.work(dead);
    await world.work(alive);
    expect(world.heard.filter(({ url }) => url.includes('alive'))).toHaveLength(3);
    wake();
    await hanging;
  });
});

describe('signatures', () => {
  it('are verified with the secret that was shown', async () => {
    const { world, endpointId } = await begun();
    const { endpointKeys } = await import('../../shared/webhooks/app/endpoint-keys.ts');
    const { keys } = await import('./support/world.ts');
    const endpoint = await world.endpointNow(endpointId);
    if (!endpoint) throw new Error('there is one');
    const { secret } = await endpointKeys(keys, world.tenant, endpoint);
    world.nowMs = Date.now();
    await world.work(endpointId);
    const [heard] = world.heard;
    const verified = new Webhook(secret).verify(heard?.body ?? '', { ...heard?.headers });
    expect(verified).toMatchObject({ type: 'TransactionReversed' });
  });
});
