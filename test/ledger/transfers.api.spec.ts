/** Transfers over HTTP: one's own, to others with their consent, into other assets, and back. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { ACCOUNTS, credit, euros, funded, openAccount, TRANSFERS } from './support/clients.ts';

let user: HttpClient;
let other: HttpClient;
beforeAll(async () => {
  [user, other] = await Promise.all([newUser(), newUser()]);
});

const send = (from: string, to: string, amount: string, more: Body = {}) =>
  user.send('POST', TRANSFERS, { body: { from, to, asset: 'EUR', amount, ...more } });

describe('between users', () => {
  it('waits with the funds held until it is accepted, and is given back by who received it', async () => {
    const [from, to] = [await funded(user), await openAccount(other)];
    const sent = await send(from, to, '30', {
      description: 'Dinner',
      reference: randomUUID(),
      metadata: { for: 'me' },
    });
    expect(sent).toMatchObject({ status: 201, body: { kind: 'user', status: 'waiting', metadata: { for: 'me' } } });
    expect(await euros(user, from)).toMatchObject({ balance: '100', available: '70' });
    const path = `${TRANSFERS}/${sent.body['transferId']}`;
    const waiting = await other.read(`${TRANSFERS}?role=recipient&status=waiting&accountId=${to}`);
    expect(waiting.body).toMatchObject({ items: [{ description: 'Dinner', metadata: {} }] });
    expect(refusal(await user.send('POST', `${path}/accept`))).toMatchObject({ status: 403 });
    const holds = await user.read(`${ACCOUNTS}/${from}/holds`);
    const [hold] = holds.body['items'] as readonly Body[];
    expect(refusal(await user.send('POST', `${ACCOUNTS}/${from}/holds/${hold?.['holdId']}/release`))).toMatchObject({
      code: 'HoldOfTransfer',
    });
    expect(await post(other, `${path}/accept`, undefined, 200)).toMatchObject({
      status: 'completed',
      role: 'recipient',
    });
    expect(await euros(user, from)).toMatchObject({ balance: '70', reserved: '0' });
    expect(await euros(other, to)).toMatchObject({ balance: '30' });
    expect(refusal(await other.send('POST', `${path}/accept`))).toMatchObject({ code: 'TransferEnded' });
    const reason = 'You paid already';
    expect(refusal(await user.send('POST', `${path}/reversal`, { body: { reason } }))).toMatchObject({ status: 403 });
    expect(await post(other, `${path}/reversal`, { reason }, 200)).toMatchObject({ status: 'reversed' });
    expect(await euros(user, from)).toMatchObject({ balance: '100' });
    expect(refusal(await other.send('POST', `${path}/reversal`, { body: { reason } }))).toMatchObject({
      code: 'AlreadyReversed',
    });
  });

  it('is declined by the recipient, or taken back by the sender', async () => {
    const [from, to] = [await funded(user), await openAccount(other)];
    const reason = 'Not this one';
    const first = (await send(from, to, '1')).body['transferId'];
    expect(await post(other, `${TRANSFERS}/${first}/decline`, { reason }, 200)).toMatchObject({ status: 'declined' });
    const second = (await send(from, to, '1')).body['transferId'];
    expect(await post(user, `${TRANSFERS}/${second}/decline`, { reason }, 200)).toMatchObject({ status: 'cancelled' });
    expect(await euros(user, from)).toMatchObject({ available: '100' });
  });

  it('goes at once to who takes from anyone, or from this sender; and not to who takes from nobody', async () => {
    const from = await funded(user);
    const anyone = await openAccount(other, { receiving: { from: 'anyone' } });
    const approved = await openAccount(other, { receiving: { from: 'approved', approved: [user.userId] } });
    const nobody = await openAccount(other, { receiving: { from: 'nobody' } });
    for (const to of [anyone, approved]) {
      expect(await send(from, to, '1')).toMatchObject({ status: 201, body: { status: 'completed' } });
    }
    expect(refusal(await send(from, nobody, '1'))).toMatchObject({ status: 409, code: 'TransferNotAccepted' });
  });
});

describe('into another asset', () => {
  it('is refused while the market says nothing, or less than was asked for', async () => {
    const [from, to] = [await funded(user), await openAccount(user)];
    await credit(from, '1', { asset: 'DOT' });
    const convert = (asset: string, amount: string, convertTo: Body) => send(from, to, amount, { asset, convertTo });
    expect(refusal(await convert('DOT', '1', { asset: 'NZD' }))).toMatchObject({ status: 409, code: 'NoRate' });
    expect(refusal(await convert('EUR', '1', { asset: 'EUR' }))).toMatchObject({ paths: ['convertTo.asset'] });
  });
});

describe('what is refused', () => {
  const nowhere = randomUUID();
  const cases: readonly (readonly [what: string, change: Body, status: number, code: string, path?: string])[] = [
    ['more than is there', { amount: '100.01' }, 422, 'InsufficientFunds'],
    ['half a cent', { amount: '0.005' }, 422, 'WrongPrecision', 'amount'],
    ['nothing', { amount: '0' }, 400, 'ValidationFailed', 'amount'],
    ['less than nothing', { amount: '-1' }, 400, 'ValidationFailed', 'amount'],
    ['an asset that nobody knows', { asset: 'NOSUCH' }, 422, 'UnknownAsset', 'asset'],
    ['an account that nobody has', { to: nowhere }, 404, 'NotFound'],
    ['from an account that nobody has', { from: nowhere }, 404, 'NotFound'],
    ['the future', { effectiveAt: '2099-01-01T00:00:00Z' }, 400, 'ValidationFailed', 'effectiveAt'],
    ['before there was an account', { effectiveAt: '2001-01-01T00:00:00Z' }, 400, 'ValidationFailed', 'effectiveAt'],
    ['more at once than the limit', { amount: '51' }, 422, 'LimitExceeded'],
    ['a field that we do not know', { currency: 'EUR' }, 400, 'ValidationFailed', 'currency'],
  ];
  const wrong = cases.map(([what, change, status, code, path]) => ({ what, change, status, code, path }));
  let from: string;
  let to: string;
  beforeAll(async () => {
    from = await funded(user, '100', { limits: { EUR: { perTransaction: '50', daily: '60' } } });
    to = await openAccount(user);
  });

  it.each(wrong)('$what', async ({ change, status, code, path }) => {
    const before = await euros(user, from);
    const body = { from, to, asset: 'EUR', amount: '1', ...change };
    const answer = refusal(await user.send('POST', TRANSFERS, { body }));
    expect(answer).toMatchObject({ status, code, ...(path === undefined ? {} : { paths: [path] }) });
    expect(await euros(user, from)).toEqual(before);
  });

  it('the same account twice, and more in a day than the limit', async () => {
    expect(refusal(await send(from, from, '1'))).toMatchObject({ status: 422, code: 'SameAccount', paths: ['to'] });
    expect(await send(from, to, '50')).toMatchObject({ status: 201 });
    const refused = await send(from, to, '11');
    expect(refusal(refused)).toMatchObject({ code: 'LimitExceeded' });
    expect(refused.body['data']).toMatchObject({ limit: 'daily', left: '10' });
  });

  it('a frozen or closed account, and one whose verification was rejected', async () => {
    const operator = await newUser(['ops']);
    const [one, mine, theirs] = [await funded(user), await openAccount(user), await openAccount(other)];
    const act = (word: string) =>
      operator.send('POST', `/v1/ops/ledger/accounts/${one}/${word}`, { body: { reason: 'a test' } });
    await act('reject');
    expect(refusal(await send(one, theirs, '1'))).toMatchObject({ status: 409, code: 'AccountNotVerified' });
    await act('freeze');
    expect(refusal(await send(one, mine, '1'))).toMatchObject({ status: 409, code: 'AccountFrozen' });
    await act('unfreeze');
    expect(refusal(await user.send('POST', `${ACCOUNTS}/${one}/close`, { body: { reason: 'a test' } }))).toMatchObject({
      code: 'AccountNotEmpty',
    });
    await post(user, `${ACCOUNTS}/${mine}/close`, { reason: 'a test' }, 200);
    expect(refusal(await send(one, mine, '1'))).toMatchObject({ status: 409, code: 'AccountClosed' });
  });
});
