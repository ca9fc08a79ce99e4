import type {
  ComplianceAssessment,
  ComplianceFlag,
  ComplianceRule,
  ComplianceRuleSet,
} from '../../contract/compliance.ts';
import { finds } from './finds.ts';
import type { Subject } from './subject.ts';

const SCORE_MAX = 100;

const CHECKS: Readonly<Record<ComplianceRule['kind'], ComplianceFlag['check']>> = {
  ...{ amount: 'aml', velocity: 'aml', structuring: 'aml', country: 'sanctions', counterparty: 'sanctions' },
  ...{ 'new-account': 'kyc', unverified: 'kyc' },
};

const applies = ({ appliesTo: { directions, providers } }: ComplianceRule, { transfer }: Subject): boolean =>
  (directions?.includes(transfer.direction) ?? true) && (providers?.includes(transfer.provider) ?? true);

/** The gravest of what the score and the rules that found something ask for. */
function decisionOn(
  { reviewFrom, rejectFrom }: ComplianceRuleSet,
  found: readonly ComplianceRule[],
  riskScore: number,
): ComplianceAssessment['decision'] {
  if (found.length === 0) return 'clear';
  if (riskScore >= rejectFrom || found.some(({ outcome }) => outcome === 'reject')) return 'reject';
  return riskScore >= reviewFrom || found.some(({ outcome }) => outcome === 'review') ? 'review' : 'clear';
}

/** What the rules in force make of a transfer. Without any, nothing is flagged. */
export function assess(ruleSet: ComplianceRuleSet | undefined, subject: Subject): ComplianceAssessment {
  const found = (ruleSet?.rules ?? []).filter((rule) => applies(rule, subject) && finds(rule, subject));
  const riskScore = Math.min(
    SCORE_MAX,
    found.reduce((total, { score }) => total + score, 0),
  );
  const { transfer, account, now: assessedAt } = subject;
  return {
    transferId: transfer.transferId,
    decision: ruleSet ? decisionOn(ruleSet, found, riskScore) : 'clear',
    riskScore,
    flags: found.map(({ flag, ruleId, kind, score }) => ({ flag, ruleId, check: CHECKS[kind], score })),
    kycStatus: account.verification,
    amlStatus: found.some(({ kind }) => CHECKS[kind] !== 'kyc') ? 'flagged' : 'clear',
    ...(ruleSet && { ruleSetId: ruleSet.ruleSetId }),
    assessedAt,
  };
}
