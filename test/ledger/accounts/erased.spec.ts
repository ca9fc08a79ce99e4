/** What becomes of transfers with somebody whose key is gone: nothing of theirs can be read or written any more. */
import { beforeEach, expect, it } from 'vitest';
import { TenantErased } from '../../../shared/kernel/crypto/data-keys.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { expireHoldsOf } from '../../../shared/ledger/app/holds/expire-holds.ts';
import { acceptTransfer, declineTransfer } from '../../../shared/ledger/app/transfers/answer-transfer.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

let bank: Bank;
let [user, other] = ['', ''] as unknown as [TenantId, TenantId];
let [from, to] = ['', ''] as unknown as [AccountId, AccountId];
beforeEach(async () => {
  bank = new Bank();
  [user, other] = [bank.user(), bank.user()];
  [from, to] = [await bank.funded(user, '100'), await bank.open(other)];
});

/** Whatever touches what is theirs meets that their key is gone. */
function erase(tenant: TenantId): void {
  const { readHeads } = bank.store;
  bank.store.readHeads = (streams) => {
    if (streams.some((stream) => stream.tenant === tenant)) return Promise.reject(new TenantErased(tenant));
    return readHeads.call(bank.store, streams);
  };
  bank.store.hooks.beforeWrite = ({ appends, records = [] }) => {
    const touched = [...appends.map(({ stream }) => stream.tenant), ...records.map(({ place }) => place.tenant)];
    if (touched.includes(tenant)) throw new TenantErased(tenant);
  };
}

it('nothing is sent to them, and nothing changes', async () => {
  erase(other);
  expect(codeOf(await bank.transfer(user, { from, to, amount: '10' }))).toBe('NotFound');
  expect(await bank.funds(user, from)).toMatchObject({ balance: decimal('100'), available: decimal('100') });
});

it('what waits for them can be taken back, or expires', async () => {
  const waiting = done(await bank.transfer(user, { from, to, amount: '10' }));
  done(await bank.transfer(user, { from, to, amount: '20' }));
  erase(other);
  const asked = { transferId: waiting.transferId as TransferId, reason: 'they are gone' };
  expect(done(await declineTransfer(bank.store, bank.as(user), asked)).state.status).toBe('cancelled');
  expect((await bank.funds(user, from)).available).toBe(decimal('80'));
  bank.pass(3_600);
  expect(await expireHoldsOf(bank.store, bank.as(user), from)).toBe(1);
  expect((await bank.account(user, from)).holds).toEqual({});
});

it('nothing that they sent can be accepted or declined', async () => {
  const { transferId } = done(await bank.transfer(user, { from, to, amount: '10' }));
  erase(user);
  expect(codeOf(await acceptTransfer(bank.store, bank.as(other), transferId as TransferId))).toBe('NotFound');
  const asked = { transferId: transferId as TransferId, reason: 'not mine' };
  expect(codeOf(await declineTransfer(bank.store, bank.as(other), asked))).toBe('NotFound');
  expect((await bank.funds(other, to)).balance).toBe(0n);
});
