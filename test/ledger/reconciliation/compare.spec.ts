/** What is settled beside what is booked: which differences become items, when, and what they put into suspense. */
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { assignItem } from '../../../shared/ledger/app/reconciliation/operate-items.ts';
import { resolveItem } from '../../../shared/ledger/app/reconciliation/resolve-item.ts';
import { strangeId } from '../../../shared/ledger/read/reconciliation/places.ts';
import { ReconciliationWorld } from './reconciliation-world.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const world = () => new ReconciliationWorld().open();
const only = <T>(items: readonly T[]): T => {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`${items.length} items`);
  return item;
};

describe('a payment', () => {
  it('that was settled as it was booked is no item', async () => {
    const one = await world();
    const reference = await one.posted('40', { providerId: 'pi_1' });
    one.settled = [one.settlement('40', { reference, providerId: 'pi_1', fee: '1' })];
    expect(await one.run()).toMatchObject({ status: 'done', newSettlements: 1, compared: 1, opened: 0 });
    one.bank.pass(30 * DAY);
    expect(await one.run()).toMatchObject({ newSettlements: 0, compared: 0, opened: 0 });
    expect(await one.items()).toEqual([]);
    expect(await one.suspense()).toBe('0');
  });

  it('that names no transfer is an item at once, and its money is in suspense', async () => {
    const one = await world();
    one.settled = [one.settlement('25.5', { providerId: 'pi_9' })];
    expect(await one.run()).toMatchObject({ opened: 1 });
    expect(only(await one.items())).toMatchObject({
      itemId: strangeId('stripe', 'pi_9'),
      status: 'open',
      differences: [{ kind: 'not-booked', asset: 'EUR', ours: '0', theirs: '25.5' }],
      suspense: { EUR: '25.5' },
    });
    expect(await one.suspense()).toBe('25.5');
  });

  it('that was booked and not settled is an item after four days, and closes when it is settled', async () => {
    const one = await world();
    const reference = await one.posted('40', { direction: 'pay-out' });
    await one.run();
    one.bank.pass(95 * HOUR);
    await one.run();
    expect(await one.items()).toEqual([]);
    one.bank.pass(2 * HOUR);
    expect(await one.run()).toMatchObject({ opened: 1 });
    expect(only(await one.items())).toMatchObject({
      differences: [{ kind: 'not-settled', ours: '-40', theirs: '0' }],
      suspense: { EUR: '40' },
    });
    one.settled = [one.settlement('-40', { reference })];
    expect(await one.run()).toMatchObject({ closed: 1 });
    expect(await one.items()).toEqual([]);
    expect(only(await one.items('resolved'))).toMatchObject({
      history: [{ status: 'open' }, { status: 'resolved', by: 'system', reason: 'The two sides agree now.' }],
    });
    expect(await one.suspense()).toBe('0');
  });

  it.each([
    ['less', ['39'], {}, [{ kind: 'amount-differs', asset: 'EUR', ours: '40', theirs: '39' }], { EUR: '-1' }],
    ['twice', ['40', '40'], {}, [{ kind: 'duplicate', asset: 'EUR', ours: '40', theirs: '80' }], { EUR: '40' }],
    ['with another fee', ['40'], { fee: '2' }, [{ kind: 'fee-differs', asset: 'EUR', ours: '1.5', theirs: '2' }], {}],
    [
      'in another currency',
      ['40'],
      { asset: 'USD' },
      [
        { kind: 'asset-differs', asset: 'EUR', ours: '40', theirs: '0' },
        { kind: 'asset-differs', asset: 'USD', ours: '0', theirs: '40' },
      ],
      { EUR: '-40', USD: '40' },
    ],
  ])('that was settled %s is an item after a day', async (_, amounts, more, differences, suspense) => {
    const one = await world();
    const reference = await one.posted('40', { fee: '1.5' });
    one.settled = amounts.map((amount) => one.settlement(amount, { reference, ...more }));
    await one.run();
    expect(await one.items()).toEqual([]);
    one.bank.pass(25 * HOUR);
    await one.run();
    expect(only(await one.items())).toMatchObject({ differences, suspense });
  });

  it('of which both sides took the same back is no item', async () => {
    const one = await world();
    one.settled = [one.settlement('-40', { providerId: 'po_1' }), one.settlement('40', { providerId: 'po_1' })];
    await one.run();
    one.bank.pass(2 * DAY);
    await one.run();
    expect(await one.items()).toEqual([]);
  });

  it('is found by the provider’s id, whichever of the two came first', async () => {
    const one = await world();
    one.settled = [one.settlement('40', { providerId: 'pi_7' })];
    await one.run();
    expect(await one.items()).toHaveLength(1);
    await one.posted('40', { providerId: 'pi_7' });
    expect(await one.run()).toMatchObject({ closed: 1 });
    expect(await one.items()).toEqual([]);
    await one.posted('30', { providerId: 'pi_8' });
    one.settled = [one.settlement('30', { providerId: 'pi_8' })];
    expect(await one.run()).toMatchObject({ opened: 0 });
    one.bank.pass(10 * DAY);
    await one.run();
    expect(await one.items()).toEqual([]);
    expect(await one.suspense()).toBe('0');
  });

  it('that a provider without a list is asked about is settled as that says', async () => {
    const one = await world();
    const reference = await one.posted('40', { providerId: 'mp_1' });
    const asked: unknown[] = [];
    await one.run({
      provider: 'stripe',
      kind: 'inquiry',
      ask: async (inquiry) => {
        asked.push(inquiry);
        return { kind: 'found', state: { stage: 'settled', providerId: 'mp_1', amount: '41' } };
      },
    });
    expect(asked).toEqual([{ direction: 'pay-in', reference, providerId: 'mp_1' }]);
    one.bank.pass(25 * HOUR);
    await one.run();
    expect(only(await one.items())).toMatchObject({
      differences: [{ kind: 'amount-differs', ours: '40', theirs: '41' }],
    });
  });
});

describe('a provider that can’t be read', () => {
  it('is tried again, and after five times the run has failed; the next begins where it did', async () => {
    const one = await world();
    for (let at = 0; at < 5; at += 1) one.failures.push({ kind: 'unknown', why: 'The provider answered 500.' });
    const { from } = await one.start();
    const waits: unknown[] = [];
    for (let at = 0; at < 5; at += 1) waits.push(await one.work());
    expect(waits).toEqual([60, 120, 240, 480, undefined]);
    expect(await one.lastRun()).toMatchObject({
      status: 'failed',
      problems: Array(5).fill('The provider answered 500.'),
    });
    one.bank.pass(HOUR);
    expect(await one.run()).toMatchObject({ status: 'done', from });
  });

  it('of which one file makes no sense goes on behind it, and says so', async () => {
    const one = await world();
    one.failures.push({ kind: 'page', settlements: [], next: '0', problem: 'a.camt053.xml can’t be read.' });
    one.settled = [one.settlement('5')];
    expect(await one.run()).toMatchObject({ status: 'done', opened: 1, problems: ['a.camt053.xml can’t be read.'] });
  });
});

describe('an operator', () => {
  const act = (paymentId: string, reason = 'looked into it') => ({
    provider: 'stripe',
    paymentId,
    by: 'ops-1',
    reason,
  });

  it('takes an item, and books what is in suspense to whose it is', async () => {
    const one = await world();
    one.settled = [one.settlement('25.5', { providerId: 'pi_9' })];
    await one.run();
    const { itemId } = only(await one.items());
    const taken = await assignItem(one.bank.store, one.operator(), { ...act(itemId), owner: 'ops-2' });
    expect(taken).toMatchObject({ status: 'assigned', owner: 'ops-2' });
    const bookings = [{ accountId: one.accountId, asset: 'EUR', forced: false }];
    const ended = await resolveItem(one.bank.store, one.operator(), { ...act(itemId), bookings });
    expect(ended).toMatchObject({ status: 'resolved', suspense: {}, owner: 'ops-2' });
    expect(await one.suspense()).toBe('0');
    expect((await one.bank.funds(one.user, one.accountId)).balance).toBe(1_025_500_000_000_000_000_000n);
    one.bank.pass(40 * DAY);
    await one.run();
    expect(await one.items()).toEqual([]);
    const again = await resolveItem(one.bank.store, one.operator(), { ...act(itemId), bookings });
    expect(isRefused(again) && again.code).toBe('ItemResolved');
    // What the provider takes back later is another difference.
    one.settled = [one.settlement('-25.5', { providerId: 'pi_9' })];
    await one.run();
    expect(only(await one.items())).toMatchObject({ differences: [{ ours: '25.5', theirs: '0' }] });
  });

  it('lets it stand as it is, and it opens no more while both sides are the same', async () => {
    const one = await world();
    one.settled = [one.settlement('25.5', { providerId: 'pi_9' })];
    await one.run();
    const { itemId } = only(await one.items());
    await resolveItem(one.bank.store, one.operator(), { ...act(itemId), bookings: [] });
    expect(await one.suspense()).toBe('0');
    one.bank.pass(40 * DAY);
    await one.run();
    expect(await one.items()).toEqual([]);
    one.settled = [one.settlement('3', { providerId: 'pi_9' })];
    await one.run();
    expect(only(await one.items())).toMatchObject({ suspense: { EUR: '28.5' }, history: [{}, {}, { status: 'open' }] });
  });

  it('can’t book what isn’t in suspense, nor take more than there is, and then nothing has changed', async () => {
    const one = await world();
    await one.posted('2000');
    one.bank.pass(5 * DAY);
    await one.run();
    const { itemId } = only(await one.items());
    await one.bank.adjust(one.accountId, '2900', { direction: 'debit' });
    const booked = (asset: string) =>
      resolveItem(one.bank.store, one.operator(), {
        ...act(itemId),
        bookings: [{ accountId: one.accountId, asset, forced: false }],
      });
    expect(await booked('USD')).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'bookings.0.asset' }] });
    expect(await booked('EUR')).toMatchObject({ code: 'InsufficientFunds' });
    expect(only(await one.items())).toMatchObject({ status: 'open', suspense: { EUR: '-2000' } });
    expect(await one.suspense()).toBe('-2000');
  });
});
