/** Routes of operators for the check of transfers against the law. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { timestamp } from '../../kernel/time.ts';
import { transferId } from '../../ledger/contract/account.ts';
import { complianceAssessment, complianceRuleSet, ruleSetFields } from '../../ledger/contract/compliance.ts';
import { EXAMPLE_TENANT, reason, tenant, withReason } from './parts.ts';

const RULES = '/v1/ops/ledger/compliance-rules';
const EXAMPLE_RULES = [
  {
    ...{ ruleId: 'large', kind: 'amount', flag: 'large-amount', score: 40 },
    ...{ asset: 'EUR', from: '10000', appliesTo: { directions: ['pay-out'] } },
  },
  {
    ...{ ruleId: 'cut-up', kind: 'structuring', flag: 'structuring', score: 60, appliesTo: {} },
    ...{ asset: 'EUR', below: '10000', within: '0.1', days: 7, count: 3 },
  },
  {
    ...{ ruleId: 'embargo', kind: 'country', flag: 'embargo', score: 100, outcome: 'reject', appliesTo: {} },
    ...{ countries: ['KP'], includesUnknown: false },
  },
] as const;
const EXAMPLE_RULE_SET = {
  ...{ ruleSetId: '019bc0e2-cf60-7273-a0b7-9f82f3d40a76', rules: EXAMPLE_RULES, reviewFrom: 50, rejectFrom: 100 },
  ...{ effectiveFrom: '2026-02-01T00:00:00.000Z', recordedAt: '2026-01-15T09:30:00.000Z' },
  reason: 'Risk assessment of 2026',
} as const;
const TRANSFER_ID = '019bc0e2-8b20-7e3f-8c73-5b4ebf906d32';
const EXAMPLE_ASSESSMENT = {
  ...{ transferId: TRANSFER_ID, decision: 'review', riskScore: 60 },
  flags: [{ flag: 'structuring', ruleId: 'cut-up', check: 'aml', score: 60 }],
  ...{ kycStatus: 'verified', amlStatus: 'flagged', ruleSetId: EXAMPLE_RULE_SET.ruleSetId },
  assessedAt: '2026-02-03T09:30:00.000Z',
} as const;
const EXAMPLE_RULING = {
  ...{ decision: 'clear', ruledBy: EXAMPLE_TENANT, reason: 'Rent of three months, contract seen' },
  ruledAt: '2026-02-03T10:30:00.000Z',
} as const;

export const setComplianceRules = defineRoute({
  method: 'POST',
  path: RULES,
  operationId: 'setComplianceRules',
  summary: 'Set the rules by which transfers are assessed',
  description:
    'All rules, for everybody, from `effectiveFrom` on (now, if left out), which can not be in the past. Scores of the rules that find something add up, to 100 at most: from `reviewFrom` on an operator looks at the transfer with its funds held, from `rejectFrom` on it is rejected; a rule with an `outcome` asks for it whatever the score. What was assessed stays as it was.',
  scope: OPS_SCOPE,
  body: z.strictObject({ ...ruleSetFields, effectiveFrom: z.optional(timestamp), reason }),
  responses: { 201: complianceRuleSet },
  errors: ['EffectiveInThePast', 'ValidationFailed', ...COMMAND_CODES],
  examples: {
    three: {
      summary: 'Large amounts, amounts that are cut up, and an embargo',
      body: { rules: EXAMPLE_RULES, effectiveFrom: '2026-02-01T00:00:00Z', reason: EXAMPLE_RULE_SET.reason },
      answer: { status: 201, body: EXAMPLE_RULE_SET },
    },
  },
});

export const listComplianceRules = defineRoute({
  method: 'GET',
  path: RULES,
  operationId: 'listComplianceRules',
  summary: 'List the rules by which transfers are assessed',
  description: 'All that were ever set, in order of recording, those to come included.',
  scope: OPS_SCOPE,
  query: pageQuery,
  responses: { 200: listOf(complianceRuleSet) },
  errors: [],
  examples: {
    all: { summary: 'One', answer: { status: 200, body: { items: [EXAMPLE_RULE_SET], nextCursor: null } } },
  },
});

export const ruleOnAssessment = defineRoute({
  method: 'POST',
  path: '/v1/ops/ledger/assessments/{tenant}/{transferId}/ruling',
  operationId: 'ruleOnAssessment',
  summary: 'Rule on a transfer that waits for a review',
  description:
    '`clear`: it goes on. `reject`: it ends, and what is held is given back. Stays on record, with who and why.',
  scope: OPS_SCOPE,
  params: { tenant, transferId },
  body: z.strictObject({ decision: z.enum(['clear', 'reject']), reason }),
  responses: { 200: complianceAssessment },
  errors: ['NotFound', 'WorkflowOver', 'NotPossibleNow', ...COMMAND_CODES],
  examples: {
    clear: {
      summary: 'It is what the user says',
      params: { tenant: EXAMPLE_TENANT, transferId: TRANSFER_ID },
      body: { decision: 'clear', reason: 'Rent of three months, contract seen' },
      answer: { status: 200, body: { ...EXAMPLE_ASSESSMENT, decision: 'clear', ruling: EXAMPLE_RULING } },
    },
  },
});

export const showAssessment = defineRoute({
  method: 'POST',
  path: '/v1/ops/ledger/assessments/{tenant}/{transferId}/payload',
  operationId: 'showAssessment',
  summary: 'Show what was made of a transfer',
  description:
    'Its risk score, what was found by which rules, and how well the customer was known. That you looked, and why, is recorded. Users see the decision alone.',
  scope: OPS_SCOPE,
  params: { tenant, transferId },
  body: withReason,
  responses: { 200: complianceAssessment },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    review: {
      summary: 'One that waits for an operator',
      params: { tenant: EXAMPLE_TENANT, transferId: TRANSFER_ID },
      body: { reason: 'It waits for review' },
      answer: { status: 200, body: EXAMPLE_ASSESSMENT },
    },
  },
});
