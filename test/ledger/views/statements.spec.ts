/** What a statement says of a month, and on which day something counts. */
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { placeHoldOn } from '../../../shared/ledger/app/holds/hold-commands.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import { statementCsv } from '../../../shared/ledger/calc/statements/statement-csv.ts';
import { statementPdf } from '../../../shared/ledger/calc/statements/statement-pdf.ts';
import { count, type Totals } from '../../../shared/ledger/calc/statements/totals.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import type { Statement } from '../../../shared/ledger/contract/statements-http.ts';
import { change } from '../../../shared/ledger/domain/accounts/decide.ts';
import { readStatement, statementMonths } from '../../../shared/ledger/read/statements/read-statement.ts';
import { readTurnovers } from '../../../shared/ledger/read/statements/read-turnovers.ts';
import { drawnIn } from '../../tax/reports/support.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

const DAY = 86_400;

async function statement(bank: Bank, tenant: TenantId, accountId: AccountId, month: string): Promise<Statement> {
  const asked = { tenant, accountId, month, timeZone: undefined, now: bank.now };
  const found = await readStatement(bank.store, asked);
  if (isRefused(found)) throw new Error(found.detail);
  return found;
}

describe('a statement', () => {
  it('has what was converted, given back and held, with the balance after each', async () => {
    const bank = new Bank();
    await bank.rate('1.25');
    const user = bank.user();
    const accountId = await bank.funded(user, '100');
    const order = { from: accountId, to: accountId, amount: '40', convertTo: { asset: 'USD' } };
    const { transferId } = done(await bank.transfer(user, order));
    const hold = { accountId, asset: 'EUR', amount: '15', expiresInSeconds: null };
    done(await placeHoldOn(bank.store, bank.as(user), hold));
    bank.pass(DAY);
    const reversal = { transferId: transferId as TransferId, reason: 'not wanted', by: 'owner' as const };
    done(await reverseTransfer(bank.store, bank.as(user), reversal));
    const { balances, entries } = await statement(bank, user, accountId, '2026-01');
    expect(entries.map(({ cause, type, asset, amount, balance }) => [cause, type, asset, amount, balance])).toEqual([
      ['adjustment', 'credit', 'EUR', '100', '100'],
      ['conversion', 'debit', 'EUR', '40', '60'],
      ['conversion', 'credit', 'USD', '50', '50'],
      ['reversal', 'credit', 'EUR', '40', '100'],
      ['reversal', 'debit', 'USD', '50', '0'],
    ]);
    const none = { fees: '0', staked: '0' };
    expect(balances).toEqual([
      {
        ...{ asset: 'EUR', opening: '0', credits: '140', debits: '40', closing: '100' },
        ...{ ...none, reserved: '15', available: '85' },
      },
      {
        ...{ asset: 'USD', opening: '0', credits: '50', debits: '50', closing: '0' },
        ...{ ...none, reserved: '0', available: '0' },
      },
    ]);
  });

  it('of a month that is closed stays the same to the byte, whatever is entered or renamed later', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.funded(user, '100');
    bank.pass(25 * DAY);
    const january = await statement(bank, user, accountId, '2026-01');
    const effectiveAt = '2026-01-20T10:00:00.000Z';
    done(await bank.adjust(accountId, '7', { effectiveAt }));
    const named = { name: 'Another name' };
    await changeAccount(bank.store, bank.as(user), { owner: user, accountId }, (account, now) =>
      change(account, named, { by: 'owner', now }),
    );
    bank.pass(300 * DAY);
    const later = await statement(bank, user, accountId, '2026-01');
    expect(january).toMatchObject({ closed: true, name: 'checking' });
    expect(JSON.stringify(later)).toBe(JSON.stringify(january));
    expect(statementCsv(later)).toBe(statementCsv(january));
    expect(await statementPdf(later)).toEqual(await statementPdf(january));
    const { entries } = await statement(bank, user, accountId, '2026-02');
    expect(entries).toMatchObject([{ amount: '7', effectiveAt, recordedAt: '2026-02-04T08:00:00.000Z' }]);
  });

  it('is provisional until five minutes after the month’s end', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.open(user);
    bank.pass((Date.parse('2026-02-01T00:04:59.000Z') - Date.parse(bank.now)) / 1_000);
    expect(await statement(bank, user, accountId, '2026-01')).toMatchObject({ closed: false });
    bank.pass(1);
    expect(await statement(bank, user, accountId, '2026-01')).toMatchObject({ closed: true });
  });

  it('of an account without entries is empty; there is none of a time before it was opened, or to come', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.open(user);
    bank.pass(30 * DAY);
    expect(await statement(bank, user, accountId, '2026-02')).toMatchObject({ balances: [], entries: [] });
    const asked = { tenant: user, accountId, timeZone: undefined, now: bank.now };
    expect(codeOf(await readStatement(bank.store, { ...asked, month: '2025-12' }))).toBe('NotFound');
    expect(codeOf(await readStatement(bank.store, { ...asked, month: '2026-03' }))).toBe('ValidationFailed');
    const months = await statementMonths(bank.store, asked);
    expect(isRefused(months) ? [] : months.map(({ month, closed }) => [month, closed])).toEqual([
      ['2026-02', false],
      ['2026-01', true],
    ]);
  });

  it('counts by the months of the user’s time zone', async () => {
    const bank = new Bank();
    const user = bank.user();
    await bank.live(user, 'America/New_York');
    const accountId = await bank.open(user);
    bank.pass((Date.parse('2026-02-01T04:59:59.999Z') - Date.parse(bank.now)) / 1_000);
    done(await bank.adjust(accountId, '1'));
    bank.pass(0.001);
    done(await bank.adjust(accountId, '2'));
    const amounts = async (month: string) =>
      (await statement(bank, user, accountId, month)).entries.map(({ amount }) => amount);
    expect([await amounts('2026-01'), await amounts('2026-02')]).toEqual([['1'], ['2']]);
    bank.pass(40 * DAY);
    // Clocks go forward on the eighth of March.
    const { from, before } = await statement(bank, user, accountId, '2026-03');
    expect([from, before]).toEqual(['2026-03-01T05:00:00.000Z', '2026-04-01T04:00:00.000Z']);
  });

  it('begins with what was recorded at the first instant, even where a checkpoint was kept then', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.open(user);
    for (let count = 2; count < 100; count += 1) done(await bank.adjust(accountId, '1'));
    bank.pass((Date.parse('2026-02-01T00:00:00.000Z') - Date.parse(bank.now)) / 1_000);
    for (let count = 0; count < 3; count += 1) done(await bank.adjust(accountId, '5'));
    const { balances, entries } = await statement(bank, user, accountId, '2026-02');
    expect(balances).toMatchObject([{ opening: '98', credits: '15', closing: '113' }]);
    expect(entries).toHaveLength(3);
  });

  it('counts as fees what went to the account of whichever tier, without what came back', async () => {
    const bank = new Bank();
    const user = bank.user();
    const [from, to] = [await bank.funded(user, '100'), await bank.open(user)];
    const flat = (tier: string, amount: string, refund = 'none') => ({
      ...{ ruleId: tier, tier, category: 'service', asset: 'EUR', refund, charge: { method: 'flat', amount } },
    });
    await bank.charge([flat('platform', '1', 'full'), flat('provider', '0.2'), flat('network', '0.05')]);
    const { transferId } = done(await bank.transfer(user, { from, to, amount: '50' }));
    const fees = async () => (await statement(bank, user, from, '2026-01')).balances.map((of) => [of.fees, of.closing]);
    expect(await fees()).toEqual([['1.25', '48.75']]);
    const reversal = { transferId: transferId as TransferId, reason: 'not wanted', by: 'owner' as const };
    done(await reverseTransfer(bank.store, bank.as(user), reversal));
    expect(await fees()).toEqual([['0.25', '99.75']]);
  });

  it('counts as fees what went to their one account before each tier had its own', () => {
    const one = (type: 'credit' | 'debit', amount: string, kind: 'fees' | 'clearing') => ({
      ...{ type, amount, asset: 'EUR', counterparty: { kind } },
    });
    const movements = [one('debit', '100', 'clearing'), one('debit', '3', 'fees'), one('credit', '1', 'fees')];
    const totals = new Map<string, Totals>();
    for (const moved of movements) count(totals, moved);
    const { fees, debits, credits } = totals.get('EUR') ?? {};
    expect([fees, debits, credits]).toEqual(['2', '103', '1'].map((text) => decimal(text)));
  });

  it('of many entries comes in parts, which stay what they are and add up to it', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.open(user);
    for (let nth = 1; nth <= 8; nth += 1) done(await bank.adjust(accountId, String(nth)));
    const part = (of: number | undefined, entriesOfAPart: number) => {
      const asked = { tenant: user, accountId, month: '2026-01', timeZone: undefined, now: bank.now };
      return readStatement(bank.store, { ...asked, part: of, entriesOfAPart });
    };
    const read = async (of: number | undefined, size: number): Promise<Statement> => {
      const found = await part(of, size);
      if (isRefused(found)) throw new Error(found.detail);
      return found;
    };
    const whole = await read(undefined, 8);
    expect(whole).not.toHaveProperty('parts');
    const parts = [await read(undefined, 3), await read(2, 3), await read(3, 3)];
    expect(parts.map((one) => [one.part, one.parts, one.entries.length])).toEqual([
      [1, 3, 3],
      [2, 3, 3],
      [3, 3, 2],
    ]);
    for (const one of parts) expect(one.balances).toEqual(whole.balances);
    expect(parts.flatMap(({ entries }) => entries)).toEqual(whole.entries);
    const tables = parts.map(statementCsv).map((csv, at) => (at === 0 ? csv : csv.slice(csv.indexOf('\n') + 1)));
    expect(tables.join('')).toBe(statementCsv(whole));
    const drawn = await Promise.all(parts.map(async (one) => drawnIn(Buffer.from(await statementPdf(one)))));
    const titles = drawn.map((texts) => texts.find(({ text }) => text.startsWith('Statement of'))?.text);
    expect(titles).toEqual([1, 2, 3].map((of) => `Statement of 2026-01, part ${of} of 3`));
    const sums = drawn.map((texts) => texts.filter(({ text }) => text.startsWith('Totals')).length);
    expect(sums).toEqual([0, 0, 1]);
    expect(await part(4, 3)).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'part' }] });
    expect((await read(1, 1)).parts).toBe(8);
  });

  it('as CSV has no cell that a spreadsheet would run', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.funded(user, '100');
    const to = await bank.open(user);
    done(await bank.transfer(user, { from: accountId, to, amount: '1.5', description: '=HYPERLINK("x")' }));
    const csv = statementCsv(await statement(bank, user, accountId, '2026-01'));
    const [head = '', ...rows] = csv.trimEnd().split('\r\n');
    expect(head.startsWith('section,recordedAt,effectiveAt,cause,asset,credit,debit,balance')).toBe(true);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['opening', 'entry', 'entry', 'closing']);
    expect(rows[2]).toContain(`,transfer,EUR,,1.5,98.5,,${to},,"'=HYPERLINK(""x"")",`);
  });

  it('as PDF shows balances and entries as they are', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.funded(user, '12345.5');
    const to = await bank.open(user);
    done(await bank.transfer(user, { from: accountId, to, amount: '45.25', reference: 'R-7', description: 'Rent' }));
    const pdf = await statementPdf(await statement(bank, user, accountId, '2026-01'));
    const texts = drawnIn(Buffer.from(pdf)).map(({ text }) => text);
    const after = (name: string, count: number) => texts.slice(texts.indexOf(name) + 1).slice(0, count);
    expect(texts).toContain('Statement of 2026-01');
    const figures = ['0.00', '12,345.50', '45.25', '12,300.25', '0.00', '0.00', '0.00', '12,300.25'];
    expect(after('EUR', figures.length)).toEqual(figures);
    expect(texts.join(' ')).toContain(`Transfer to ${to} · Rent · reference R-7`);
    expect(texts.slice(-8)).toContain('12,300.25');
  });
});

describe('turnovers', () => {
  const of = (bank: Bank, tenant: TenantId, accountId: AccountId, more: object = {}) => {
    const asked = { tenant, accountId, timeZone: undefined, now: bank.now, asset: undefined, by: 'effective' as const };
    const days = { from: '2026-01-01' as CalendarDate, to: '2026-02-28' as CalendarDate };
    return readTurnovers(bank.store, { ...asked, ...days, ...more });
  };

  it('count what was entered later on the day on which it happened, or on that of recording', async () => {
    const bank = new Bank();
    const user = bank.user();
    await bank.live(user, 'Europe/Berlin');
    const accountId = await bank.funded(user, '100');
    bank.pass(30 * DAY);
    done(await bank.adjust(accountId, '20', { effectiveAt: '2026-01-31T22:59:59.999Z' }));
    done(await bank.adjust(accountId, '3', { direction: 'debit', effectiveAt: '2026-01-31T23:00:00.000Z' }));
    const day = (date: string, credit: string, debit: string, balance: string) => ({
      ...{ date, asset: 'EUR', credit, debit, balance },
    });
    expect(await of(bank, user, accountId)).toMatchObject({
      timeZone: 'Europe/Berlin',
      items: [
        day('2026-01-10', '100', '0', '100'),
        day('2026-01-31', '20', '0', '120'),
        day('2026-02-01', '0', '3', '117'),
      ],
      totals: [{ asset: 'EUR', opening: '0', credit: '120', debit: '3', closing: '117' }],
    });
    expect(await of(bank, user, accountId, { by: 'recorded' })).toMatchObject({
      items: [day('2026-01-10', '100', '0', '100'), day('2026-02-09', '20', '3', '117')],
    });
    expect(await of(bank, user, accountId, { from: '2026-01-31', to: '2026-01-31' })).toMatchObject({
      items: [day('2026-01-31', '20', '0', '120')],
      totals: [{ opening: '100', closing: '120' }],
    });
    expect(await of(bank, user, accountId, { from: '2026-02-01', to: '2026-02-01' })).toMatchObject({
      totals: [{ opening: '120', closing: '117' }],
    });
    expect(await of(bank, user, accountId, { from: '2026-02-01', to: '2026-02-01', asset: 'BTC' })).toMatchObject({
      ...{ items: [], totals: [] },
    });
  });

  it('are refused beyond a year, backwards, and of no account', async () => {
    const bank = new Bank();
    const user = bank.user();
    const accountId = await bank.open(user);
    const codes = await Promise.all([
      of(bank, user, accountId, { from: '2025-02-28', to: '2026-02-28' }),
      of(bank, user, accountId, { from: '2025-02-27', to: '2026-02-28' }),
      of(bank, user, accountId, { from: '2026-03-01', to: '2026-02-28' }),
      of(bank, bank.user(), accountId),
    ]);
    expect(codes.map(codeOf)).toEqual(['done', 'ValidationFailed', 'ValidationFailed', 'NotFound']);
    expect(await of(bank, user, accountId)).toMatchObject({ items: [], totals: [] });
  });
});
