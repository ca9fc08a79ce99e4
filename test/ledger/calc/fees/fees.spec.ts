import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { decimal, format } from '../../../../shared/kernel/money/decimal.ts';
import type { RoundingRule } from '../../../../shared/kernel/money/rounding.ts';
import { breakdownOf } from '../../../../shared/ledger/calc/fees/breakdown.ts';
import { chargeOn } from '../../../../shared/ledger/calc/fees/charge.ts';
import { feeMovements } from '../../../../shared/ledger/calc/fees/postings.ts';
import { quotedTime, quoteIdOf } from '../../../../shared/ledger/calc/fees/quote.ts';
import { refundOfFees } from '../../../../shared/ledger/calc/fees/refund.ts';
import { scheduleAt } from '../../../../shared/ledger/calc/fees/schedule-at.ts';
import { feeCharge, feeRule, feeRules } from '../../../../shared/ledger/contract/fees.ts';
import { at, scheduleOf, subjectOf } from './support.ts';

const precisionOf = (asset: string): number => (asset === 'ETH' ? 18 : 2);
const rule = (raw: object) => z.parse(feeRule, { ruleId: 'r', tier: 'platform', category: 'service', ...raw });
const percent = { method: 'percentage', rate: '0.015' };
const bands = [
  { upTo: '100', rate: '0.02', flat: '1' },
  { upTo: '1000', rate: '0.01' },
  { rate: '0.001', flat: '5' },
];

const charged = (charge: object, amount: string, rounding: RoundingRule = 'half-even'): string =>
  format(chargeOn(decimal(amount), z.parse(feeCharge, charge), { places: 2, rule: rounding }));

describe('a charge', () => {
  it.each([
    ['a percentage', percent, '200', '3'],
    ['a percentage at its minimum', { ...percent, minimum: '0.5' }, '1', '0.5'],
    ['a percentage at its maximum', { ...percent, maximum: '10' }, '10000', '10'],
    ['a flat fee', { method: 'flat', amount: '0.25' }, '1', '0.25'],
    ['marginal bands, in the first', { method: 'tiered', mode: 'marginal', bands }, '50', '2'],
    ['marginal bands, at the end of the first', { method: 'tiered', mode: 'marginal', bands }, '100', '3'],
    ['marginal bands, over all', { method: 'tiered', mode: 'marginal', bands }, '2000', '18'],
    [
      'the whole amount by its band, at the end of the first',
      { method: 'tiered', mode: 'whole-amount', bands },
      '100',
      '3',
    ],
    ['the whole amount by its band, in the second', { method: 'tiered', mode: 'whole-amount', bands }, '100.5', '1'],
    ['the whole amount by its band, in the last', { method: 'tiered', mode: 'whole-amount', bands }, '2000', '7'],
  ])('is %s', (_, charge, amount, expected) => {
    expect(charged(charge, amount)).toBe(expected);
  });

  it.each([
    ['half-even', '1', '0.02'],
    ['half-even', '3', '0.04'],
    ['half-up', '3', '0.05'],
    ['up', '2.7', '0.05'],
    ['down', '3.3', '0.04'],
  ] as const)('is rounded %s once: 1.5 %% of %s is %s', (rounding, amount, expected) => {
    expect(charged(percent, amount, rounding)).toBe(expected);
  });
});

describe('a rule', () => {
  test('names an asset when its charge names amounts', () => {
    const parsed = feeRule.safeParse({
      ruleId: 'r',
      tier: 'platform',
      category: 'c',
      charge: { ...percent, minimum: '1' },
    });
    expect(parsed.error?.issues).toMatchObject([{ path: ['asset'] }]);
  });

  it.each([
    [{ ...percent, rate: '1.1' }, 'charge.rate'],
    [{ ...percent, minimum: '2', maximum: '1' }, 'charge.maximum'],
    [{ method: 'flat', amount: '0' }, 'charge.amount'],
    [{ method: 'tiered', mode: 'marginal', bands: [{ upTo: '5' }] }, 'charge.bands'],
    [{ method: 'tiered', mode: 'marginal', bands: [{ upTo: '5' }, { upTo: '5' }, {}] }, 'charge.bands'],
    [{ method: 'tiered', mode: 'marginal', bands: [{}, {}] }, 'charge.bands'],
  ])('is refused with %j at %s', (charge, path) => {
    const parsed = feeRule.safeParse({ ruleId: 'r', tier: 'platform', category: 'c', asset: 'EUR', charge });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  test('has an id of its own', () => {
    expect(feeRules.safeParse([rule({ charge: percent }), rule({ charge: percent })]).success).toBe(false);
  });
});

describe('a breakdown', () => {
  const rules = [
    rule({ ruleId: 'service', charge: percent, refund: 'full' }),
    rule({
      ruleId: 'card',
      tier: 'provider',
      charge: { method: 'flat', amount: '0.3' },
      asset: 'EUR',
      appliesTo: { providers: ['stripe'] },
    }),
    rule({
      ruleId: 'gas',
      tier: 'network',
      charge: { method: 'flat', amount: '0.002' },
      asset: 'ETH',
      appliesTo: { assets: ['USDC'] },
    }),
    rule({
      ruleId: 'aml',
      tier: 'compliance',
      charge: { method: 'flat', amount: '1' },
      asset: 'EUR',
      appliesTo: { occasions: ['pay-in'] },
    }),
    rule({ ruleId: 'fast', tier: 'premium', category: 'instant', charge: { ...percent, maximum: '1' }, asset: 'EUR' }),
  ];

  it.each([
    ['by its occasion, asset and provider', {}, ['service']],
    ['of the provider that takes part', { provider: 'stripe' }, ['service', 'card']],
    ['of the network, in its own asset', { asset: 'USDC' }, ['service', 'gas']],
    ['of checks on what comes in', { occasion: 'pay-in' }, ['service', 'aml']],
    ['of features that are asked for', { features: ['instant'] }, ['service', 'fast']],
    ['of features in their asset alone', { features: ['instant'], asset: 'USDC' }, ['service', 'gas']],
  ] as const)('has the fees %s', (_, subject, expected) => {
    const { lines } = breakdownOf(
      scheduleOf(rules),
      subjectOf({ ...subject, features: 'features' in subject ? [...subject.features] : [] }),
      precisionOf,
    );
    expect(lines.map(({ ruleId }) => ruleId)).toEqual(expected);
  });

  it('says tier, category, method, amount and provider, and sums up each asset', () => {
    const schedule = scheduleOf(rules);
    expect(breakdownOf(schedule, subjectOf({ asset: 'USDC', provider: 'stripe' }), precisionOf)).toEqual({
      scheduleId: schedule.scheduleId,
      lines: [
        {
          ruleId: 'service',
          tier: 'platform',
          category: 'service',
          method: 'percentage',
          asset: 'USDC',
          amount: '1.5',
          refund: 'full',
        },
        {
          ruleId: 'card',
          tier: 'provider',
          category: 'service',
          method: 'flat',
          asset: 'EUR',
          amount: '0.3',
          provider: 'stripe',
          refund: 'none',
        },
        {
          ruleId: 'gas',
          tier: 'network',
          category: 'service',
          method: 'flat',
          asset: 'ETH',
          amount: '0.002',
          refund: 'none',
        },
      ],
      totals: [
        { asset: 'USDC', amount: '1.5' },
        { asset: 'EUR', amount: '0.3' },
        { asset: 'ETH', amount: '0.002' },
      ],
    });
  });

  it('is empty without a schedule', () => {
    expect(breakdownOf(undefined, subjectOf(), precisionOf)).toEqual({ lines: [], totals: [] });
  });

  it('posts to the fee account of each tier, and nothing for a fee of zero', () => {
    const { lines } = breakdownOf(scheduleOf(rules), subjectOf({ amount: '0.01', provider: 'stripe' }), precisionOf);
    expect(feeMovements(lines)).toEqual([{ account: 'provider-fees', asset: 'EUR', amount: decimal('0.3') }]);
  });
});

describe('the schedule in force', () => {
  const old = scheduleOf([], { reason: 'old' });
  const planned = scheduleOf([], {
    recordedAt: at('2026-02-01T00:00:00Z'),
    effectiveFrom: at('2026-04-01T00:00:00Z'),
    reason: 'planned',
  });
  const between = scheduleOf([], {
    recordedAt: at('2026-03-01T00:00:00Z'),
    effectiveFrom: at('2026-03-01T00:00:00Z'),
    reason: 'between',
  });
  const instead = scheduleOf([], {
    recordedAt: at('2026-03-02T00:00:00Z'),
    effectiveFrom: at('2026-04-01T00:00:00Z'),
    reason: 'instead',
  });

  it.each([
    ['2025-12-31T23:59:59.999Z', undefined],
    ['2026-01-01T00:00:00Z', 'old'],
    ['2026-02-28T23:59:59.999Z', 'old'],
    ['2026-03-31T23:59:59.999Z', 'between'],
    ['2026-04-01T00:00:00Z', 'instead'],
  ])('at %s is the one called %s', (time, reason) => {
    expect(scheduleAt([old, planned, between, instead], at(time))?.reason).toBe(reason);
  });
});

describe('a quote', () => {
  const made = at('2026-05-01T10:00:00Z');
  const quoteId = quoteIdOf(subjectOf({ features: ['b', 'a'] }), made);

  it('stands for the fees of its time while it holds', () => {
    const same = subjectOf({ amount: '100.00', features: ['a', 'b'] });
    expect(quotedTime(quoteId, same, at('2026-05-01T10:14:59.999Z'))).toBe(made);
    expect(quotedTime(quoteId, same, at('2026-05-01T10:15:00Z'))).toMatchObject({ code: 'QuoteExpired' });
  });

  it.each([
    ['another amount', quoteId, { amount: '101' }],
    ['other features', quoteId, { features: [] }],
    ['what was never quoted', 'made-up', {}],
    ['a time to come', quoteIdOf(subjectOf({ features: ['a', 'b'] }), at('2026-05-01T10:02:00Z')), {}],
  ])('is none for %s', (_, id, more) => {
    const subject = subjectOf({ features: ['a', 'b'], ...more });
    expect(quotedTime(id, subject, at('2026-05-01T10:01:00Z'))).toMatchObject({ code: 'QuoteMismatch' });
  });
});

describe('a refund', () => {
  const lines = breakdownOf(
    scheduleOf([
      rule({ ruleId: 'all', charge: percent, refund: 'full' }),
      rule({ ruleId: 'share', charge: percent, refund: 'proportional' }),
      rule({ ruleId: 'kept', charge: percent }),
    ]),
    subjectOf({ amount: '10' }),
    precisionOf,
  ).lines;
  const refund = (before: string, now: string) =>
    refundOfFees(lines, { total: decimal('10'), before: decimal(before), now: decimal(now) }, precisionOf).map(
      ({ ruleId, amount }) => [ruleId, amount],
    );

  it('brings back the share of a part, and a whole fee with the part that completes it', () => {
    expect(refund('0', '3')).toEqual([['share', '0.04']]);
    expect(refund('3', '7')).toEqual([
      ['all', '0.15'],
      ['share', '0.11'],
    ]);
  });

  it('of more than there was is a fault', () => {
    expect(() => refund('3', '7.01')).toThrow(RangeError);
  });
});
