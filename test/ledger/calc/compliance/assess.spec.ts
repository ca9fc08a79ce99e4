/** What rules find in a transfer, and what follows from it. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { assess } from '../../../../shared/ledger/calc/compliance/assess.ts';
import { countryOf } from '../../../../shared/ledger/calc/compliance/country-of.ts';
import type { Assessed, Subject } from '../../../../shared/ledger/calc/compliance/subject.ts';
import { type ComplianceRuleSet, complianceRuleSet } from '../../../../shared/ledger/contract/compliance.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

const ruleSet = (rules: readonly object[], more: object = {}): ComplianceRuleSet =>
  z.parse(complianceRuleSet, {
    ...{ ruleSetId: '019bc0e2-cf60-7273-a0b7-9f82f3d40a76', effectiveFrom: NOW, recordedAt: NOW, reason: 'a test' },
    rules: rules.map((rule, at) => ({ ruleId: `rule-${at}`, flag: 'found', score: 30, ...rule })),
    ...more,
  });
const subject = (transfer: object = {}, more: Partial<Subject> = {}): Subject => ({
  transfer: {
    ...{ transferId: 't', direction: 'pay-out', provider: 'stripe', asset: 'EUR', amount: '100', counterparty: 'ba_1' },
    ...transfer,
  } as Subject['transfer'],
  account: { createdAt: daysAgo(100), verification: 'verified' },
  ...{ recent: [], now: NOW },
  ...more,
});
const earlier = (amount: string, days: number, more: Partial<Assessed> = {}): Assessed => ({
  ...{ transferId: `${amount} ${days}`, direction: 'pay-out', asset: 'EUR', amount, assessedAt: daysAgo(days) },
  ...more,
});
const isFound = (rule: object, one: Subject): boolean => assess(ruleSet([rule]), one).flags.length > 0;

const AMOUNT = { kind: 'amount', asset: 'EUR', from: '1000' };
const SUM = { kind: 'velocity', asset: 'EUR', days: 1, amount: '1000' };
const COUNT = { kind: 'velocity', asset: 'EUR', days: 2, count: 3 };
const CUT = { kind: 'structuring', asset: 'EUR', below: '1000', within: '0.1', days: 7, count: 3 };
const LAND = { kind: 'country', countries: ['KP', 'IR'] };
const NAMED = { kind: 'counterparty', counterparties: ['DE89 3704 0044 0532 0130 00/A. Person'] };
const near = [earlier('950', 6), earlier('900', 1)];

it.each<[what: string, rule: object, one: Subject, found: boolean]>([
  ['an amount below the threshold', AMOUNT, subject({ amount: '999.99' }), false],
  ['the threshold itself', AMOUNT, subject({ amount: '1000' }), true],
  ['as much of another asset', AMOUNT, subject({ amount: '1000', asset: 'JPY' }), false],
  ['exactly so much in a day', SUM, subject({}, { recent: [earlier('900', 0.5)] }), false],
  ['more than so much in a day', SUM, subject({ amount: '100.01' }, { recent: [earlier('900', 0.5)] }), true],
  ['more, but a day ago', SUM, subject({ amount: '100.01' }, { recent: [earlier('900', 1)] }), false],
  ['more, but the other way', SUM, subject({}, { recent: [earlier('1000', 0.5, { direction: 'pay-in' })] }), false],
  ['three in two days', COUNT, subject({}, { recent: [earlier('1', 1), earlier('2', 1)] }), false],
  ['a fourth', COUNT, subject({}, { recent: [earlier('1', 1), earlier('2', 1), earlier('3', 1)] }), true],
  ['a third one just below a threshold', CUT, subject({ amount: '999' }, { recent: near }), true],
  ['a second one', CUT, subject({ amount: '999' }, { recent: near.slice(1) }), false],
  ['one that isn’t just below it', CUT, subject({ amount: '899.99' }, { recent: near }), false],
  ['one that is reported anyway', CUT, subject({ amount: '1000' }, { recent: near }), false],
  ['a country that was declared', LAND, subject({ country: 'IR' }), true],
  ['another country', LAND, subject({ country: 'FR' }), false],
  ['no country', LAND, subject(), false],
  ['no country, where that counts', { ...LAND, includesUnknown: true }, subject(), true],
  ['a counterparty, however it is written', NAMED, subject({ counterparty: 'de89370400440532013000/a.person' }), true],
  ['another counterparty', NAMED, subject(), false],
  ['an account of 99 days', { kind: 'new-account', days: 100 }, subject(), false],
  ['an account of less days', { kind: 'new-account', days: 101 }, subject(), true],
  ['a verified account', { kind: 'unverified' }, subject(), false],
  [
    'an account that nobody verified',
    { kind: 'unverified' },
    subject({}, { account: { createdAt: NOW, verification: 'unverified' } }),
    true,
  ],
  ['another direction', { ...AMOUNT, appliesTo: { directions: ['pay-in'] } }, subject({ amount: '1000' }), false],
  ['another provider', { ...AMOUNT, appliesTo: { providers: ['ramp'] } }, subject({ amount: '1000' }), false],
])('%s', (_, rule, one, found) => {
  expect(isFound(rule, one)).toBe(found);
});

describe('a country', () => {
  it('is that of an IBAN, whatever was declared', () => {
    expect(countryOf({ counterparty: 'de89 3704 0044 0532 0130 00/A. Person', country: 'FR' })).toBe('DE');
    expect(countryOf({ counterparty: 'ba_1QxY3a', country: 'FR' })).toBe('FR');
  });
});

describe('what follows', () => {
  const found = (...scores: number[]) => scores.map((score) => ({ kind: 'unverified', score }));
  const unknown = subject({}, { account: { createdAt: NOW, verification: 'unverified' } });
  it.each([
    ['nothing, below the score of a review', found(20, 29), {}, 'clear', 49],
    ['a review from its score on', found(20, 30), {}, 'review', 50],
    ['a rejection from its score on', found(50, 49, 1), {}, 'reject', 100],
    ['no more than a hundred', found(90, 90), { rejectFrom: 100 }, 'reject', 100],
    ['what a rule asks for', [{ kind: 'unverified', score: 0, outcome: 'review' }], {}, 'review', 0],
    [
      'the gravest',
      [
        { kind: 'unverified', score: 0, outcome: 'reject' },
        { kind: 'unverified', score: 60 },
      ],
      {},
      'reject',
      60,
    ],
  ])('is %s', (_, rules, more, decision, riskScore) => {
    expect(assess(ruleSet(rules, more), unknown)).toMatchObject({ decision, riskScore });
  });

  it('is clear without rules, and where none finds anything though any score is looked at', () => {
    expect(assess(undefined, unknown)).toMatchObject({
      decision: 'clear',
      riskScore: 0,
      flags: [],
      amlStatus: 'clear',
    });
    expect(assess(ruleSet([AMOUNT], { reviewFrom: 0 }), subject())).toMatchObject({ decision: 'clear' });
  });

  it('says how well the customer was known, apart from what was found of money laundering', () => {
    const both = ruleSet([
      { kind: 'unverified', flag: 'unknown' },
      { ...AMOUNT, flag: 'large' },
    ]);
    expect(assess(both, unknown)).toMatchObject({ kycStatus: 'unverified', amlStatus: 'clear' });
    expect(assess(both, subject({ amount: '1000' }))).toMatchObject({
      ...{ kycStatus: 'verified', amlStatus: 'flagged', assessedAt: NOW },
      flags: [{ flag: 'large', ruleId: 'rule-1', check: 'aml', score: 30 }],
    });
  });
});
