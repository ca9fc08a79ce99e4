/** Statements and turnovers add up, whatever was booked, staked, held or given back, and whenever it had happened. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { add, decimal, format, ONE, subtract, sum } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { dayStart } from '../../../shared/kernel/zoned-days.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { placeHoldOn } from '../../../shared/ledger/app/holds/hold-commands.ts';
import type { AccountId } from '../../../shared/ledger/contract/account.ts';
import { stake, unstake } from '../../../shared/ledger/domain/accounts/staking.ts';
import { accountThen } from '../../../shared/ledger/read/balance-history.ts';
import { readStatement } from '../../../shared/ledger/read/statements/read-statement.ts';
import { readTurnovers } from '../../../shared/ledger/read/statements/read-turnovers.ts';
import { Bank, OPENED_AT } from '../support/bank.ts';

const DAY = 86_400;
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland');

const step = fc.record({
  what: fc.constantFrom('credit', 'credit', 'debit', 'back', 'stake', 'unstake', 'hold', 'convert'),
  asset: fc.constantFrom('EUR', 'BTC'),
  amount: fc.integer({ min: 1, max: 40 }),
  gapSeconds: fc.nat(4 * DAY),
  agoSeconds: fc.nat(20 * DAY),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Setting {
  readonly bank: Bank;
  readonly user: TenantId;
  readonly accountId: AccountId;
}

const earliestOf = (...times: readonly string[]): string => times.toSorted().at(-1) ?? '';

async function done({ bank, user, accountId }: Setting, { what, asset, amount: number, agoSeconds }: Step) {
  const amount = String(number);
  const staked = (decide: typeof stake) =>
    changeAccount(bank.store, bank.as(user), { owner: user, accountId }, (account, now) =>
      decide(account, { asset, amount: decimal(amount), now }),
    );
  const then = new Date(Date.parse(bank.now) - agoSeconds * 1_000).toISOString();
  switch (what) {
    case 'stake':
      return staked(stake);
    case 'unstake':
      return staked((account, command) => unstake(account, { ...command, amount: ONE }));
    case 'hold':
      return placeHoldOn(bank.store, bank.as(user), { accountId, asset, amount, expiresInSeconds: 2 * DAY });
    case 'convert':
      return bank.transfer(user, { from: accountId, to: accountId, amount, convertTo: { asset: 'USD' } });
    case 'back':
      return bank.adjust(accountId, amount, { asset, effectiveAt: earliestOf(then, OPENED_AT) });
    default:
      return bank.adjust(accountId, amount, { asset, direction: what });
  }
}

async function historyOf(steps: readonly Step[], timeZone: string): Promise<Setting> {
  const bank = new Bank();
  await bank.rate('1.25');
  const user = bank.user();
  await bank.live(user, timeZone);
  const setting = { bank, user, accountId: await bank.open(user) };
  for (const one of steps) {
    bank.pass(one.gapSeconds);
    await done(setting, one);
  }
  return setting;
}

const plain = <T>(result: T): Exclude<T, { readonly refused: true }> => {
  if (isRefused(result)) throw new Error(`${result.code}: ${result.detail}`);
  return result as Exclude<T, { readonly refused: true }>;
};

const sumOf = (amounts: readonly string[]): string => format(sum(amounts.map((amount) => decimal(amount))));

describe('statements', () => {
  it('lead from one month’s closing balances to the next one’s, each by its entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), zones, async (steps, zone) => {
        const { bank, user, accountId } = await historyOf(steps, zone);
        const asked = { tenant: user, accountId, timeZone: undefined, now: bank.now };
        let before = new Map<string, string>();
        let entries = 0;
        for (let month = 0; ; month += 1) {
          const name = new Date(Date.UTC(2026, month, 1)).toISOString().slice(0, 7);
          const statement = await readStatement(bank.store, { ...asked, month: name });
          if (isRefused(statement)) break;
          entries += statement.entries.length;
          const after = new Map<string, string>();
          for (const { asset, opening, credits, debits, closing } of statement.balances) {
            expect(opening).toBe(before.get(asset) ?? '0');
            expect(format(subtract(add(decimal(opening), decimal(credits)), decimal(debits)))).toBe(closing);
            const own = statement.entries.filter((entry) => entry.asset === asset);
            expect(own.at(-1)?.balance ?? opening).toBe(closing);
            expect(sumOf(own.flatMap(({ type, amount }) => (type === 'credit' ? [amount] : [])))).toBe(credits);
            after.set(asset, closing);
          }
          before = new Map([...after].filter(([, closing]) => closing !== '0'));
        }
        const { balances } = await bank.account(user, accountId);
        expect(Object.fromEntries(before)).toEqual(balances);
        expect(entries).toBeGreaterThanOrEqual(Object.keys(balances).length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('turnovers', () => {
  it('of days on which things happened end with what was true then, and of days of recording with what was known', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
        zones,
        fc.nat(60),
        fc.nat(40),
        async (steps, zone, first, length) => {
          const { bank, user, accountId } = await historyOf(steps, zone);
          const day = (count: number) =>
            new Date(Date.UTC(2026, 0, 10 + count)).toISOString().slice(0, 10) as CalendarDate;
          const [from, to] = [day(first), day(first + length)];
          const asked = { tenant: user, accountId, timeZone: undefined, now: bank.now, asset: undefined, from, to };
          const end = new Date(Date.parse(dayStart(zone, day(first + length + 1))) - 1).toISOString();
          const asOf = [end, bank.now].toSorted()[0] ?? end;
          for (const by of ['effective', 'recorded'] as const) {
            const { items, totals } = plain(await readTurnovers(bank.store, { ...asked, by }));
            const asKnownAt = by === 'effective' ? bank.now : asOf;
            const then = await accountThen(bank.store, { tenant: user, accountId, asOf, asKnownAt });
            const closing = totals
              .filter((total) => total.closing !== '0')
              .map((total) => [total.asset, total.closing]);
            expect(Object.fromEntries(closing)).toEqual(then?.balances);
            for (const { asset, opening, credit, debit, closing: end } of totals) {
              const own = items.filter((item) => item.asset === asset);
              expect(sumOf(own.map((item) => item.credit))).toBe(credit);
              expect(sumOf(own.map((item) => item.debit))).toBe(debit);
              expect(own.at(-1)?.balance ?? opening).toBe(end);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
