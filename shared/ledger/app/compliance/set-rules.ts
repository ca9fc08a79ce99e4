import { type CommandCode, type CommandContext, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { ComplianceRuleSet } from '../../contract/compliance.ts';
import { complianceRuleEvents } from '../../contract/compliance-events.ts';
import { evolveRules, type RulesFault, setRules } from '../../domain/compliance/rules.ts';
import {
  COMPLIANCE_RULES_STATE,
  COMPLIANCE_RULES_STREAM,
  complianceRulesIn,
} from '../../read/compliance/compliance-heads.ts';
import { asJson, timeOf } from '../postings/book.ts';

export type RulesOrder = Pick<ComplianceRuleSet, 'rules' | 'reviewFrom' | 'rejectFrom' | 'reason'> & {
  readonly effectiveFrom?: Timestamp | undefined;
};

/** Sets the rules by which transfers are assessed from a time on, for everybody. */
export async function setComplianceRules(
  store: Store,
  context: CommandContext,
  order: RulesOrder,
): Promise<ComplianceRuleSet | Refusal<RulesFault | CommandCode>> {
  const ruleSetId = newId<'ComplianceRuleSetId'>();
  const platform = { ...context, tenant: PLATFORM, idempotency: undefined };
  const streams = [COMPLIANCE_RULES_STREAM];
  const result = await runCommand(store, platform, streams, async (heads) => {
    const before = complianceRulesIn(heads);
    const now = timeOf(heads, streams, context.now);
    const events = setRules(before, { ...order, ruleSetId, setBy: context.principal, now });
    if (isRefused(events)) return events as Refusal<RulesFault>;
    const after = events.reduce(evolveRules, before);
    const encoded = encodeAll(complianceRuleEvents, events);
    const append = { stream: COMPLIANCE_RULES_STREAM, events: encoded, ...stateOf(COMPLIANCE_RULES_STATE, after) };
    return { appends: [append], answer: asJson(events[0]?.data.ruleSet ?? null) };
  });
  return isRefused(result) ? result : (result.answer as unknown as ComplianceRuleSet);
}
