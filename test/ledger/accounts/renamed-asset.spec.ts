/** What the catalogue calls an asset may change; what is in accounts, held or on its way stays where it is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { openAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { completeHold } from '../../../shared/ledger/app/holds/complete-hold.ts';
import { placeHoldOn } from '../../../shared/ledger/app/holds/hold-commands.ts';
import { acceptTransfer } from '../../../shared/ledger/app/transfers/answer-transfer.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { AccountId, HoldId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { importAssets, mergeAssets, renameAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { acting, asset, taken } from '../../market-data/assets/support/catalogue.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

const ABOUT = { ifMatch: undefined, reason: 'they call it that now' };
let bank: Bank;
let user: TenantId;
let [from, to] = ['', ''] as unknown as readonly [AccountId, AccountId];

beforeEach(async () => {
  bank = new Bank();
  user = bank.user();
  [from, to] = [await bank.open(user), await bank.open(user)];
  const listed = ['FB', 'TWTR', 'XCORP'].map((code) => asset({ code, name: code }));
  taken(await importAssets(bank.store, acting(), listed));
});

/** What a process remembers of the catalogue is over after a minute. */
const later = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
afterEach(() => vi.useRealTimers());

/** A hundred in an account, of which ten are held and five wait to be accepted by another user. */
async function underWay(code: string) {
  done(await bank.adjust(from, '100', { asset: code }));
  const order = { accountId: from, asset: code, amount: '10', expiresInSeconds: null };
  const { holdId } = done(await placeHoldOn(bank.store, bank.as(user), order));
  const other = bank.user();
  const theirs = await bank.open(other);
  const asked = await bank.transfer(user, { from, to: theirs, asset: code, amount: '5' });
  const moved = await bank.transfer(user, { from, to, asset: code, amount: '1' });
  const [waiting, made] = [done(asked).transferId as TransferId, done(moved).transferId as TransferId];
  return {
    complete: () =>
      completeHold(bank.store, bank.as(user), { accountId: from, to, holdId: holdId as HoldId, releaseRest: false }),
    accept: () => acceptTransfer(bank.store, bank.as(other), waiting),
    reverse: () =>
      reverseTransfer(bank.store, bank.as(user), { transferId: made, reason: 'it was too much', by: 'owner' }),
  };
}

describe('of an asset that was renamed', () => {
  it('all that there was is moved by either code, and it stays one balance', async () => {
    const { complete, accept, reverse } = await underWay('FB');
    const { assetId } = taken(await renameAsset(bank.store, acting(), { name: 'FB', to: 'META', ...ABOUT }));
    later();
    for (const act of [complete, accept, reverse]) expect(codeOf(await act())).toBe('done');
    const limits = { META: { daily: '1' } };
    expect(await openAccount(bank.store, bank.as(user), { kind: 'checking', limits })).toMatchObject({
      ...{ code: 'UnknownAsset', errors: [{ path: 'limits.META', message: 'is kept as FB' }] },
    });
    done(await bank.adjust(from, '5', { asset: assetId }));
    done(await bank.adjust(from, '10', { asset: 'META' }));
    done(await bank.transfer(user, { from, to, asset: 'META', amount: '60' }));
    done(await bank.transfer(user, { from, to, asset: 'FB', amount: '40' }));
    expect(await bank.account(user, from)).toMatchObject({ balances: {} });
    expect(await bank.account(user, to)).toMatchObject({ balances: { FB: '110' } });
  });

  it('fees leave the balance that the amount leaves, whichever code is named', async () => {
    const service = { ruleId: 'service', tier: 'platform', category: 'service' };
    await bank.charge([{ ...service, charge: { method: 'percentage', rate: '0.1' } }]);
    const asking = await bank.open(bank.user());
    done(await bank.adjust(from, '33', { asset: 'FB' }));
    taken(await renameAsset(bank.store, acting(), { name: 'FB', to: 'META', ...ABOUT }));
    later();
    // A rule that named it otherwise than accounts do would charge nothing.
    for (const more of [{ asset: 'META' }, { appliesTo: { assets: ['META'] } }]) {
      const rule = { ...service, ...more, charge: { method: 'percentage', rate: '0.1' } };
      await expect(bank.charge([rule])).rejects.toThrow('is kept as FB');
    }
    done(await bank.transfer(user, { from, to: asking, asset: 'META', amount: '10' }));
    done(await bank.transfer(user, { from, to, asset: 'META', amount: '20' }));
    expect(await bank.funds(user, from, 'FB')).toMatchObject({ balance: decimal('11'), reserved: decimal('11') });
  });
});

describe('of an asset that was merged into another', () => {
  it('what there was is moved by its own code, as before', async () => {
    const { complete, accept, reverse } = await underWay('TWTR');
    taken(await mergeAssets(bank.store, acting(), { name: 'TWTR', into: 'XCORP', ...ABOUT }));
    later();
    for (const act of [complete, accept, reverse]) expect(codeOf(await act())).toBe('done');
    done(await bank.transfer(user, { from, to, asset: 'TWTR', amount: '85' }));
    expect(await bank.account(user, from)).toMatchObject({ balances: {} });
    expect(await bank.account(user, to)).toMatchObject({ balances: { TWTR: '95' } });
  });
});
