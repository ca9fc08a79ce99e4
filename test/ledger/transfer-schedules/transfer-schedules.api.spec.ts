/** Schedules of transfers on the running host, whose worker is told to come. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import { itemsOf, runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { credit, euros, funded, openAccount, TRANSFERS } from '../support/clients.ts';

const PATH = '/v1/ledger/transfer-schedules';
let user: HttpClient;
let other: HttpClient;
let from = '';
let to = '';

beforeAll(async () => {
  [user, other] = await Promise.all([newUser(), newUser()]);
  [from, to] = await Promise.all([funded(user), openAccount(user)]);
});

/** The minute that runs, which counts as now. */
function thisMinute(): Body {
  const now = new Date().toISOString();
  return { startDate: now.slice(0, 10), time: now.slice(11, 16), timeZone: 'UTC' };
}
const LATER = { startDate: '2030-01-31', time: '09:30', timeZone: 'Europe/Berlin', every: { unit: 'month' } };
const internal = (more: Body = {}): Body => ({ kind: 'internal', from, to, asset: 'EUR', amount: '7', ...more });
const plan = (transfer: Body, more: Body = {}): Body => ({ transfer, when: thisMinute(), ...more });
const create = async (body: Body): Promise<string> => String((await post(user, PATH, body, 201))['scheduleId']);
const read = async (id: string): Promise<Body> => (await user.send('GET', `${PATH}/${id}`)).body;

/** Has the worker come until a schedule has been worked for; the schedule's minute may bring it by itself. */
async function worked(id: string): Promise<Body> {
  const latest = async () => {
    await runFunction('ledger.transfer-schedules-due');
    return (await read(id))['history'];
  };
  await expect.poll(latest, { timeout: 20_000, interval: 100 }).toHaveLength(1);
  return read(id);
}

describe('a schedule of transfers', () => {
  it('makes one that is due, once, and names the transfer that it was made by', async () => {
    const id = await create(plan(internal(), { name: 'Savings' }));
    const after = await worked(id);
    expect(after).toMatchObject({ status: 'completed', name: 'Savings', executed: 1, next: null, upcoming: [] });
    const [made] = after['history'] as readonly Body[];
    expect(made).toMatchObject({ number: 1, status: 'executed', tries: 1 });
    await runFunction('ledger.transfer-schedules-due');
    expect(await euros(user, to)).toMatchObject({ balance: '7' });
    const transfer = await user.read(`${TRANSFERS}/${made?.['transferId']}`);
    expect(transfer.body).toMatchObject({ kind: 'own', status: 'completed', amount: '7' });
    const occurrences = await user.readAll(`${PATH}/${id}/occurrences`);
    expect(occurrences).toEqual(after['history']);
  });

  it('asks another user each time, and orders a pay-out from its provider', async () => {
    const theirs = await openAccount(other);
    const ids = await Promise.all([
      create(plan(internal({ to: theirs }))),
      create(plan({ ...{ kind: 'external', provider: 'stripe', accountId: from }, ...payOut })),
    ]);
    const [asked, ordered] = await Promise.all(ids.map(worked));
    const idOf = (schedule: Body = {}) => (schedule['history'] as readonly Body[])[0]?.['transferId'];
    expect((await user.read(`${TRANSFERS}/${idOf(asked)}`)).body).toMatchObject({ kind: 'user', status: 'waiting' });
    const workflow = await user.send('GET', `/v1/workflows/${idOf(ordered)}`);
    expect(workflow.body).toMatchObject({ transfer: { direction: 'pay-out', provider: 'stripe', amount: '1' } });
  });

  it('says why one could not be made, and when it is tried again', async () => {
    await credit(from, '1', { asset: 'DOT' });
    const converted = internal({ asset: 'DOT', amount: '1', convertTo: { asset: 'NZD' } });
    const after = await worked(await create(plan(converted, { when: { ...thisMinute(), every: { unit: 'week' } } })));
    expect(after).toMatchObject({
      ...{ status: 'active', delayed: { code: 'NoRate', tries: 1 } },
      history: [{ number: 1, status: 'delayed', reason: { code: 'NoRate' } }],
    });
  });

  it('is read with its next dates, changed, paused, resumed, and cancelled', async () => {
    const id = await create({ transfer: internal(), when: LATER });
    const { body } = await user.send('GET', `${PATH}/${id}?upcoming=3`);
    expect(body['upcoming']).toEqual([
      ...['2030-01-31T08:30:00.000Z', '2030-02-28T08:30:00.000Z', '2030-03-31T07:30:00.000Z'],
    ]);
    const when = { ...LATER, time: '10:30', timeZone: undefined };
    const changed = await user.send('PATCH', `${PATH}/${id}`, { body: { when, transfer: internal({ amount: '8' }) } });
    expect(changed).toMatchObject({ status: 200, body: { next: { number: 1, at: '2030-01-31T09:30:00.000Z' } } });
    await post(user, `${PATH}/${id}/pause`, { reason: 'On holiday' }, 200);
    const paused = await user.read(`${PATH}?status=paused`);
    expect(paused.body['items']).toMatchObject([{ scheduleId: id, statusChange: { reason: 'On holiday' } }]);
    expect(await post(user, `${PATH}/${id}/resume`, {}, 200)).toMatchObject({ status: 'active' });
    expect(await post(user, `${PATH}/${id}/cancel`, {}, 200)).toMatchObject({ status: 'cancelled', next: null });
    expect(refusal(await user.send('POST', `${PATH}/${id}/resume`))).toMatchObject({
      ...{ status: 409, code: 'ScheduleEnded' },
    });
    const all = await user.readAll(`${PATH}?limit=2`);
    expect(new Set(all.map(({ scheduleId }) => scheduleId)).size).toBe(all.length);
    expect(await itemsOf('ROW_TABLE', `T#${user.userId}#P#transfer-schedules#R#${id}`)).toEqual([]);
  });
});

const payOut = { asset: 'EUR', amount: '1', counterparty: 'ba_1' };
const external = (more: Body): Body => ({ transfer: { kind: 'external', accountId: from, ...payOut, ...more } });

describe('is refused', () => {
  const wrong: readonly (readonly [what: string, change: () => Body, status: number, code: string, path: string])[] = [
    [
      'a day in the past',
      () => ({ when: { ...LATER, startDate: '2020-01-01' } }),
      400,
      'ValidationFailed',
      'when.startDate',
    ],
    [
      'an end before the beginning',
      () => ({ when: { ...LATER, every: { unit: 'day', until: '2030-01-30' } } }),
      400,
      'ValidationFailed',
      'when.every.until',
    ],
    [
      'a time zone that is none',
      () => ({ when: { ...LATER, timeZone: 'Mars/Base' } }),
      400,
      'ValidationFailed',
      'when.timeZone',
    ],
    ['nothing', () => ({ transfer: internal({ amount: '0' }) }), 400, 'ValidationFailed', 'transfer.amount'],
    ['the same account twice', () => ({ transfer: internal({ to: from }) }), 422, 'SameAccount', 'transfer.to'],
    [
      'an account that nobody has',
      () => ({ transfer: internal({ to: randomUUID() }) }),
      404,
      'NotFound',
      'transfer.to',
    ],
    ['an unknown asset', () => ({ transfer: internal({ asset: 'NOSUCH' }) }), 422, 'UnknownAsset', 'transfer.asset'],
    ['half a cent', () => ({ transfer: internal({ amount: '0.005' }) }), 422, 'WrongPrecision', 'transfer.amount'],
    [
      'a provider that is not there',
      () => external({ provider: 'nobody' }),
      404,
      'UnknownProvider',
      'transfer.provider',
    ],
    ['a rule that is no rule', () => ({ retry: { times: 1_000 } }), 400, 'ValidationFailed', 'retry.times'],
  ];
  it.each(wrong.map(([what, change, status, code, path]) => ({ what, change, status, code, path })))(
    '$what',
    async ({ change, status, code, path }) => {
      const body = { transfer: internal(), when: LATER, ...change() };
      expect(refusal(await user.send('POST', PATH, { body }))).toMatchObject({ status, code, paths: [path] });
    },
  );
});
