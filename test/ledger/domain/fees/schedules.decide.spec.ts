import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import { newId } from '../../../../shared/kernel/ids.ts';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import { scheduleAt } from '../../../../shared/ledger/calc/fees/schedule-at.ts';
import { feeRules } from '../../../../shared/ledger/contract/fees.ts';
import {
  evolveFeeSchedules,
  type FeeSchedules,
  NO_SCHEDULES,
  type SetFeeSchedule,
  setFeeSchedule,
} from '../../../../shared/ledger/domain/fees/schedules.ts';

const time = (text: string): Timestamp => new Date(text).toISOString() as Timestamp;
const NOW = time('2026-03-01T12:00:00Z');
const EURO = { method: 'flat', amount: '1' };
const rulesOf = (charge: object) =>
  z.parse(feeRules, [{ ruleId: 'service', tier: 'platform', category: 'service', asset: 'EUR', charge }]);

const command = (more: Partial<SetFeeSchedule> = {}): SetFeeSchedule => ({
  ...{ scheduleId: newId(), rules: rulesOf(EURO), reason: 'as announced', setBy: 'ops-1', now: NOW },
  precisionOf: () => 2,
  ...more,
});

const applied = (schedules: FeeSchedules, ...commands: readonly SetFeeSchedule[]): FeeSchedules =>
  commands.reduce((so, one) => {
    const events = setFeeSchedule(so, one);
    if (isRefused(events)) throw new Error(events.detail);
    return events.reduce(evolveFeeSchedules, so);
  }, schedules);

describe('setting a fee schedule', () => {
  it('takes effect at once, or from a time on, with its reason and who set it', () => {
    const one = command();
    expect(setFeeSchedule(NO_SCHEDULES, one)).toEqual([
      {
        type: 'FeeScheduleSet',
        data: {
          schedule: {
            scheduleId: one.scheduleId,
            effectiveFrom: NOW,
            recordedAt: NOW,
            reason: 'as announced',
            rules: one.rules,
          },
          setBy: 'ops-1',
        },
      },
    ]);
    const later = time('2026-04-01T00:00:00Z');
    const [planned] = applied(NO_SCHEDULES, command({ effectiveFrom: later }));
    expect(planned?.effectiveFrom).toBe(later);
  });

  it.each([
    ['the past', { effectiveFrom: time('2026-03-01T11:59:59.999Z') }, 'EffectiveInThePast', 'effectiveFrom'],
    [
      'a flat fee finer than the asset',
      { rules: rulesOf({ method: 'flat', amount: '0.001' }) },
      'WrongPrecision',
      'rules.0.charge.amount',
    ],
    [
      'a minimum finer than the asset',
      { rules: rulesOf({ method: 'percentage', rate: '0.1', minimum: '0.005' }) },
      'WrongPrecision',
      'rules.0.charge.minimum',
    ],
  ])('refuses %s', (_, more, code, path) => {
    expect(setFeeSchedule(NO_SCHEDULES, command(more))).toMatchObject({ code, errors: [{ path }] });
  });

  it('refuses the sixth that is still to come', () => {
    const days = Array.from({ length: 5 }, (_, at) =>
      command({ effectiveFrom: time(`2026-04-${String(at + 1).padStart(2, '0')}T00:00:00Z`) }),
    );
    const planned = applied(NO_SCHEDULES, ...days);
    expect(setFeeSchedule(planned, command({ effectiveFrom: time('2026-05-01T00:00:00Z') }))).toMatchObject({
      code: 'TooManyFeeSchedules',
    });
    expect(setFeeSchedule(planned, command())).toHaveLength(1);
  });
});

describe('fee schedules', () => {
  it('are kept while a quote may be of them, and then are left to the stream', () => {
    const first = command({ now: time('2026-03-01T00:00:00Z') });
    const second = command({ now: time('2026-03-02T00:00:00Z') });
    const third = command({ now: time('2026-03-02T00:10:00Z') });
    const fourth = command({ now: time('2026-03-03T00:00:00Z') });
    const close = applied(NO_SCHEDULES, first, second, third);
    expect(scheduleAt(close, time('2026-03-01T23:59:00Z'))?.scheduleId).toBe(first.scheduleId);
    expect(scheduleAt(close, time('2026-03-02T00:09:00Z'))?.scheduleId).toBe(second.scheduleId);
    expect(applied(close, fourth).map(({ scheduleId }) => scheduleId)).toEqual([third.scheduleId, fourth.scheduleId]);
  });
});
