/** Accounts over HTTP: what is in them, what is held of it, and what was. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import { runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { ACCOUNTS, credit, euros, funded, openAccount, TRANSFERS } from './support/clients.ts';

let user: HttpClient;
let operator: HttpClient;
beforeAll(async () => {
  [user, operator] = await Promise.all([newUser(), newUser(['ops'])]);
});

const items = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const send = (from: string, to: string, amount: string, more: Body = {}) =>
  user.send('POST', TRANSFERS, { body: { from, to, asset: 'EUR', amount, ...more } });

describe('an account', () => {
  it('is opened, listed, changed, frozen by its owner, unfrozen and closed', async () => {
    const owner = await newUser();
    const accountId = await openAccount(owner, { kind: 'savings', name: 'For a house' });
    const other = await openAccount(owner);
    const path = `${ACCOUNTS}/${accountId}`;
    expect((await owner.read(path)).body).toMatchObject({ kind: 'savings', name: 'For a house', status: 'active' });
    expect((await owner.readAll(`${ACCOUNTS}?limit=1`)).map((one) => one['accountId'])).toEqual([accountId, other]);
    const patch = { name: 'For a boat', limits: { EUR: { daily: '10' } }, receiving: { from: 'nobody' } };
    const changed = await owner.send('PATCH', path, { body: patch });
    expect(changed.body).toMatchObject({ ...patch, receiving: { from: 'nobody', approved: [] } });
    // A limit of what is no asset would limit nothing.
    for (const misspelt of [{ limits: { eur: { daily: '10' } } }, { lowBalance: { eur: '10' } }]) {
      const [name] = Object.keys(misspelt);
      const expected = { status: 422, code: 'UnknownAsset', paths: [`${name}.eur`] };
      expect(refusal(await owner.send('PATCH', path, { body: misspelt }))).toMatchObject(expected);
      expect(refusal(await owner.send('POST', ACCOUNTS, { body: { kind: 'savings', ...misspelt } }))).toMatchObject(
        expected,
      );
    }
    const reason = 'Lost the card';
    expect(await post(owner, `${path}/freeze`, { reason }, 200)).toMatchObject({
      ...{ status: 'frozen', statusChange: { by: 'owner', reason } },
    });
    expect(await post(owner, `${path}/unfreeze`, { reason: 'Found it' }, 200)).toMatchObject({ status: 'active' });
    expect(await post(owner, `${path}/close`, { reason: 'Not needed' }, 200)).toMatchObject({ status: 'closed' });
    expect(refusal(await owner.send('PATCH', path, { body: { name: 'again' } }))).toMatchObject({
      ...{ status: 409, code: 'AccountClosed' },
    });
  });

  it('that an operator froze is unfrozen by an operator alone, and takes in what comes meanwhile', async () => {
    const accountId = await funded(user);
    const act = (word: string, body: Body = { reason: 'Asked for by a court' }) =>
      operator.send('POST', `/v1/ops/ledger/accounts/${accountId}/${word}`, { body });
    expect((await act('freeze')).body).toMatchObject({ status: 'frozen', statusChange: { by: 'operator' } });
    const refused = await user.send('POST', `${ACCOUNTS}/${accountId}/unfreeze`, { body: { reason: 'Please' } });
    expect(refusal(refused)).toMatchObject({ status: 409, code: 'AccountFrozen' });
    await credit(accountId, '5');
    expect(await euros(user, accountId)).toMatchObject({ balance: '105' });
    expect((await act('unfreeze')).body).toMatchObject({ status: 'active' });
    expect((await act('verify')).body).toMatchObject({ verification: 'verified' });
    expect((await act('reject')).body).toMatchObject({ verification: 'rejected' });
    const creditLimits = { creditLimits: { EUR: '50' }, reason: 'Good customer' };
    expect(refusal(await act('credit-limits', creditLimits))).toMatchObject({ status: 400, paths: ['creditLimits'] });
    const misspelt = { creditLimits: { eur: '50' }, reason: 'Good customer' };
    expect(refusal(await act('credit-limits', misspelt))).toMatchObject({ status: 422, paths: ['creditLimits.eur'] });
  });

  it('has credit where an operator grants it', async () => {
    const [card, other] = [await openAccount(user, { kind: 'credit-card' }), await openAccount(user)];
    const granted = { creditLimits: { EUR: '50' }, reason: 'Good customer' };
    await post(operator, `/v1/ops/ledger/accounts/${card}/credit-limits`, granted, 200);
    expect(await send(card, other, '50')).toMatchObject({ status: 201 });
    expect(await euros(user, card)).toMatchObject({ balance: '-50', available: '0', credit: '50' });
    expect(refusal(await send(card, other, '0.01'))).toMatchObject({ status: 422, code: 'InsufficientFunds' });
  });

  it('keeps apart what is staked', async () => {
    const accountId = await openAccount(user);
    await credit(accountId, '3', { asset: 'ETH' });
    const stake = (word: string, amount: string) =>
      post(user, `${ACCOUNTS}/${accountId}/${word}`, { asset: 'ETH', amount }, 200);
    expect(items({ items: (await stake('stake', '2'))['balances'] })).toMatchObject([{ balance: '1', staked: '2' }]);
    expect(items({ items: (await stake('unstake', '0.5'))['balances'] })).toMatchObject([
      { balance: '1.5', staked: '1.5' },
    ]);
  });
});

describe('a hold', () => {
  it('is not available, is taken in parts, and what remains is released', async () => {
    const [accountId, to] = [await funded(user), await openAccount(user)];
    const holds = `${ACCOUNTS}/${accountId}/holds`;
    const { holdId } = await post(user, holds, { asset: 'EUR', amount: '40', reference: randomUUID() }, 201);
    expect(await euros(user, accountId)).toMatchObject({ balance: '100', reserved: '40', available: '60' });
    await post(user, `${holds}/${holdId}/complete`, { to, amount: '15' }, 201);
    expect((await user.read(`${holds}?status=active`)).body).toMatchObject({
      items: [{ holdId, remaining: '25', completed: '15' }],
    });
    expect(await post(user, `${holds}/${holdId}/release`, undefined, 200)).toMatchObject({
      status: 'released',
      completed: '15',
    });
    expect(await euros(user, accountId)).toMatchObject({ balance: '85', reserved: '0', available: '85' });
    const again = await user.send('POST', `${holds}/${holdId}/complete`, { body: { to } });
    expect(refusal(again)).toMatchObject({ status: 409, code: 'HoldEnded' });
  });

  it('counts no more from the instant on at which it expires; that is recorded afterwards', async () => {
    const [accountId, recipient] = [await funded(user), await newUser()];
    const holds = `${ACCOUNTS}/${accountId}/holds`;
    const theirs = await openAccount(recipient);
    const { holdId } = await post(user, holds, { asset: 'EUR', amount: '30', expiresInSeconds: 1 }, 201);
    const waiting = await send(accountId, theirs, '20', { acceptWithinSeconds: 1 });
    expect(waiting.body).toMatchObject({ status: 'waiting' });
    const transfer = `${TRANSFERS}/${waiting.body['transferId']}`;
    await sleep(1_050);
    expect(await euros(user, accountId)).toMatchObject({ reserved: '0', available: '100' });
    expect((await user.read(holds)).body).toMatchObject({
      items: [{ status: 'expired' }, { holdId, status: 'expired' }],
    });
    expect(refusal(await recipient.send('POST', `${transfer}/accept`))).toMatchObject({ code: 'TransferExpired' });
    expect(refusal(await user.send('POST', `${holds}/${holdId}/release`))).toMatchObject({ code: 'HoldExpired' });
    expect(await runFunction('ledger.holds-due')).toMatchObject({ expired: expect.any(Number) });
    expect((await recipient.read(transfer)).body).toMatchObject({ status: 'expired', role: 'recipient' });
    expect((await user.read(transfer)).body).toMatchObject({ history: [{}, {}, { status: 'expired' }] });
  });
});

describe('the past of an account', () => {
  it('is told by what was true then, and by what was known then', async () => {
    const accountId = await funded(user, '100');
    await sleep(5);
    const before = new Date().toISOString();
    await sleep(5);
    const to = await openAccount(user);
    await credit(accountId, '7', { effectiveAt: before });
    await credit(accountId, '1000');
    const at = async (query: string) => {
      const { body } = await user.read(`${ACCOUNTS}/${accountId}/balances?${query}`);
      return items(body).map(({ balance }) => balance);
    };
    expect(await at('')).toEqual(['1107']);
    expect(await at(`asOf=${before}`)).toEqual(['107']);
    expect(await at(`asKnownAt=${before}`)).toEqual(['100']);
    expect(await at(`asOf=${before}&asKnownAt=${before}`)).toEqual(['100']);
    expect(await at('asOf=2020-01-01T00:00:00Z')).toEqual([]);
    await send(accountId, to, '1');
    const entries = `${ACCOUNTS}/${accountId}/entries`;
    const all = await user.readAll(`${entries}?limit=2`);
    expect(all.map(({ type, amount, balance }) => [type, amount, balance])).toEqual([
      ['debit', '1', '1106'],
      ['credit', '1000', '1107'],
      ['credit', '7', '107'],
      ['credit', '100', '100'],
    ]);
    expect(all[1]).toMatchObject({ cause: 'adjustment', counterparty: { kind: 'clearing' } });
    expect(await user.readAll(`${entries}?to=${new Date(Date.parse(before) + 1).toISOString()}`)).toHaveLength(2);
    expect(await user.readAll(`${entries}?type=debit&asset=EUR&cause=transfer`)).toHaveLength(1);
  });
});

/** Half of them find something. */
const AT_ONCE = 200;

it(`${AT_ONCE} withdrawals at once of half as much: half of them do, the others are told that nothing is left`, async () => {
  const half = AT_ONCE / 2;
  const [from, to] = [await funded(user, String(half)), await openAccount(user)];
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(from, to, '1')));
  const codes = Map.groupBy(answers, ({ status, body }) => `${status} ${body['code'] ?? ''}`.trim());
  expect(Object.fromEntries([...codes].map(([code, all]) => [code, all.length]))).toEqual({
    ...{ '201': half, '422 InsufficientFunds': half },
  });
  expect(await euros(user, to)).toMatchObject({ balance: String(half) });
});
