/** What of a user's transfers from and to outside later ones are seen beside. */
import { assertNever } from '../../../kernel/errors.ts';
import type { Assessed } from '../../calc/compliance/subject.ts';
import { LOOK_BACK_DAYS_MAX } from '../../contract/compliance.ts';
import type { ComplianceProfileEvent } from '../../contract/compliance-events.ts';

export interface ComplianceProfile {
  /** Those that rules may look back to, without what was rejected, the oldest first. */
  readonly recent: readonly Assessed[];
}

export const NO_PROFILE: ComplianceProfile = { recent: [] };

/** They are one item, which every assessment writes again. */
const RECENT_MAX = 200;
const LOOK_BACK_MILLISECONDS = LOOK_BACK_DAYS_MAX * 86_400_000;

export function evolveProfile({ recent }: ComplianceProfile, event: ComplianceProfileEvent): ComplianceProfile {
  switch (event.type) {
    case 'TransferAssessed': {
      const { transferId, direction, asset, amount, decision, assessedAt } = event.data;
      const since = new Date(Date.parse(assessedAt) - LOOK_BACK_MILLISECONDS).toISOString();
      const kept = recent.filter((one) => one.assessedAt > since);
      if (decision === 'reject') return { recent: kept };
      return { recent: [...kept, { transferId, direction, asset, amount, assessedAt }].slice(-RECENT_MAX) };
    }
    case 'TransferAssessmentRuled': {
      const { transferId, decision } = event.data;
      return decision === 'clear' ? { recent } : { recent: recent.filter((one) => one.transferId !== transferId) };
    }
    default:
      return assertNever(event);
  }
}
