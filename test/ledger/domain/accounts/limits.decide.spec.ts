/** Limits are counted exactly at the border of a day and a month of the owner's time zone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, format } from '../../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import { dateIn, isTimeZone } from '../../../../shared/kernel/time-zone.ts';
import {
  checkLimits,
  counted,
  dayFor,
  type Used,
  uncounted,
} from '../../../../shared/ledger/domain/accounts/limits.ts';
import { Bank, codeOf, done } from '../../support/bank.ts';

const LIMITS = { EUR: { perTransaction: '60', daily: '100', monthly: '150' } };
const spend = (used: Used | undefined, day: string, amount: string) => {
  const leaving = { asset: 'EUR', amount: decimal(amount), day: dayFor(used, day) };
  const refused = checkLimits(LIMITS, used, leaving);
  return refused ? refused.data : counted(used, leaving.day, leaving.amount);
};

describe('limits', () => {
  it('are of a transaction, a day and a month, and say what they leave', () => {
    expect(spend(undefined, '2026-01-15', '60.01')).toMatchObject({ limit: 'perTransaction', left: '60' });
    const first = spend(undefined, '2026-01-15', '60') as Used;
    expect(spend(first, '2026-01-15', '40.01')).toMatchObject({ limit: 'daily', used: '60', left: '40' });
    const second = spend(first, '2026-01-15', '40') as Used;
    expect(spend(second, '2026-01-16', '50.01')).toMatchObject({ limit: 'monthly', left: '50' });
    expect(spend(second, '2026-02-01', '60')).toMatchObject({ day: '2026-02-01', ofMonth: '60' });
  });

  it('are not lifted by a day that comes again in another time zone', () => {
    const used = spend(undefined, '2026-01-16', '60') as Used;
    expect(spend(used, '2026-01-15', '40.01')).toMatchObject({ limit: 'daily' });
  });

  it('have room again for what came to nothing, on the day and in the month that it was counted on', () => {
    const used = spend(spend(undefined, '2026-01-15', '60') as Used, '2026-01-16', '30') as Used;
    expect(uncounted(used, '2026-01-15', decimal('60'))).toEqual({ day: '2026-01-16', ofDay: '30', ofMonth: '30' });
    expect(uncounted(used, '2025-12-31', decimal('60'))).toEqual(used);
  });

  it('count what was counted and not taken back, whatever the order', () => {
    const day = fc.constantFrom('2026-01-30', '2026-01-31', '2026-02-01');
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 9 })), { minLength: 1 }), (spent) => {
        let used: Used | undefined;
        const onDays: [string, number][] = [];
        for (const [on, amount] of spent) {
          const real = dayFor(used, on);
          onDays.push([real, amount]);
          used = counted(used, real, decimal(String(amount)));
        }
        const last = used?.day ?? '';
        const total = (part: number) =>
          onDays
            .filter(([on]) => on.slice(0, part) === last.slice(0, part))
            .reduce((sum, [, amount]) => sum + amount, 0);
        expect(used).toEqual({ day: last, ofDay: String(total(10)), ofMonth: String(total(7)) });
      }),
    );
  });
});

describe('the owner’s day', () => {
  it('begins at midnight where they live, on the days when clocks change, too', () => {
    const at = (zone: string, time: string) => dateIn(zone, time as Timestamp);
    expect(at('Europe/Berlin', '2026-01-15T22:59:59.999Z')).toBe('2026-01-15');
    expect(at('Europe/Berlin', '2026-01-15T23:00:00.000Z')).toBe('2026-01-16');
    expect(at('Europe/Berlin', '2026-03-29T22:00:00.000Z')).toBe('2026-03-30');
    expect(at('America/Los_Angeles', '2026-01-15T07:59:59.999Z')).toBe('2026-01-14');
    expect(at('Asia/Kathmandu', '2026-01-15T18:15:00.000Z')).toBe('2026-01-16');
    expect(['Europe/Berlin', 'UTC', 'Atlantis', '+01:00', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is what a limit goes by: to the millisecond', async () => {
    const bank = new Bank();
    const user = bank.user();
    await bank.live(user, 'America/New_York');
    const limits = { EUR: { daily: '10' } };
    const [from, to] = [await bank.funded(user, '100', { limits }), await bank.open(user)];
    const send = async (now: string) => {
      bank.now = now;
      return codeOf(await bank.transfer(user, { from, to, amount: '10' }));
    };
    expect(await send('2026-01-16T04:59:59.998Z')).toBe('done');
    expect(await send('2026-01-16T04:59:59.999Z')).toBe('LimitExceeded');
    expect(await send('2026-01-16T05:00:00.000Z')).toBe('done');
    expect(await send('2026-01-17T04:59:59.999Z')).toBe('LimitExceeded');
  });

  it('is used up by what is held, which is not counted again when it is taken, and given back when it expires', async () => {
    const bank = new Bank();
    const user = bank.user();
    const [from, to] = [await bank.funded(user, '100', { limits: { EUR: { daily: '10' } } }), await bank.open(user)];
    const { placeHoldOn } = await import('../../../../shared/ledger/app/holds/hold-commands.ts');
    const order = { accountId: from, asset: 'EUR', amount: '8', expiresInSeconds: 60 };
    done(await placeHoldOn(bank.store, bank.as(user), order));
    expect(codeOf(await bank.transfer(user, { from, to, amount: '3' }))).toBe('LimitExceeded');
    bank.pass(59);
    expect(codeOf(await bank.transfer(user, { from, to, amount: '3' }))).toBe('LimitExceeded');
    bank.pass(1);
    expect(codeOf(await bank.transfer(user, { from, to, amount: '10' }))).toBe('done');
    expect(format((await bank.funds(user, from)).available)).toBe('90');
  });
});
