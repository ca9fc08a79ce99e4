/** The past of an account with thousands of entries: exact, and found with two reads whatever its length. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, format, sum } from '../../../shared/kernel/money/decimal.ts';
import { accountThen } from '../../../shared/ledger/read/balance-history.ts';
import { listEntries } from '../../../shared/ledger/read/entries.ts';
import { Bank, done, OPENED_AT } from '../support/bank.ts';

it('any balance of any time is the sum of what was true, or known, by then', async () => {
  const entry = fc.record({
    amount: fc.integer({ min: 1, max: 9 }),
    gap: fc.nat(5),
    ago: fc.oneof(fc.constant(0), fc.nat(60)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 130 }),
      fc.nat(700),
      fc.nat(700),
      async (entries, a, b) => {
        const bank = new Bank();
        const user = bank.user();
        const accountId = await bank.open(user);
        const booked: { readonly amount: string; readonly effectiveAt: string; readonly recordedAt: string }[] = [];
        for (const { amount, gap, ago } of entries) {
          bank.pass(gap);
          const then = new Date(Math.max(Date.parse(OPENED_AT), Date.parse(bank.now) - ago * 1_000)).toISOString();
          const effectiveAt = ago === 0 ? undefined : then;
          done(await bank.adjust(accountId, String(amount), { effectiveAt }));
          booked.push({ amount: String(amount), effectiveAt: effectiveAt ?? bank.now, recordedAt: bank.now });
        }
        // Per cent of the time that has passed.
        const elapsedMs = Date.parse(bank.now) - Date.parse(OPENED_AT);
        const after = (percent: number) =>
          new Date(Date.parse(OPENED_AT) + Math.floor((elapsedMs * percent) / 100)).toISOString();
        const [asOf, asKnownAt] = [after(a), after(b)];
        const expected = booked.filter((one) => one.effectiveAt <= asOf && one.recordedAt <= asKnownAt);
        const account = await accountThen(bank.store, { tenant: user, accountId, asOf, asKnownAt });
        expect(account?.balances['EUR'] ?? '0').toBe(format(sum(expected.map(({ amount }) => decimal(amount)))));
        const page = { tenant: user, accountId, filter: {}, before: undefined, limit: 1_000 };
        const listed = await listEntries(bank.store, page);
        expect(listed?.items.map(({ amount }) => amount)).toEqual(booked.map(({ amount }) => amount).toReversed());
      },
    ),
    { numRuns: 12 },
  );
});

it('what was entered later counts from when it happened', async () => {
  const bank = new Bank();
  const user = bank.user();
  const accountId = await bank.funded(user, '1');
  const after = (seconds: number) => new Date(Date.parse(OPENED_AT) + seconds * 1_000).toISOString();
  bank.pass(100);
  done(await bank.adjust(accountId, '20', { effectiveAt: after(50) }));
  const at = async (asOf: number, asKnownAt: number) => {
    const past = { tenant: user, accountId, asOf: after(asOf), asKnownAt: after(asKnownAt) };
    return (await accountThen(bank.store, past))?.balances['EUR'];
  };
  expect([await at(49, 100), await at(50, 100), await at(50, 99), await at(100, 100)]).toEqual(['1', '21', '1', '21']);
});

it('reads a checkpoint and at most a hundred commits', async () => {
  const bank = new Bank();
  const user = bank.user();
  const accountId = await bank.open(user);
  for (let count = 0; count < 250; count += 1) {
    bank.pass(1);
    done(await bank.adjust(accountId, '1'));
  }
  let requests = 0;
  bank.store.hooks.beforeRequest = () => {
    requests += 1;
  };
  const asKnownAt = new Date(Date.parse(OPENED_AT) + 220_000).toISOString();
  const account = await accountThen(bank.store, { tenant: user, accountId, asOf: asKnownAt, asKnownAt });
  expect([account?.balances, requests]).toEqual([{ EUR: '220' }, 2]);
});
