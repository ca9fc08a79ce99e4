/** Providers send twice, late and in no order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InboxWorld } from './inbox-world.ts';

const STATUSES = ['processing', 'requires_action', 'succeeded', 'requires_payment_method', 'canceled'] as const;

/** A history: what happened to which payment. */
const happened = fc.array(
  fc.record({ status: fc.constantFrom(...STATUSES), payment: fc.constantFrom('pi_1', 'pi_2') }),
  { minLength: 1, maxLength: 8 },
);

const sorted = (updates: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(updates).toSorted(([a], [b]) => (a < b ? -1 : 1));

async function endOf(world: InboxWorld) {
  const payments = await Promise.all(['pi_1', 'pi_2'].map((id) => world.payment(id)));
  return payments.map((payment) => ({ updates: sorted(payment?.updates), against: payment?.contradictions ?? [] }));
}

it('any duplication and order of webhooks, and of the work on them, ends in the same set of updates', async () => {
  await fc.assert(
    fc.asyncProperty(
      happened,
      fc.array(fc.nat({ max: 7 }), { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      async (history, again, chance) => {
        const [plain, wild] = [new InboxWorld(), new InboxWorld()];
        const draw = () => chance.next().value ?? 0;
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: draw() }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const events = history.map(({ status, payment }, at) => ({ status, payment, id: `evt_${at}` }));
        for (const { status, ...which } of events) {
          expect(await plain.receive('stripe', plain.event(status, which))).toBe('accepted');
          await plain.workOrders();
        }
        const sent = shuffled([...events, ...again.flatMap((at) => events[at] ?? [])]);
        const bodies = new Map(events.map(({ status, ...which }) => [which.id, wild.event(status, which).body]));
        const statuses = new Map<string, number>();
        for (const { id } of sent) {
          wild.pass(draw() % 5);
          const status = await wild.receive('stripe', wild.servers.stripe.sign(bodies.get(id) ?? ''));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (draw() % 3 === 0) await wild.workOrders(shuffled([...wild.orders, ...wild.orders]));
        }
        const orders = wild.orders.splice(0);
        await Promise.all(shuffled([...orders, ...orders]).map((order) => wild.workOrders([order])));
        expect(statuses.get('accepted')).toBe(events.length);
        expect(statuses.get('contradiction')).toBeUndefined();
        // Both worlds' clocks begin alike, and the events were made at that time.
        expect(await endOf(wild)).toEqual(await endOf(plain));
        expect((await wild.messages()).every(({ status }) => status === 'processed')).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});
