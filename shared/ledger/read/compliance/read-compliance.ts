import * as z from 'zod/mini';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type ComplianceAssessment, type ComplianceRuleSet, complianceAssessment } from '../../contract/compliance.ts';
import { complianceRuleEvents } from '../../contract/compliance-events.ts';
import { assessmentKey, COMPLIANCE_RULES_STREAM } from './compliance-heads.ts';

/** What was made of a transfer; undefined before it was assessed. */
export async function readAssessment(
  store: Store,
  tenant: TenantId,
  transferId: string,
): Promise<ComplianceAssessment | undefined> {
  const [record] = await store.readRecords([assessmentKey(tenant, transferId)]);
  return record && z.parse(complianceAssessment, record.value);
}

/** All rules that were ever set, in order of recording, behind a version of their stream. */
export async function listRuleSets(
  store: Store,
  after: number,
  limit: number,
): Promise<{ readonly items: readonly ComplianceRuleSet[]; readonly next: number | undefined }> {
  const commits = await store.readCommits(COMPLIANCE_RULES_STREAM, after, { commitsMax: limit + 1 });
  const page = commits.slice(0, limit);
  const items = page.flatMap(({ events }) => events.map((event) => complianceRuleEvents.decode(event).data.ruleSet));
  return { items, next: commits.length > limit ? page.at(-1)?.version : undefined };
}
