import { mainStream } from '../../../kernel/projection/types.ts';
import type { RecordKey } from '../../../kernel/store/records.ts';
import { reducerModel, stateIn } from '../../../kernel/store/stream-state.ts';
import type { Head } from '../../../kernel/store/types.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import {
  type ComplianceProfileEvent,
  type ComplianceRuleEvent,
  complianceProfileEvents,
  complianceRuleEvents,
} from '../../contract/compliance-events.ts';
import { type ComplianceProfile, evolveProfile, NO_PROFILE } from '../../domain/compliance/profile.ts';
import { type ComplianceRuleSets, evolveRules, NO_RULES } from '../../domain/compliance/rules.ts';
import { referenceKey } from '../places.ts';

type Heads = ReadonlyMap<string, Head>;

export const COMPLIANCE_RULES_STREAM = mainStream(PLATFORM, 'compliance-rules');
export const COMPLIANCE_RULES_STATE = reducerModel<ComplianceRuleSets, ComplianceRuleEvent>({
  ...{ version: 1, contract: complianceRuleEvents, initial: NO_RULES, evolve: evolveRules },
});
export const complianceRulesIn = (heads: Heads): ComplianceRuleSets =>
  stateIn(heads, COMPLIANCE_RULES_STREAM, COMPLIANCE_RULES_STATE) ?? NO_RULES;

export const complianceProfileStream = (tenant: TenantId): StreamId => mainStream(tenant, 'compliance-profile');
export const COMPLIANCE_PROFILE_STATE = reducerModel<ComplianceProfile, ComplianceProfileEvent>({
  ...{ version: 1, contract: complianceProfileEvents, initial: NO_PROFILE, evolve: evolveProfile },
});
export const complianceProfileIn = (heads: Heads, tenant: TenantId): ComplianceProfile =>
  stateIn(heads, complianceProfileStream(tenant), COMPLIANCE_PROFILE_STATE) ?? NO_PROFILE;

/** Of a transfer: its assessment, once there is one. */
export const assessmentKey = (tenant: TenantId, transferId: string): RecordKey =>
  referenceKey(tenant, 'compliance', transferId);
