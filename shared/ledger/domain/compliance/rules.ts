/** The rules that count or are still to come. Those of before stay in the stream, where they are read from. */
import { assertNever, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { scheduleAt } from '../../calc/fees/schedule-at.ts';
import type { ComplianceRuleSet } from '../../contract/compliance.ts';
import type { ComplianceRuleEvent } from '../../contract/compliance-events.ts';

/** In order of recording. */
export type ComplianceRuleSets = readonly ComplianceRuleSet[];

export const NO_RULES: ComplianceRuleSets = [];
const PLANNED_MAX = 5;
/** Whoever assesses may have a clock that is behind. */
const KEPT_MILLISECONDS = 300_000;

export type RulesFault = 'EffectiveInThePast' | 'ValidationFailed';

export interface SetRules extends Omit<ComplianceRuleSet, 'effectiveFrom' | 'recordedAt'> {
  /** Now, if left out. */
  readonly effectiveFrom?: Timestamp | undefined;
  readonly setBy: string;
  readonly now: Timestamp;
}

/** Rules can't begin in the past: what was assessed stays as it was. */
export function setRules(
  ruleSets: ComplianceRuleSets,
  { setBy, now, effectiveFrom = now, ...order }: SetRules,
): readonly ComplianceRuleEvent[] | Refusal<RulesFault> {
  if (effectiveFrom < now) {
    return refuse('EffectiveInThePast', 'Rules begin now or later: what was assessed stays as it was.', {
      errors: [{ path: 'effectiveFrom', message: `must not be before ${now}` }],
    });
  }
  if (order.rejectFrom < order.reviewFrom) {
    return refuseInput([{ path: 'rejectFrom', message: 'must not be below `reviewFrom`' }]);
  }
  if (effectiveFrom > now && ruleSets.filter((set) => set.effectiveFrom > now).length >= PLANNED_MAX) {
    return refuseInput([
      { path: 'effectiveFrom', message: `names a sixth set of rules to come: wait until one begins` },
    ]);
  }
  const ruleSet = { ...order, rules: [...order.rules], effectiveFrom, recordedAt: now };
  return [{ type: 'ComplianceRulesSet', data: { ruleSet, setBy } }];
}

function stillCounting(ruleSets: ComplianceRuleSets, now: Timestamp): ComplianceRuleSets {
  const oldest = fromEpochMs(toEpochMs(now) - KEPT_MILLISECONDS);
  const inForce = scheduleAt(ruleSets, oldest);
  return ruleSets.filter((set) => set === inForce || set.effectiveFrom > oldest || set.recordedAt > oldest);
}

export function evolveRules(ruleSets: ComplianceRuleSets, event: ComplianceRuleEvent): ComplianceRuleSets {
  switch (event.type) {
    case 'ComplianceRulesSet': {
      const { ruleSet } = event.data;
      return stillCounting([...ruleSets, ruleSet], ruleSet.recordedAt);
    }
    default:
      return assertNever(event.type);
  }
}
