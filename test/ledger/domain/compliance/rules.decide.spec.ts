import { expect, it } from 'vitest';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import { scheduleAt } from '../../../../shared/ledger/calc/fees/schedule-at.ts';
import { complianceRule } from '../../../../shared/ledger/contract/compliance.ts';
import {
  type ComplianceRuleSets,
  evolveRules,
  NO_RULES,
  type SetRules,
  setRules,
} from '../../../../shared/ledger/domain/compliance/rules.ts';

const time = (text: string): Timestamp => new Date(text).toISOString() as Timestamp;
const NOW = time('2026-03-01T12:00:00Z');
const order = (more: Partial<SetRules> = {}): SetRules => ({
  ...{ ruleSetId: crypto.randomUUID() as SetRules['ruleSetId'], rules: [], reviewFrom: 50, rejectFrom: 100 },
  ...{ reason: 'a test', setBy: 'ops-1', now: NOW },
  ...more,
});
const given = (...orders: SetRules[]): ComplianceRuleSets =>
  orders.reduce((sets, one) => {
    const events = setRules(sets, one);
    if (isRefused(events)) throw new Error('refused');
    return events.reduce(evolveRules, sets);
  }, NO_RULES);

it.each([
  ['that began before', { effectiveFrom: time('2026-03-01T11:59:59Z') }, 'EffectiveInThePast', 'effectiveFrom'],
  ['that reject what they let pass', { reviewFrom: 60, rejectFrom: 59 }, 'ValidationFailed', 'rejectFrom'],
])('rules %s are refused', (_, more, code, path) => {
  expect(setRules(NO_RULES, order(more))).toMatchObject({ code, errors: [{ path }] });
});

it('no more than five sets may be to come', () => {
  const planned = [1, 2, 3, 4, 5].map((day) => order({ effectiveFrom: time(`2026-04-0${day}T00:00:00Z`) }));
  const sixth = setRules(given(...planned), order({ effectiveFrom: time('2026-05-01T00:00:00Z') }));
  expect(sixth).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'effectiveFrom' }] });
  expect(setRules(given(...planned), order())).toMatchObject([{ type: 'ComplianceRulesSet' }]);
});

it('what is in force stays until what is to come begins, and what is over is kept no longer', () => {
  const later = order({ effectiveFrom: time('2026-04-01T00:00:00Z'), reason: 'later' });
  const sets = given(order({ reason: 'first' }), later);
  expect(scheduleAt(sets, time('2026-03-31T23:59:59Z'))?.reason).toBe('first');
  expect(scheduleAt(sets, time('2026-04-01T00:00:00Z'))?.reason).toBe('later');
  const over = given(order({ reason: 'first' }), later, order({ reason: 'now', now: time('2026-05-01T00:00:00Z') }));
  expect(over.map(({ reason }) => reason)).toEqual(['later', 'now']);
});

it.each([
  ['a velocity without an amount or a count', { kind: 'velocity', asset: 'EUR', days: 1 }],
  ['a country that is none', { kind: 'country', countries: ['Germany'] }],
  ['a score above a hundred', { kind: 'unverified', score: 101 }],
  ['more days than are looked back to', { kind: 'velocity', asset: 'EUR', days: 32, count: 2 }],
])('%s is no rule', (_, rule) => {
  expect(complianceRule.safeParse({ ruleId: 'a', flag: 'a', score: 1, ...rule }).success).toBe(false);
});
