/** What becomes another asset: at a rate that is kept, through accounts of the system, and back at the same rate. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { Bank, done } from '../support/bank.ts';

let bank: Bank;
let user: TenantId;
let accountId: AccountId;
beforeEach(async () => {
  bank = new Bank();
  user = bank.user();
  accountId = await bank.funded(user, '100');
  await bank.rate('1.23456');
});

const convert = (atLeast?: string) => {
  const convertTo = { asset: 'USD', atLeast };
  return bank.transfer(user, { from: accountId, to: accountId, amount: '10.01', convertTo });
};

describe('a conversion', () => {
  it('is rounded down to the smallest unit, and each asset still sums to zero', async () => {
    const { converted, kind } = done(await convert());
    // 12.3579456
    expect(converted).toEqual({ asset: 'USD', amount: '12.35', rate: '1.23456', date: '2026-01-10', source: 'test' });
    expect(kind).toBe('conversion');
    expect((await bank.funds(user, accountId)).balance).toBe(decimal('89.99'));
    expect((await bank.funds(user, accountId, 'USD')).balance).toBe(decimal('12.35'));
    expect(await bank.systemBalance('conversion', 'EUR')).toBe(decimal('10.01'));
    expect(await bank.systemBalance('conversion', 'USD')).toBe(decimal('-12.35'));
  });

  it('is refused where it brings less than was asked for, and where the rate is too old', async () => {
    expect(await convert('12.36')).toMatchObject({ code: 'RateMoved', data: { amount: '12.35' } });
    bank.pass(5 * 24 * 3_600);
    expect(done(await convert('12.35')).state.status).toBe('completed');
    bank.pass(24 * 3_600);
    expect(await convert()).toMatchObject({ code: 'NoRate' });
  });

  it('is given back at the rate that it was made at, whatever the market says by then', async () => {
    const { transferId } = done(await convert());
    await bank.rate('99');
    const asked = { transferId: transferId as TransferId, reason: 'a mistake', by: 'owner' as const };
    expect(done(await reverseTransfer(bank.store, bank.as(user), asked)).state.status).toBe('reversed');
    expect((await bank.funds(user, accountId)).balance).toBe(decimal('100'));
    expect(await bank.systemBalance('conversion', 'EUR')).toBe(ZERO);
    expect(await bank.systemBalance('conversion', 'USD')).toBe(ZERO);
  });
});
