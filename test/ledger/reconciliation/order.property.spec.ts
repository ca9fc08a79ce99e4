/** Settlements come in any order, again, and over several runs; runs are cut off anywhere. It makes no difference. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, format, sum } from '../../../shared/kernel/money/decimal.ts';
import type { Settlement } from '../../../shared/ledger/contract/settlement-feed.ts';
import { KilledAt, ReconciliationWorld, standing } from './reconciliation-world.ts';

const TRANSFERS = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
  '00000000-0000-4000-8000-000000000003',
] as const;

const posting = fc.record({ transfer: fc.constantFrom(0, 1), amount: fc.constantFrom('10', '20') });
const settlement = fc.record({
  transfer: fc.constantFrom(0, 1, 2),
  amount: fc.constantFrom('10', '20', '-10'),
  asset: fc.constantFrom('EUR', 'EUR', 'USD'),
  /** By the provider's id alone. */
  isNamed: fc.boolean(),
});
const history = fc.record({
  ours: fc.uniqueArray(posting, { selector: ({ transfer }) => transfer, maxLength: 2 }),
  theirs: fc.array(settlement, { maxLength: 5 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const settlementsOf = (world: ReconciliationWorld, { theirs }: History): readonly Settlement[] =>
  theirs.map(({ transfer, isNamed, ...rest }, at) => ({
    ...world.settlement(rest.amount, { ...rest, settlementId: `txn_${at}`, providerId: `pi_${transfer}` }),
    ...(isNamed && { reference: TRANSFERS[transfer] }),
  }));

const post = (world: ReconciliationWorld, { transfer, amount }: History['ours'][number]) => {
  const transferId = TRANSFERS[transfer] ?? '';
  return world.posted(amount, { transferId, providerId: `pi_${transfer}` } as Parameters<
    ReconciliationWorld['posted']
  >[1]);
};

/** Long after everything: what stands then, and what of it is in suspense. */
async function endOf(world: ReconciliationWorld) {
  world.bank.pass(10 * 86_400);
  await world.run();
  const items = await world.items();
  const total = sum(items.map(({ suspense }) => decimal(suspense['EUR'] ?? '0')));
  expect(await world.suspense()).toBe(format(total));
  return standing(items);
}

it('any order, repetition and split of settlements over runs ends in the same items', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (happened, chance) => {
      const draw = (below: number) => (chance.next().value ?? 0) % below;
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, at: draw(1_000) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const [plain, wild] = [await new ReconciliationWorld().open(), await new ReconciliationWorld().open()];
      for (const one of happened.ours) await post(plain, one);
      plain.settled = settlementsOf(plain, happened);
      await plain.run();

      const all = settlementsOf(wild, happened);
      const left = shuffled(happened.ours);
      for (let round = 0; round < 4; round += 1) {
        for (const one of left.splice(0, draw(3))) await post(wild, one);
        wild.settled = shuffled([...all.filter(() => draw(2) === 0), ...all.filter(() => draw(3) === 0)]);
        // The process is killed somewhere in the middle of it.
        if (draw(2) === 0) await cutOff(wild, draw(40));
        wild.bank.pass(draw(30) * 3_600);
        if (draw(3) > 0) await wild.run();
      }
      for (const one of left) await post(wild, one);
      wild.settled = shuffled(all);
      await wild.run();
      expect(await endOf(wild)).toEqual(await endOf(plain));
    }),
    { numRuns: 40 },
  );
});

/** Lets a run make so many requests to the store, and ends it there. */
async function cutOff(world: ReconciliationWorld, requests: number): Promise<void> {
  await world.start();
  world.requestsLeft = requests;
  try {
    await world.work();
  } catch (error) {
    if (!(error instanceof KilledAt)) throw error;
  }
  world.requestsLeft = Number.POSITIVE_INFINITY;
}
