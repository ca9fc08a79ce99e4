/** What an operator rules on a transfer that waits for a review: it goes on, or it is rejected. */
import { type CommandCode, type CommandContext, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import type { TransferId } from '../../contract/account.ts';
import type { ComplianceAssessment, Ruling } from '../../contract/compliance.ts';
import { type ComplianceProfileEvent, complianceProfileEvents } from '../../contract/compliance-events.ts';
import { evolveProfile } from '../../domain/compliance/profile.ts';
import {
  assessmentKey,
  COMPLIANCE_PROFILE_STATE,
  complianceProfileIn,
  complianceProfileStream,
} from '../../read/compliance/compliance-heads.ts';
import { readAssessment } from '../../read/compliance/read-compliance.ts';
import { type ActCode, operateTransfer } from '../external-transfers/operate-transfer.ts';
import { asJson, timeOf } from '../postings/book.ts';

export interface AssessmentDecision {
  readonly tenant: TenantId;
  readonly transferId: TransferId;
  readonly decision: Ruling['decision'];
  /** Subject of the operator's token. */
  readonly actor: string;
  readonly reason: string;
}

async function ruled(
  store: Store,
  context: CommandContext,
  { tenant, transferId, decision, actor, reason }: AssessmentDecision,
): Promise<ComplianceAssessment | Refusal<ActCode>> {
  const stream = complianceProfileStream(tenant);
  const once = { ...context, tenant, idempotency: undefined };
  const result = await runCommand<never, 'NotFound' | 'NotPossibleNow'>(store, once, [stream], async (heads) => {
    const before = await readAssessment(store, tenant, transferId);
    if (!before) return refuse('NotFound', 'Nothing was made of such a transfer so far.');
    // The same ruling again, since what follows from it may have been cut off.
    if (before.ruling?.decision === decision) return { appends: [], answer: asJson(before) as never };
    if (before.decision !== 'review' || before.ruling) {
      return refuse('NotPossibleNow', `The transfer waits for no review: it was ruled to ${before.decision}.`);
    }
    const ruling = { decision, ruledBy: actor, reason, ruledAt: timeOf(heads, [stream], context.now) };
    const event: ComplianceProfileEvent = { type: 'TransferAssessmentRuled', data: { transferId, ...ruling } };
    const state = stateOf(COMPLIANCE_PROFILE_STATE, evolveProfile(complianceProfileIn(heads, tenant), event));
    const after = asJson({ ...before, decision, ruling });
    return {
      appends: [{ stream, events: encodeAll(complianceProfileEvents, [event]), ...state }],
      records: [{ ...assessmentKey(tenant, transferId), expect: 'any', value: after }],
      answer: after as never,
    };
  });
  return isRefused(result) ? (result as Refusal<ActCode>) : (result.answer as ComplianceAssessment);
}

/** Rules on it, and has the transfer's check made again, which then comes to that. */
export async function decideAssessment(
  store: Store,
  context: CommandContext,
  decision: AssessmentDecision,
): Promise<ComplianceAssessment | Refusal<ActCode | CommandCode>> {
  const after = await ruled(store, context, decision);
  if (isRefused(after)) return after;
  const { tenant, transferId, actor, reason } = decision;
  const workflowId = transferId as string as WorkflowId;
  const refused = await operateTransfer(store, context, { tenant, workflowId, act: 'retry', actor, reason });
  return refused ?? after;
}
