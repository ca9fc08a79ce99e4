/**
 * What is proposed and what is paired follows from the transactions, the settings and the user's decisions alone: any
 * order of arrival, any batches, the consumer at work in between or not, and everything sent twice come to the same.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings/contract/settings.ts';
import { movementsOf } from '../../../shared/trading/contract/movements.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { deposit, HASH, type Moved, OTHER_HASH, World, withdrawal } from './world.ts';

const fields = fc.record(
  {
    quantity: fc.constantFrom('1', '1', '1.01', '0.99', '2', '0.5', '1.23456'),
    minute: fc.nat(400).map((step) => step * 17),
    account: fc.constantFrom('kraken', 'wallet', 'ledger'),
    asset: fc.constantFrom('BTC', 'BTC', 'ETH'),
    hash: fc.constantFrom(undefined, undefined, HASH, OTHER_HASH),
    fees: fc.constantFrom(undefined, undefined, [{ asset: 'BTC', quantity: '0.01' }]),
  },
  { requiredKeys: ['quantity', 'minute', 'account', 'asset'] },
);

const stated = (given: { readonly [K in keyof Moved]: Moved[K] | undefined }, id: string): Moved => ({
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  id,
});

const movements = fc.array(fc.tuple(fc.boolean(), fields), { minLength: 2, maxLength: 12 }).map((list) =>
  list.map(([isOut, given], index): TransactionInput => {
    const each = stated(given, `T-${index}`);
    return isOut ? withdrawal(each) : deposit(each);
  }),
);

interface Plan {
  readonly transactions: readonly TransactionInput[];
  /** The same in another order, in batches; each says whether the consumer works after it, and how often. */
  readonly batches: readonly { readonly transactions: readonly TransactionInput[]; readonly runs: number }[];
  /** Places of those that are reversed in the end. */
  readonly reversed: readonly number[];
  readonly applyAbove: string;
  /** Batches after which the settings come. */
  readonly settingsAfter: number;
}

const plans: fc.Arbitrary<Plan> = movements.chain((transactions) =>
  fc
    .record({
      order: fc.shuffledSubarray([...transactions, ...transactions.slice(0, 3)], {
        minLength: transactions.length + 3 > transactions.length * 2 ? transactions.length : transactions.length + 3,
      }),
      cuts: fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), runs: fc.nat(2) }), {
        minLength: 16,
        maxLength: 16,
      }),
      reversed: fc.subarray(
        transactions.map((_, index) => index),
        { maxLength: 2 },
      ),
      applyAbove: fc.constantFrom('0.6', '0.75', '0.9', '1'),
      settingsAfter: fc.nat(5),
    })
    .map(({ order, cuts, ...more }) => {
      const rest = [...order, ...transactions.filter((one) => !order.includes(one))];
      const batches = cuts.map(({ size, runs }) => ({ transactions: rest.splice(0, size), runs }));
      return { transactions, batches: batches.filter((batch) => batch.transactions.length > 0), ...more };
    }),
);

const settingsOf = (applyAbove: string) => ({ ...DEFAULT_SETTINGS, pairing: { applyAbove } });

async function finish(world: World, { transactions, reversed }: Plan): Promise<World> {
  for (const place of reversed) {
    const transaction = transactions[place];
    if (transaction) await world.reverse(await world.record(transaction));
  }
  await world.settle();
  return world;
}

async function straight(plan: Plan): Promise<World> {
  const world = new World();
  await world.settings(settingsOf(plan.applyAbove));
  await world.recordAll(plan.transactions);
  for (const place of plan.reversed) {
    const transaction = plan.transactions[place];
    if (transaction) await world.reverse(await world.record(transaction));
  }
  await world.settle();
  return world;
}

async function roundabout(plan: Plan): Promise<World> {
  const world = new World();
  for (const [index, { transactions, runs }] of plan.batches.entries()) {
    if (index === plan.settingsAfter) await world.settings(settingsOf(plan.applyAbove));
    await world.recordAll(transactions);
    for (let run = 0; run < runs; run += 1) await Promise.all([world.consume(), world.consume()]);
  }
  await world.settings(settingsOf(plan.applyAbove));
  await world.settle();
  return finish(world, plan);
}

/** What is proposed and in force, by the external ids of the parts. */
async function seen(world: World) {
  const views = await world.pairings();
  const named = await Promise.all(
    views.map(async ({ withdrawals, deposits, status, confidence, rules }) => {
      const nameOf = async ({ transactionId }: { readonly transactionId: string }) =>
        (await world.transaction(transactionId))?.transaction.externalId;
      const parts = await Promise.all([...withdrawals, ...deposits].map(nameOf));
      return { parts: parts.join(), status, confidence, rules };
    }),
  );
  // A pairing that was in force when one of its parts was reversed is remembered; one that never was can't be.
  return named.filter(({ status }) => status !== 'undone').toSorted((a, b) => (a.parts < b.parts ? -1 : 1));
}

it('any order of arrival comes to the same proposals and the same pairings', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const [one, other] = [await straight(plan), await roundabout(plan)];
      expect(await seen(other)).toEqual(await seen(one));
      for (const account of ['kraken', 'wallet', 'ledger']) {
        expect(await other.balances(account)).toEqual(await one.balances(account));
      }
    }),
    { numRuns: 60, seed: 20_211_104 },
  );
});

it('nothing is part of two pairings in force, and none of them makes or loses coins', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const world = await roundabout(plan);
      const inForce = (await world.pairings()).filter(({ status }) => status === 'applied');
      const parts = inForce.flatMap(({ withdrawals, deposits }) => [...withdrawals, ...deposits]);
      expect(new Set(parts.map(({ transactionId }) => transactionId)).size).toBe(parts.length);
      const transactionsOf = async (ids: readonly string[]) =>
        (await Promise.all(ids.map((id) => world.transaction(id)))).flatMap((row) => (row ? [row.transaction] : []));
      for (const { withdrawals, deposits, derivedIds = [] } of inForce) {
        const before = await transactionsOf([...withdrawals, ...deposits].map(({ transactionId }) => transactionId));
        const after = await transactionsOf(derivedIds);
        expect(totalOf(after)).toBe(totalOf(before));
      }
    }),
    { numRuns: 15, seed: 20_211_105 },
  );
});

const totalOf = (transactions: readonly TransactionInput[]): bigint =>
  transactions.flatMap(movementsOf).reduce((total, { quantity }) => total + quantity, 0n);
