/** What users sent to each other, an operator takes back: once, with the fees that come back, and from whoever has it. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { PLATFORM, type TenantId } from '../../../shared/kernel/streams.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { freezeBecause } from '../../../shared/ledger/app/accounts/operator-decisions.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { AccountId, TransactionId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { close } from '../../../shared/ledger/domain/accounts/decide.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

let bank: Bank;
let [sender, recipient] = ['', ''] as unknown as readonly [TenantId, TenantId];
let [from, to] = ['', ''] as unknown as readonly [AccountId, AccountId];

beforeEach(async () => {
  bank = new Bank();
  [sender, recipient] = [bank.user(), bank.user()];
  from = await bank.funded(sender, '100');
  to = await bank.open(recipient, { receiving: { from: 'anyone', approved: [] } });
});

const send = async (amount = '40') => done(await bank.transfer(sender, { from, to, amount })).transferId as TransferId;

/** By whichever of its users it is named. */
const reverse = (transferId: TransferId, more: { isForced?: boolean; userId?: TenantId; id?: string } = {}) => {
  const { isForced = false, userId = sender, id = randomUUID() } = more;
  const transactionId = id as string as TransactionId;
  const asked = { transferId, reason: 'it was not them', by: 'operator', userId, transactionId, isForced } as const;
  return reverseTransfer(bank.store, bank.as(PLATFORM), asked);
};
const balances = async () => [(await bank.funds(sender, from)).balance, (await bank.funds(recipient, to)).balance];
const euros = (...amounts: readonly string[]) => amounts.map((amount) => decimal(amount));

describe('an operator', () => {
  it('reverses for the sender, who could not, and the fees come back by their rules', async () => {
    await bank.charge([
      {
        ...{ ruleId: 'service', tier: 'platform', category: 'service', asset: 'EUR', refund: 'full' },
        charge: { method: 'flat', amount: '2' },
      },
    ]);
    const transferId = await send();
    expect(await balances()).toEqual(euros('58', '40'));
    const reversed = done(await reverse(transferId));
    expect(reversed.state).toMatchObject({ status: 'reversed', by: 'operator', reason: 'it was not them' });
    expect(await balances()).toEqual(euros('100', '0'));
    expect(await bank.systemBalance('platform-fees', 'EUR')).toBe(ZERO);
  });

  it('does it once: the same again is answered alike, another is refused', async () => {
    const [transferId, id] = [await send(), randomUUID()];
    const [one, other] = await Promise.all([reverse(transferId, { id }), reverse(transferId, { id })]);
    expect(done(other)).toEqual(done(one));
    expect(done(await reverse(transferId, { id }))).toEqual(done(one));
    expect(codeOf(await reverse(transferId))).toBe('AlreadyReversed');
    expect(await balances()).toEqual(euros('100', '0'));
  });

  it('takes what is available, and more or from a frozen account only by force', async () => {
    const [spent, frozen] = [await send('40'), await send('10')];
    const away = await bank.open(recipient);
    done(await bank.transfer(recipient, { from: to, to: away, amount: '45' }));
    expect(codeOf(await reverse(spent))).toBe('InsufficientFunds');
    const at = { owner: recipient, accountId: to };
    done(await changeAccount(bank.store, bank.as(PLATFORM), at, freezeBecause('a test')));
    expect(codeOf(await reverse(frozen))).toBe('AccountFrozen');
    expect(await balances()).toEqual(euros('50', '5'));
    for (const transferId of [spent, frozen]) done(await reverse(transferId, { isForced: true }));
    expect(await balances()).toEqual(euros('100', '-45'));
  });

  it('takes it from an account that was closed since, by force; who sent it must still have theirs', async () => {
    const [transferId, kept] = [await send('40'), await send('10')];
    const away = await bank.open(recipient);
    done(await bank.transfer(recipient, { from: to, to: away, amount: '50' }));
    const closing = (owner: TenantId, accountId: AccountId) =>
      changeAccount(bank.store, bank.as(owner), { owner, accountId }, (account, now) =>
        close(account, { by: 'owner', reason: 'a test', now }),
      );
    done(await closing(recipient, to));
    expect(codeOf(await reverse(transferId))).toBe('AccountClosed');
    done(await reverse(transferId, { isForced: true }));
    expect(await balances()).toEqual(euros('90', '-40'));
    done(await bank.transfer(sender, { from, to: await bank.open(sender), amount: '90' }));
    done(await closing(sender, from));
    expect(codeOf(await reverse(kept, { isForced: true }))).toBe('AccountClosed');
  });

  it('reverses nothing that was not completed, nor for who has no part in it', async () => {
    const asking = await bank.open(recipient);
    const waiting = done(await bank.transfer(sender, { from, to: asking, amount: '1' }));
    expect(codeOf(await reverse(waiting.transferId as TransferId))).toBe('TransferNotCompleted');
    const transferId = await send();
    expect(codeOf(await reverse(transferId, { userId: bank.user() }))).toBe('NotFound');
    expect(codeOf(await reverse(transferId, { userId: recipient }))).toBe('done');
  });
});
