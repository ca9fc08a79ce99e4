/** Transfers that are planned, on a small bank: when they are made, and what happens when they can't be. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../../shared/kernel/workflow/run/read-workflows.ts';
import type { WorkflowId } from '../../../shared/kernel/workflow/workflow.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { OPEN_SCHEDULES_MAX } from '../../../shared/ledger/contract/transfer-schedule-plan.ts';
import { close, freeze, unfreeze } from '../../../shared/ledger/domain/accounts/decide.ts';
import { listOccurrences } from '../../../shared/ledger/read/transfer-schedules/occurrence-records.ts';
import { listSchedules } from '../../../shared/ledger/read/transfer-schedules/schedule-records.ts';
import { upcomingOf } from '../../../shared/ledger/read/transfer-schedules/schedule-view.ts';
import { workflowsOf } from '../../../shared/ledger/read/workflow-view.ts';
import { codeOf, done, OPENED_AT } from '../support/bank.ts';
import { DAY, Planner } from './schedule-world.ts';

const TODAY = OPENED_AT.slice(0, 10);
const once = (startDate: string, time = '08:00') => ({ startDate, time, timeZone: 'UTC' });
const daily = (more: object = {}) => ({ ...once(TODAY), every: { unit: 'day', ...more } });
const change = (
  planner: Planner,
  accountId: AccountId,
  act: typeof freeze | typeof unfreeze | typeof close,
): Promise<unknown> =>
  changeAccount(planner.bank.store, planner.bank.as(planner.user), { owner: planner.user, accountId }, (account, now) =>
    act(account, { by: 'owner', reason: 'a test', now }),
  );

describe('a planned transfer', () => {
  it('is made at its time, once, and the schedule is completed', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: once('2026-01-11') });
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    planner.bank.pass(DAY);
    expect(await planner.work()).toEqual({ executed: 1, refused: 0 });
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    expect(await planner.received()).toBe('10');
    expect(await planner.schedule(id)).toMatchObject({ status: 'completed', next: null, executed: 1 });
    expect(await planner.isDue()).toBe(false);
  });

  it('that recurs is made each time, by transfers that the history names in their order', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: daily({ count: 3 }) });
    expect(upcomingOf(await planner.schedule(id), 5)).toEqual([
      ...['2026-01-10T08:00:00.000Z', '2026-01-11T08:00:00.000Z', '2026-01-12T08:00:00.000Z'],
    ]);
    const later = done(await planner.bank.transfer(planner.user, { from: planner.from, to: planner.to, amount: '1' }));
    for (let day = 0; day < 4; day += 1) {
      await planner.work();
      planner.bank.pass(DAY);
    }
    expect(await planner.history(id)).toEqual(['1 executed', '2 executed', '3 executed']);
    const made = (await planner.transfers()).filter((transferId) => transferId !== later.transferId);
    expect(new Set(made).size).toBe(3);
    expect(await planner.received()).toBe('31');
  });

  it('to outside is ordered from its provider if what it takes is there', async () => {
    const planner = await Planner.with('100');
    const transfer = {
      kind: 'external',
      provider: 'stripe',
      accountId: planner.from,
      asset: 'EUR',
      counterparty: 'ba',
    };
    const id = await planner.plan({ transfer: { ...transfer, amount: '60' }, when: daily() });
    expect(await planner.work()).toEqual({ executed: 1, refused: 0 });
    const { items } = await listOccurrences(planner.bank.store, { tenant: planner.user, scheduleId: id }, { limit: 1 });
    const workflowId = items[0]?.transferId as WorkflowId;
    const found = await readWorkflow(workflowsOf(planner.bank.store), planner.user, workflowId);
    expect(found?.workflow).toMatchObject({ context: { transfer: { direction: 'pay-out', amount: '60' } } });
    expect(found?.history[0]).toMatchObject({ source: 'schedule' });
    done(
      await planner.change(id, { transfer: { ...transfer, kind: 'external', amount: '160', features: [] } as never }),
    );
    planner.bank.pass(DAY);
    expect(await planner.work()).toEqual({ executed: 0, refused: 1 });
    expect(await planner.history(id)).toEqual(['1 executed', '2 delayed InsufficientFunds']);
  });
});

describe('without enough in the account', () => {
  it('is tried again as often as the schedule says, then given up and told', async () => {
    const planner = await Planner.with('5');
    const id = await planner.plan({ when: daily(), retry: { times: 2, everyMinutes: 60 } });
    for (const expected of [
      '1 delayed InsufficientFunds',
      '1 delayed InsufficientFunds',
      '1 failed InsufficientFunds',
    ]) {
      expect(await planner.work()).toEqual({ executed: 0, refused: 1 });
      expect(await planner.history(id)).toEqual([expected]);
      planner.bank.pass(3_600);
    }
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    expect(await planner.schedule(id)).toMatchObject({ status: 'active', failed: 1, next: { number: 2 } });
  });

  it('is made as soon as there is enough when it is tried', async () => {
    const planner = await Planner.with('5');
    const id = await planner.plan({ when: daily(), retry: { times: 1, everyMinutes: 60 } });
    await planner.work();
    done(await planner.bank.adjust(planner.from, '5'));
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    planner.bank.pass(3_600);
    expect(await planner.work()).toEqual({ executed: 1, refused: 0 });
    expect(await planner.history(id)).toEqual(['1 executed']);
  });

  it('is skipped at once by a schedule that does not try again, and a single one is over with it', async () => {
    const planner = await Planner.with('5');
    const id = await planner.plan({ when: once(TODAY), retry: { times: 0, everyMinutes: 60 } });
    await planner.work();
    expect(await planner.history(id)).toEqual(['1 failed InsufficientFunds']);
    expect(await planner.schedule(id)).toMatchObject({ status: 'completed', failed: 1, executed: 0 });
  });

  it('gives way to the next one that is due', async () => {
    const planner = await Planner.with('5');
    const id = await planner.plan({ when: daily(), retry: { times: 9, everyMinutes: 1_200 } });
    await planner.work();
    planner.bank.pass(DAY);
    done(await planner.bank.adjust(planner.from, '5'));
    await planner.work();
    expect(await planner.history(id)).toEqual(['1 failed InsufficientFunds', '2 executed']);
  });
});

describe('that came due while nobody worked', () => {
  it('is made once for all of them, unless the schedule says otherwise', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: daily() });
    planner.bank.pass(4 * DAY);
    expect(await planner.work()).toEqual({ executed: 1, refused: 0 });
    expect(await planner.history(id)).toEqual(['1-4 skipped Missed', '5 executed']);
    expect(await planner.schedule(id)).toMatchObject({ executed: 1, skipped: 4, next: { number: 6 } });
  });

  it('is made each time where the schedule says so, and late ones are still made', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: daily({ count: 4 }), missed: 'each' });
    planner.bank.pass(40 * DAY);
    expect(await planner.work()).toEqual({ executed: 4, refused: 0 });
    expect(await planner.schedule(id)).toMatchObject({ status: 'completed', executed: 4 });
    const single = await planner.plan({ when: once('2026-02-20') });
    planner.bank.pass(DAY);
    await planner.work();
    expect(await planner.history(single)).toEqual(['1 executed']);
  });
});

describe('of an account that lets nothing out', () => {
  it('pauses its schedule with the reason, and is tried at once when that is resumed', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: once(TODAY) });
    await change(planner, planner.from, freeze);
    expect(await planner.work()).toEqual({ executed: 0, refused: 1 });
    expect(await planner.schedule(id)).toMatchObject({
      ...{ status: 'paused', statusChange: { by: 'system', code: 'AccountFrozen' } },
      attempt: { tries: 1, retryAt: null },
    });
    planner.bank.pass(DAY);
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    await change(planner, planner.from, unfreeze);
    done(await planner.resume(id));
    expect(await planner.work()).toEqual({ executed: 1, refused: 0 });
    expect(await planner.history(id)).toEqual(['1 executed']);
  });

  it('is given up when the next one came due while it was paused', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: daily() });
    await change(planner, planner.to, close);
    await planner.work();
    expect(await planner.schedule(id)).toMatchObject({ statusChange: { code: 'AccountClosed' } });
    planner.bank.pass(2 * DAY);
    done(await planner.resume(id));
    expect(await planner.history(id)).toEqual(['1 failed AccountClosed', '2-3 skipped Paused']);
    expect(await planner.schedule(id)).toMatchObject({ status: 'active', next: { number: 4 } });
  });
});

describe('a user', () => {
  it('pauses a schedule, and what came due meanwhile is not made up', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan({ when: daily({ count: 3 }) });
    await planner.work();
    done(await planner.pause(id));
    done(await planner.pause(id));
    planner.bank.pass(DAY);
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    done(await planner.resume(id));
    expect(await planner.history(id)).toEqual(['1 executed', '2 skipped Paused']);
    done(await planner.pause(id));
    planner.bank.pass(5 * DAY);
    expect(done(await planner.resume(id))).toMatchObject({ status: 'completed', skipped: 2 });
  });

  it('cancels one for good, while it waits to be tried again, too', async () => {
    const planner = await Planner.with('5');
    const id = await planner.plan();
    await planner.work();
    done(await planner.cancel(id));
    expect(done(await planner.cancel(id))).toMatchObject({ status: 'cancelled', next: null });
    planner.bank.pass(DAY);
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    expect(await planner.history(id)).toEqual(['1 skipped Cancelled']);
    expect(await planner.isDue()).toBe(false);
    for (const act of [planner.pause(id), planner.resume(id), planner.change(id, { name: 'other' })]) {
      expect(codeOf(await act)).toBe('ScheduleEnded');
    }
  });

  it('changes what is sent and when, from the next one on; what was due by the old times is skipped', async () => {
    const planner = await Planner.with('100');
    const id = await planner.plan();
    await planner.work();
    planner.bank.pass(DAY);
    const before = await planner.schedule(id);
    expect(done(await planner.change(id, { missed: 'latest' }))).toEqual(before);
    const when = { startDate: TODAY, time: '20:00', timeZone: 'UTC', every: { unit: 'day', interval: 1 } } as never;
    done(await planner.change(id, { when, transfer: { ...before.transfer, amount: '20' } }));
    expect(await planner.work()).toEqual({ executed: 0, refused: 0 });
    planner.bank.pass(DAY / 2);
    await planner.work();
    expect(await planner.history(id)).toEqual(['1 executed', '2 skipped Changed', '3 executed']);
    expect(await planner.received()).toBe('30');
    const over = { startDate: '2020-01-01', time: '00:00', timeZone: 'UTC' } as never;
    expect(await planner.change(id, { when: over })).toMatchObject({ errors: [{ path: 'when' }] });
  });

  it('who moves to another time zone keeps schedules by the clocks that they were made for', async () => {
    const planner = await Planner.with('100');
    await planner.bank.live(planner.user, 'Europe/Berlin');
    const id = await planner.plan({ when: { startDate: '2026-01-12', time: '09:00', every: { unit: 'day' } } });
    await planner.bank.live(planner.user, 'America/New_York');
    expect(await planner.schedule(id)).toMatchObject({
      ...{ when: { timeZone: 'Europe/Berlin' }, next: { at: '2026-01-12T08:00:00.000Z' } },
    });
  });

  it('has as many open schedules as there may be, and room again when one ends', async () => {
    const planner = await Planner.with('100');
    const ids = [];
    for (let count = 0; count < OPEN_SCHEDULES_MAX; count += 1)
      ids.push(await planner.plan({ when: once('2026-02-01') }));
    expect(codeOf(await planner.create())).toBe('TooManySchedules');
    for (const id of ids.slice(0, 2)) done(await planner.cancel(id));
    const results = await Promise.all([1, 2, 3].map(() => planner.create({ when: once('2026-02-01') })));
    expect(results.map(codeOf).toSorted()).toEqual(['TooManySchedules', 'done', 'done']);
    const asked = { status: 'cancelled', limit: 1 } as const;
    const first = await listSchedules(planner.bank.store, planner.user, asked);
    const second = await listSchedules(planner.bank.store, planner.user, { ...asked, after: first.next });
    expect([...first.items, ...second.items].map(({ scheduleId }) => scheduleId)).toEqual([ids[1], ids[0]]);
  });
});

describe('is refused', () => {
  const nobody = randomUUID() as string as TransferId;
  it.each([
    ['a day in the past', () => ({ when: once('2026-01-09') }), 'when.startDate'],
    ['a time of today that is past', () => ({ when: once(TODAY, '07:57') }), 'when.startDate'],
    ['a day that is too far ahead', () => ({ when: once('2036-01-11') }), 'when.startDate'],
    ['from an account that nobody has', () => ({ from: nobody }), 'transfer.from'],
    ['to an account that nobody has', () => ({ to: nobody }), 'transfer.to'],
    ['to the same account', ({ from }: Planner) => ({ to: from }), 'transfer.to'],
    ['an asset that nobody knows', () => ({ asset: 'NOSUCH' }), 'transfer.asset'],
    ['half a cent', () => ({ amount: '0.005' }), 'transfer.amount'],
    ['into the same asset', () => ({ convertTo: { asset: 'EUR' } }), 'transfer.convertTo.asset'],
  ] as const)('%s', async (_, more, path) => {
    const planner = await Planner.with('100');
    const { from, to } = planner;
    const given: object = more(planner);
    const body =
      'when' in given ? given : { transfer: { kind: 'internal', from, to, asset: 'EUR', amount: '1', ...given } };
    expect(await planner.create(body)).toMatchObject({ errors: [{ path }] });
    expect(await planner.isDue()).toBe(false);
  });

  it('a closed account, and a provider that is not set up', async () => {
    const planner = await Planner.with('100');
    await change(planner, planner.to, close);
    expect(codeOf(await planner.create())).toBe('AccountClosed');
    const transfer = { kind: 'external', provider: 'nobody', accountId: planner.from, asset: 'EUR', amount: '1' };
    expect(codeOf(await planner.create({ transfer: { ...transfer, counterparty: 'ba' } }))).toBe('UnknownProvider');
  });
});
