/**
 * What the law asks about transfers from and to outside: rules that operators set, and what they make of a transfer. The
 * rules are data; what they weigh is the operators' own risk assessment (FATF Recommendations 1 and 10).
 */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { country } from './country.ts';

const RULES_MAX = 100;
const RULES_CHARACTERS_MAX = 32_000;
const NAMES_MAX = 500;
/** How far back a rule can look. */
export const LOOK_BACK_DAYS_MAX = 31;
const ACCOUNT_DAYS_MAX = 365;
const COUNT_MAX = 100;

const name = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be a name such as "large-amount"'));
const score = z.int().check(z.minimum(0), z.maximum(100));
const days = z.int().check(z.minimum(1), z.maximum(LOOK_BACK_DAYS_MAX));
const count = z.int().check(z.minimum(2), z.maximum(COUNT_MAX));

const common = {
  ruleId: name,
  /** What a transfer that it finds is marked with; several rules may have one flag. */
  flag: name,
  /** Added to the risk score, which ends at 100. */
  score,
  /** Whatever the score: somebody looks at it, or it is rejected. */
  outcome: z.optional(z.enum(['review', 'reject'])),
  /** What is left out is not asked about. */
  appliesTo: z.prefault(
    z.strictObject({
      directions: z.optional(z.array(z.enum(['pay-in', 'pay-out', 'refund'])).check(z.minLength(1), z.maxLength(3))),
      providers: z.optional(z.array(name).check(z.minLength(1), z.maxLength(50))),
    }),
    {},
  ),
};
const names = <S extends z.ZodMiniType>(one: S) => z.array(one).check(z.minLength(1), z.maxLength(NAMES_MAX));

export const complianceRule = z.discriminatedUnion('kind', [
  /** One transfer of so much or more. */
  z.strictObject({ kind: z.literal('amount'), ...common, asset: assetSymbol, from: positiveDecimalString }),
  /** With this one, more than so much in so many days, or more than so many. */
  z
    .strictObject({
      kind: z.literal('velocity'),
      ...common,
      ...{ asset: assetSymbol, days, amount: z.optional(positiveDecimalString), count: z.optional(count) },
    })
    .check(z.refine((rule) => rule.amount !== undefined || rule.count !== undefined, 'must have an amount or a count')),
  /** With this one, so many in so many days that are each just below a threshold, by no more than `within` of it. */
  z.strictObject({
    kind: z.literal('structuring'),
    ...common,
    ...{ asset: assetSymbol, below: positiveDecimalString, days, count },
    /** `0.1` is 10 % of the threshold. */
    within: z.string().check(z.regex(/^0\.\d{1,4}$/, 'must be a fraction such as "0.1"')),
  }),
  /** Where the counterparty is, by its IBAN or as it was declared. */
  z.strictObject({
    kind: z.literal('country'),
    ...common,
    countries: names(country),
    /** Whether it finds transfers that say nothing of a country, too. */
    includesUnknown: z._default(z.boolean(), false),
  }),
  /** Named counterparties, as their provider names them; capitals and spaces make no difference. */
  z.strictObject({
    kind: z.literal('counterparty'),
    ...common,
    counterparties: names(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
  }),
  /** An account that was opened less than so many days ago. */
  z.strictObject({
    kind: z.literal('new-account'),
    ...common,
    days: z.int().check(z.minimum(1), z.maximum(ACCOUNT_DAYS_MAX)),
  }),
  /** An account that nobody has verified. */
  z.strictObject({ kind: z.literal('unverified'), ...common }),
]);
export type ComplianceRule = z.output<typeof complianceRule>;

const complianceRules = z.array(complianceRule).check(
  z.maxLength(RULES_MAX),
  z.refine(
    (rules) => new Set(rules.map(({ ruleId }) => ruleId)).size === rules.length,
    'must each have a "ruleId" of its own',
  ),
  z.refine(
    (rules) => JSON.stringify(rules).length <= RULES_CHARACTERS_MAX,
    `must not have more than ${RULES_CHARACTERS_MAX} characters together`,
  ),
);

/** All rules, and from which risk scores on somebody looks at a transfer, or it is rejected. */
export const ruleSetFields = {
  rules: complianceRules,
  reviewFrom: z._default(score, 50),
  rejectFrom: z._default(score, 100),
};

const complianceRuleSetId = idSchema('ComplianceRuleSetId');

export const complianceRuleSet = z.strictObject({
  ruleSetId: complianceRuleSetId,
  ...ruleSetFields,
  /** In force from here on, until another is. */
  effectiveFrom: timestamp,
  recordedAt: timestamp,
  reason: z.string(),
});
export type ComplianceRuleSet = z.output<typeof complianceRuleSet>;

const COMPLIANCE_CHECKS = ['aml', 'kyc', 'sanctions'] as const;

/** A rule that has found something. */
export const complianceFlag = z.strictObject({
  flag: z.string(),
  ruleId: z.string(),
  check: z.enum(COMPLIANCE_CHECKS),
  score: z.int(),
});
export type ComplianceFlag = z.output<typeof complianceFlag>;

export const ruling = z.strictObject({
  decision: z.enum(['clear', 'reject']),
  /** Subject of the operator's token. */
  ruledBy: z.string(),
  reason: z.string(),
  ruledAt: z.string(),
});
export type Ruling = z.output<typeof ruling>;

/** What was made of a transfer. */
export const complianceAssessment = z.strictObject({
  transferId: z.string(),
  decision: z.enum(['clear', 'review', 'reject']),
  /** 0 to 100. */
  riskScore: z.int(),
  flags: z.array(complianceFlag),
  /** Of the account, as it was verified by then. */
  kycStatus: z.enum(['unverified', 'verified', 'rejected']),
  amlStatus: z.enum(['clear', 'flagged']),
  /** Left out where no rules were in force. */
  ruleSetId: z.optional(z.string()),
  assessedAt: z.string(),
  /** Where an operator looked at it. */
  ruling: z.optional(ruling),
});
export type ComplianceAssessment = z.output<typeof complianceAssessment>;
