/** Two hundred who want the same hundred at once: each gets an answer, and the account gives what it has. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { completeHold } from '../../../shared/ledger/app/holds/complete-hold.ts';
import { placeHoldOn } from '../../../shared/ledger/app/holds/hold-commands.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

let bank: Bank;
beforeEach(() => {
  bank = new Bank();
});

const counts = (results: readonly unknown[]) =>
  Object.fromEntries([...Map.groupBy(results, codeOf)].map(([code, all]) => [code, all.length]));

describe('two hundred at once', () => {
  it('withdraw one each of a hundred: a hundred do, the others are told that there is nothing left', async () => {
    const user = bank.user();
    const [from, to] = [await bank.funded(user, '100'), await bank.open(user)];
    const withdraw = () => bank.transfer(user, { from, to, amount: '1' });
    const results = await Promise.all(Array.from({ length: 200 }, withdraw));
    expect(counts(results)).toEqual({ done: 100, InsufficientFunds: 100 });
    expect((await bank.funds(user, from)).balance).toBe(ZERO);
    expect((await bank.funds(user, to)).balance).toBe(decimal('100'));
  });

  it('hold one each of a hundred, and promise no more than there is', async () => {
    const user = bank.user();
    const accountId = await bank.funded(user, '100');
    const order = { accountId, asset: 'EUR', amount: '1', expiresInSeconds: 60 };
    const results = await Promise.all(Array.from({ length: 200 }, () => placeHoldOn(bank.store, bank.as(user), order)));
    expect(counts(results)).toEqual({ done: 100, InsufficientFunds: 100 });
    expect(await bank.funds(user, accountId)).toMatchObject({ reserved: decimal('100'), available: ZERO });
  });
});

describe('the system’s accounts', () => {
  it('are spread, so that what takes part in everything holds nobody up', async () => {
    const user = bank.user();
    const accounts = await Promise.all(Array.from({ length: 40 }, () => bank.open(user)));
    let lost = 0;
    bank.store.hooks.afterWrite = (_, { written }) => {
      if (!written) lost += 1;
    };
    await Promise.all(accounts.map(async (accountId) => done(await bank.adjust(accountId, '5'))));
    expect(lost, 'forty on one stream lose some 780 races').toBeLessThan(100);
    expect(await bank.systemBalance('clearing', 'EUR')).toBe(decimal('-200'));
  });
});

describe('a request that had to wait', () => {
  it('decides by the time of what came before it, so that a hold that has expired since is not taken', async () => {
    const user = bank.user();
    const [accountId, to] = [await bank.funded(user, '10'), await bank.open(user)];
    const order = { accountId, asset: 'EUR', amount: '10', expiresInSeconds: 60 };
    const { holdId } = done(await placeHoldOn(bank.store, bank.as(user), order));
    const early = bank.as(user);
    bank.pass(60);
    done(await bank.transfer(user, { from: accountId, to, amount: '10' }));
    const late = await completeHold(bank.store, early, { accountId, holdId, to, releaseRest: false });
    expect(codeOf(late)).toBe('HoldExpired');
    expect((await bank.funds(user, accountId)).balance).toBe(ZERO);
  });
});

describe('one request that is sent again', () => {
  it('moves once, and is answered alike', async () => {
    const user = bank.user();
    const [from, to] = [await bank.funded(user, '100'), await bank.open(user)];
    const key = [randomUUID(), 'the request'] as const;
    const results = await Promise.all(
      Array.from({ length: 10 }, () => bank.transfer(user, { from, to, amount: '30' }, key)),
    );
    expect(new Set(results.map((result) => JSON.stringify(done(result)))).size).toBe(1);
    expect((await bank.funds(user, from)).balance).toBe(decimal('70'));
    // Its asset may be unknown by now, or the rate gone: what was answered is answered.
    expect(codeOf(await bank.transfer(user, { from, to, amount: '30', asset: 'NONE' }, key))).toBe('done');
  });

  it('is refused under a reference that another has', async () => {
    const user = bank.user();
    const [from, to] = [await bank.funded(user, '100'), await bank.open(user)];
    const { transferId } = done(await bank.transfer(user, { from, to, amount: '1', reference: 'INV-7' }));
    const again = await bank.transfer(user, { from, to, amount: '2', reference: 'INV-7' });
    expect(again).toMatchObject({ code: 'ReferenceUsed', data: { reference: 'INV-7', usedBy: transferId } });
    expect((await bank.funds(user, from)).balance).toBe(decimal('99'));
  });
});
