import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import {
  ignoreMessage,
  replayFailed,
  replayMessage,
  showMessage,
} from '../../../shared/ledger/app/provider-inbox/operate-messages.ts';
import { decideUpdate, evolve, NO_UPDATES } from '../../../shared/ledger/domain/provider-inbox/provider-payment.ts';
import { listMessages } from '../../../shared/ledger/read/provider-inbox/list-messages.ts';
import { InboxWorld } from './inbox-world.ts';

describe('a webhook', () => {
  it('is stored as it came, read, and handed on', async () => {
    const world = new InboxWorld();
    const webhook = world.event('succeeded', { id: 'evt_1' });
    expect(await world.receive('stripe', webhook)).toBe('accepted');
    const [stored] = await world.messages();
    expect(stored).toMatchObject({ status: 'pending', eventId: 'evt_1', attempts: 0 });
    expect(await world.payment('pi_1')).toBeUndefined();
    await world.workOrders();
    const [done] = await world.messages();
    expect(done).toMatchObject({
      status: 'processed',
      attempts: 1,
      updates: [{ reference: 'T', state: { stage: 'settled' } }],
    });
    const update = { provider: 'stripe', eventId: 'evt_1', reference: 'T', occurredAt: world.now() };
    expect(await world.payment('pi_1')).toEqual({
      updates: { evt_1: { ...update, state: { stage: 'settled', providerId: 'pi_1', amount: '25.5' } } },
      contradictions: [],
    });
    const shown = await showMessage(world.store, { provider: 'stripe', messageId: done?.messageId ?? '' });
    expect(shown).toMatchObject({ webhook: { body: webhook.body } });
  });

  it('that comes again is the same message, also after a day', async () => {
    const world = new InboxWorld();
    const { body } = world.event('succeeded');
    for (const seconds of [0, 1, 86_400]) {
      world.pass(seconds);
      const again = world.servers.stripe.sign(body);
      expect(await world.receive('stripe', again)).toBe(seconds === 0 ? 'accepted' : 'duplicate');
    }
    expect(await world.messages()).toHaveLength(1);
    expect(world.orders).toHaveLength(1);
  });

  it('is answered though the queue is away', async () => {
    const world = new InboxWorld();
    world.queueTakes = false;
    expect(await world.receive('stripe', world.event('succeeded'))).toBe('accepted');
    const due = await world.due();
    world.pass(60);
    expect(due).toEqual([]);
    expect(await world.due()).toHaveLength(1);
  });

  it('that says something else under the same id stands beside the first, and waits for somebody', async () => {
    const world = new InboxWorld();
    const [settled, failed] = ['succeeded', 'requires_payment_method'].map((status) =>
      world.event(status, { id: 'evt_1' }),
    );
    if (!settled || !failed) throw new Error('no events');
    expect(await world.receive('stripe', settled)).toBe('accepted');
    world.pass(1);
    expect(await world.receive('stripe', failed)).toBe('contradiction');
    expect(await world.receive('stripe', failed)).toBe('duplicate');
    await world.workOrders();
    const [second, first] = await world.messages();
    expect(first).toMatchObject({ status: 'processed' });
    expect(second).toMatchObject({ status: 'failed', contradicts: first?.messageId });
    expect(Object.values((await world.payment('pi_1'))?.updates ?? {})).toMatchObject([
      { state: { stage: 'settled' } },
    ]);
    const name = { provider: 'stripe', messageId: second?.messageId ?? '' };
    await replayMessage(world.inbox(), world.secrets, { name, now: world.now() });
    await world.workOrders();
    const both = await world.payment('pi_1');
    expect(Object.values(both?.updates ?? {})).toMatchObject([{ state: { stage: 'settled' } }]);
    expect(both?.contradictions).toMatchObject([{ state: { stage: 'failed' } }]);
  });
});

describe('what is refused', () => {
  it.each([
    ['an unknown provider', 'paypal', {}, 'UnknownProvider'],
    ['more than 256 KB', 'stripe', { body: 'x'.repeat(256 * 1_024 + 1) }, 'BodyTooLarge'],
  ] as const)('%s leaves nothing behind', async (_, provider, more, code) => {
    const world = new InboxWorld();
    const writes = JSON.stringify(await world.unverified());
    expect(await world.receive(provider, { ...world.event('succeeded'), ...more })).toBe(code);
    expect(await world.messages()).toEqual([]);
    expect(JSON.stringify(await world.unverified())).toBe(writes);
  });

  it('a provider that isn’t set up is unknown, though there is such a one', async () => {
    const world = new InboxWorld();
    world.secrets = new Map();
    expect(await world.receive('stripe', world.event('succeeded'))).toBe('UnknownProvider');
  });

  it('a signature that doesn’t fit, or is old, changes nothing, and the message is kept for a while', async () => {
    const world = new InboxWorld();
    const webhook = world.event('succeeded');
    const { stripe } = world.servers;
    expect(await world.receive('stripe', stripe.sign(webhook.body, { secret: 'other' }))).toBe('SignatureInvalid');
    world.pass(301);
    expect(await world.receive('stripe', webhook)).toBe('SignatureStale');
    expect(await world.messages()).toEqual([]);
    expect(world.orders).toEqual([]);
    // The same body falls on the same place.
    expect(await world.unverified()).toMatchObject([{ reason: 'It was signed 301 seconds from now.' }]);
  });

  it('strangers can’t fill the store', async () => {
    const world = new InboxWorld();
    for (let count = 0; count < 600; count += 1) {
      await world.receive('stripe', { headers: { 'stripe-signature': 't=1,v1=2' }, body: `{"flood":${count}}` });
    }
    const kept = await world.unverified();
    expect(kept.length).toBeGreaterThan(200);
    expect(kept.length).toBeLessThanOrEqual(256);
  });
});

describe('a message that can’t be read', () => {
  it.each(['not JSON', '{"id":"evt_1","type":"payout.paid","created":1}', '{"id":"e"}'])(
    '%s is tried again, ever later, and then waits for somebody',
    async (body) => {
      const world = new InboxWorld();
      expect(await world.receive('stripe', world.servers.stripe.sign(body))).toBe('accepted');
      await world.workOrders();
      const waits: number[] = [];
      for (;;) {
        const [message] = await world.messages();
        if (message?.status !== 'pending') break;
        const untilMs = Date.parse(message.nextAttemptAt) - world.nowMs;
        waits.push(untilMs / 1_000);
        await world.work('stripe', message.messageId);
        world.pass(untilMs / 1_000);
        expect(await world.due()).toHaveLength(1);
        await world.work('stripe', message.messageId);
      }
      expect(waits).toEqual([60, 300, 1_800, 7_200, 21_600, 86_400]);
      expect(await world.messages()).toMatchObject([
        { status: 'failed', attempts: 7, reason: expect.stringMatching(/^The body/) },
      ]);
      world.pass(86_400 * 30);
      expect(await world.due()).toEqual([]);
    },
  );

  it('is read by a version that can, once an operator says so', async () => {
    const world = new InboxWorld();
    const readable = world.schemes;
    const stripe = readable.get('stripe');
    if (!stripe) throw new Error('no scheme');
    const broken = {
      ...stripe,
      read: () => {
        throw new TypeError('a mistake of ours');
      },
    };
    world.schemes = new Map([['stripe', broken]]);
    await world.receive('stripe', world.event('succeeded'));
    await world.workOrders();
    for (let tries = 0; tries < 6; tries += 1) {
      world.pass(86_400);
      const [{ messageId } = { messageId: '' }] = await world.messages();
      await world.work('stripe', messageId);
    }
    expect(await world.messages()).toMatchObject([{ status: 'failed', reason: 'Reading it failed: TypeError.' }]);
    world.schemes = readable;
    const many = { provider: 'stripe', limit: 10, now: world.now() };
    expect(await replayFailed(world.inbox(), world.secrets, many)).toEqual({ replayed: 1, left: 0, complete: true });
    await world.workOrders();
    expect(await world.messages()).toMatchObject([{ status: 'processed', attempts: 8 }]);
    expect(await world.payment('pi_1')).toBeDefined();
  });
});

describe('an operator', () => {
  it('has a message judged again whose secret was wrong on our side, by the time it came', async () => {
    const world = new InboxWorld();
    const ours = world.secrets;
    world.secrets = new Map([['stripe', ['whsec_mistyped']]]);
    await world.receive('stripe', world.event('succeeded'));
    const [kept] = await world.unverified();
    const again = { name: { provider: 'stripe', messageId: kept?.messageId ?? '' }, now: world.now() };
    expect(await showMessage(world.store, again.name)).toMatchObject({ view: { status: 'unverified' } });
    expect(await replayMessage(world.inbox(), world.secrets, again)).toMatchObject({ code: 'SignatureInvalid' });
    world.pass(3_600);
    world.secrets = ours;
    expect(isRefused(await replayMessage(world.inbox(), world.secrets, { ...again, now: world.now() }))).toBe(false);
    await world.workOrders();
    expect(await world.messages()).toMatchObject([{ status: 'processed' }]);
    expect(await world.unverified()).toEqual([]);
  });

  it('leaves out what waits, and not what was handed on', async () => {
    const world = new InboxWorld();
    await world.receive('stripe', world.event('succeeded'));
    await world.receive('stripe', world.servers.stripe.sign('no event'));
    await world.workOrders(world.orders.splice(0, 1));
    const names = (await world.messages()).map(({ messageId }) => ({ provider: 'stripe', messageId }));
    const done = await Promise.all(
      names.map((name) => ignoreMessage(world.store, { name, reason: 'Not for us', now: world.now() })),
    );
    expect(done.map((one) => (isRefused(one) ? one.code : one.status)).toSorted()).toEqual(['NotRetryable', 'ignored']);
    await world.workOrders();
    expect((await world.messages()).map(({ status }) => status).toSorted()).toEqual(['ignored', 'processed']);
  });

  it('finds nothing under ids that nobody gave', async () => {
    const world = new InboxWorld();
    for (const messageId of ['6f1ed002-ab59-4b1c-9a55-1f6f5b0a2f11', '0345d2a1-77a9-8d1c-9a4e-0f5f1f0b7c11']) {
      const name = { provider: 'stripe', messageId };
      expect(await showMessage(world.store, name)).toMatchObject({ code: 'NotFound' });
      const reason = 'Not for us';
      expect(await ignoreMessage(world.store, { name, reason, now: world.now() })).toMatchObject({ code: 'NotFound' });
    }
  });

  it('sees messages newest first, page by page, over months', async () => {
    const world = new InboxWorld();
    for (let count = 0; count < 5; count += 1) {
      await world.receive('stripe', world.event('succeeded', { id: `evt_${count}` }));
      world.pass(86_400 * 20);
    }
    const query = { provider: 'stripe', limit: 2, now: world.now() };
    const first = await listMessages(world.store, query);
    const second = await listMessages(world.store, { ...query, after: first.after });
    const third = await listMessages(world.store, { ...query, after: second.after });
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ eventId }) => eventId));
    expect(ids).toEqual(['evt_4', 'evt_3', 'evt_2', 'evt_1', 'evt_0']);
    expect(third.after).toBeUndefined();
    const processed = await listMessages(world.store, { ...query, status: 'processed' });
    expect(processed).toEqual({ items: [], after: undefined });
  });
});

it('a payment takes no more updates than its head can hold, and says so', async () => {
  const world = new InboxWorld();
  const state = { stage: 'processing', providerId: 'pi_1' } as const;
  const update = (count: number) => ({ provider: 'stripe', eventId: `evt_${count}`, state, occurredAt: world.now() });
  const full = Array.from({ length: 300 }, (_, count) => update(count)).reduce(
    (payment, one) =>
      evolve(payment, { type: 'ProviderUpdateReceived', data: { update: one, recordedAt: world.now() } }),
    NO_UPDATES,
  );
  expect(decideUpdate(full, update(7), world.now())).toEqual([]);
  expect(decideUpdate(full, update(300), world.now())).toMatchObject({ code: 'TooManyUpdates' });
});
