/** Assesses a transfer by the rules in force, once: what was made of it stays, whoever asks again. */
import * as z from 'zod/mini';
import { type CommandContext, type Decision, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { assess } from '../../calc/compliance/assess.ts';
import { scheduleAt } from '../../calc/fees/schedule-at.ts';
import { type ComplianceAssessment, complianceAssessment } from '../../contract/compliance.ts';
import { type ComplianceProfileEvent, complianceProfileEvents } from '../../contract/compliance-events.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import { evolveProfile } from '../../domain/compliance/profile.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import {
  assessmentKey,
  COMPLIANCE_PROFILE_STATE,
  COMPLIANCE_RULES_STREAM,
  complianceProfileIn,
  complianceProfileStream,
  complianceRulesIn,
} from '../../read/compliance/compliance-heads.ts';
import { asJson, timeOf } from '../postings/book.ts';

/**
 * Of the context's tenant, whose transfers are assessed one after the other, so that each is seen beside those before it.
 *
 * @throws when others keep coming first, or the account is gone: it is tried again.
 */
export async function assessTransfer(
  store: Store,
  context: CommandContext,
  transfer: ExternalTransfer,
): Promise<ComplianceAssessment> {
  const { tenant } = context;
  const { transferId, accountId, direction, asset, amount } = transfer;
  const [profile, account] = [complianceProfileStream(tenant), accountStream(tenant, accountId)];
  const key = assessmentKey(tenant, transferId);
  const once = { ...context, idempotency: undefined };
  const decided = await runCommand(
    store,
    once,
    [profile, account, COMPLIANCE_RULES_STREAM],
    async (heads): Promise<Decision<Json>> => {
      const [before] = await store.readRecords([key]);
      if (before) return { appends: [], answer: before.value };
      const owned = accountIn(heads, account);
      if (!owned) throw new Error(`no account ${accountId}`);
      const now = timeOf(heads, [profile], context.now);
      const known = complianceProfileIn(heads, tenant);
      const ruleSet = scheduleAt(complianceRulesIn(heads), now);
      const assessment = assess(ruleSet, { transfer, account: owned, recent: known.recent, now });
      const event: ComplianceProfileEvent = {
        type: 'TransferAssessed',
        data: { ...assessment, direction, asset, amount },
      };
      const state = stateOf(COMPLIANCE_PROFILE_STATE, evolveProfile(known, event));
      const append = { stream: profile, events: encodeAll(complianceProfileEvents, [event]), ...state };
      const answer = asJson(assessment);
      return { appends: [append], records: [{ ...key, expect: 'absent', value: answer }], answer };
    },
  );
  if (isRefused(decided)) throw new Error(decided.detail);
  return z.parse(complianceAssessment, decided.answer);
}
