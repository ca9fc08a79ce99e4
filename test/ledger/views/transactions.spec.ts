/** Transactions of the ledger, found and summed up, whatever made them. */
import { expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { TransactionFilter } from '../../../shared/ledger/calc/transactions/filter.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import type { TransactionView } from '../../../shared/ledger/contract/transactions-http.ts';
import { searchTransactions } from '../../../shared/ledger/read/transactions/search.ts';
import { summarizeTransactions } from '../../../shared/ledger/read/transactions/summarize.ts';
import { Bank, codeOf, done } from '../support/bank.ts';
import { DAY, Planner } from '../transfer-schedules/schedule-world.ts';

/** Ids bear the time of the machine, so that transactions have to be of about now. */
async function history() {
  const bank = new Bank();
  bank.now = new Date().toISOString();
  await bank.rate('1.25');
  const [user, other] = [bank.user(), bank.user()];
  const from = await bank.open(user, { name: 'Everyday' });
  const to = await bank.open(user, { kind: 'brokerage' });
  const theirs = await bank.open(other, { receiving: { from: 'anyone', approved: [] } });
  const step = async <T>(made: Promise<T>): Promise<T> => {
    const answer = await made;
    bank.pass(0.01);
    return answer;
  };
  done(await step(bank.adjust(from, '500', { reason: 'Paid in at the desk' })));
  const own = { from, to, amount: '100', description: 'For shares', reference: 'S-1', metadata: { trip: 'Lisbon' } };
  done(await step(bank.transfer(user, own)));
  done(await step(bank.transfer(user, { from, to: theirs, amount: '30', description: 'Dinner' })));
  done(await step(bank.transfer(user, { from: to, to, amount: '40', convertTo: { asset: 'USD' } })));
  const asking = await bank.open(other);
  done(await step(bank.transfer(user, { from, to: asking, amount: '5' })));
  return { bank, user, other, from, to, theirs };
}

async function all(
  bank: Bank,
  tenant: TenantId,
  filter: TransactionFilter = {},
  { limit = 100, ...period }: { readonly from?: string; readonly to?: string; readonly limit?: number } = {},
): Promise<readonly TransactionView[]> {
  const items: TransactionView[] = [];
  for (let before: string | undefined; ; ) {
    const asked = { tenant, filter, from: undefined, to: undefined, ...period, before, limit, now: bank.now };
    const page = await searchTransactions(bank.store, asked);
    if (isRefused(page)) throw new Error(page.detail);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    if (page.next === undefined) return items;
    before = page.next;
  }
}

const shown = (items: readonly TransactionView[]) =>
  items.map(({ type, status, direction, amount }) => [type, status, direction, amount].join(' '));

it('are listed newest first, each once, in pages of any size', async () => {
  const { bank, user } = await history();
  const whole = await all(bank, user);
  expect(shown(whole)).toEqual([
    'user waiting out 5',
    'conversion completed own 40',
    'user completed out 30',
    'own completed own 100',
    'adjustment completed in 500',
  ]);
  for (const limit of [1, 2, 3]) expect(await all(bank, user, {}, { limit })).toEqual(whole);
  const [, , third] = whole;
  expect(shown(await all(bank, user, {}, { from: third?.at ?? '' }))).toHaveLength(3);
  expect(shown(await all(bank, user, {}, { to: third?.at ?? '' }))).toHaveLength(2);
});

it('are found by what is asked of them', async () => {
  const { bank, user, from, to, theirs, other } = await history();
  const found = async (filter: TransactionFilter) => shown(await all(bank, user, filter));
  const own = 'own completed own 100';
  expect(await found({ text: 'SHARES' })).toEqual([own]);
  expect(await found({ text: 's-1' })).toEqual([own]);
  expect(await found({ text: 'lisbon' })).toEqual([own]);
  expect(await found({ text: 'nowhere' })).toEqual([]);
  expect(await found({ asset: 'USD' })).toEqual(['conversion completed own 40']);
  expect(await found({ asset: 'USD', minAmount: '51' })).toEqual([]);
  expect(await found({ minAmount: '30', maxAmount: '40' })).toEqual([
    'conversion completed own 40',
    'user completed out 30',
  ]);
  expect(await found({ counterparty: theirs })).toEqual(['user completed out 30']);
  expect(await found({ counterparty: other, status: 'waiting' })).toEqual(['user waiting out 5']);
  expect(await found({ category: 'investing' })).toEqual(['conversion completed own 40']);
  expect(await found({ source: 'adjustment' })).toEqual(['adjustment completed in 500']);
  expect(await found({ type: 'own', accountId: to as never })).toEqual(['own completed in 100']);
  expect(await found({ type: 'own', accountId: from as never })).toEqual(['own completed out 100']);
  const asked = { tenant: user, filter: { accountId: theirs as never }, from: undefined, to: undefined };
  const theirsAsked = { ...asked, before: undefined, limit: 10, now: bank.now };
  expect(codeOf(await searchTransactions(bank.store, theirsAsked))).toBe('NotFound');
});

it('show the recipient what the sender told them, and nothing else', async () => {
  const { bank, other, user } = await history();
  const [waiting, received] = await all(bank, other);
  expect(received).toMatchObject({ direction: 'in', counterparty: { userId: user }, description: 'Dinner' });
  expect(waiting).toMatchObject({ direction: 'in', status: 'waiting', amount: '5' });
  expect(await all(bank, other, { text: 'lisbon' })).toEqual([]);
});

it('are found in a stream of hundreds of commits without reading them all', async () => {
  const { bank, user, from } = await history();
  const begun = bank.now;
  for (let count = 0; count < 450; count += 1) {
    bank.pass(0.5);
    done(await bank.adjust(from as AccountId, '1'));
  }
  const [whole, pages] = [await all(bank, user), await all(bank, user, {}, { limit: 70 })];
  expect(whole).toHaveLength(455);
  expect(await all(bank, user, {}, { limit: 1_000 })).toEqual(whole);
  expect(pages).toEqual(whole);
  let commits = 0;
  bank.store.hooks.beforeRequest = (name) => {
    commits += name === 'readCommits' ? 1 : 0;
  };
  expect(shown(await all(bank, user, { source: 'adjustment' }, { to: begun }))).toEqual([
    'adjustment completed in 500',
  ]);
  expect(commits).toBeLessThanOrEqual(2);
});

it('are summed up by category, type and status', async () => {
  const { bank, user } = await history();
  const asked = { tenant: user, accountId: undefined, from: undefined, to: undefined, timeZone: undefined };
  const summary = await summarizeTransactions(bank.store, { ...asked, now: bank.now });
  const line = (category: string, type: string, status: string, amount: string) => ({
    ...{ category, type, status, count: 1, amounts: [{ asset: 'EUR', amount }], fees: [] },
  });
  expect(summary).toMatchObject({ timeZone: 'UTC', count: 5 });
  expect(isRefused(summary) ? [] : summary.items).toEqual([
    line('banking', 'adjustment', 'completed', '500'),
    line('banking', 'own', 'completed', '100'),
    line('banking', 'user', 'completed', '30'),
    line('banking', 'user', 'waiting', '5'),
    line('investing', 'conversion', 'completed', '40'),
  ]);
});

it('have planned ones at the time they were planned for, however late they were made', async () => {
  const planner = await Planner.with('10');
  const { bank, user, from, to } = planner;
  const planned = bank.now;
  await planner.plan({ when: { startDate: planned.slice(0, 10), time: planned.slice(11, 16), timeZone: 'UTC' } });
  done(await bank.transfer(user, { from, to, amount: '1' }));
  expect(await planner.work()).toMatchObject({ refused: 1 });
  bank.pass(DAY);
  done(await bank.adjust(from, '50'));
  expect(await planner.work()).toMatchObject({ executed: 1 });
  const after = new Date(Date.parse(planned) + 1).toISOString();
  const own = { source: 'transfer', minAmount: '10' } as const;
  const found = await all(bank, user, own, { from: planned, to: after });
  expect(found).toMatchObject([{ at: planned, amount: '10', status: 'completed' }]);
  expect(await all(bank, user, own)).toEqual(found);
  expect(await all(bank, user, own, { from: after })).toEqual([]);
});

it('have what was charged for them, as their sender sees it', async () => {
  const { bank, user, other, from, to, theirs } = await history();
  const rule = { ruleId: 'service', tier: 'platform', category: 'service', asset: 'EUR' };
  await bank.charge([{ ...rule, charge: { method: 'flat', amount: '0.25' } }]);
  done(await bank.transfer(user, { from, to: theirs, amount: '8' }));
  bank.pass(0.01);
  const { transferId } = done(await bank.transfer(user, { from, to, amount: '9' }));
  const fees = async (tenant: TenantId, amount: string) =>
    (await all(bank, tenant, { minAmount: amount, maxAmount: amount })).map((one) => one.fees);
  expect(await fees(user, '8')).toEqual([[{ asset: 'EUR', amount: '0.25' }]]);
  expect(await fees(other, '8')).toEqual([[]]);
  const asked = { tenant: user, accountId: undefined, from: undefined, to: undefined, timeZone: undefined };
  const charged = async () => {
    const summary = await summarizeTransactions(bank.store, { ...asked, now: bank.now });
    return isRefused(summary) ? [] : summary.items.flatMap((line) => line.fees);
  };
  expect(await charged()).toEqual([
    { asset: 'EUR', amount: '0.25' },
    { asset: 'EUR', amount: '0.25' },
  ]);
  const reversal = { transferId: transferId as TransferId, reason: 'too much', by: 'owner' } as const;
  done(await reverseTransfer(bank.store, bank.as(user), reversal));
  expect(await charged()).toEqual([{ asset: 'EUR', amount: '0.25' }]);
});
