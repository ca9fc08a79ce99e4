/** A proposal as its events leave it, and what may be decided of it. */
import { assertNever } from '../../../kernel/errors.ts';
import type { CorporateAction, CorporateActionTerms } from '../../contract/corporate-action.ts';
import type { CorporateActionEvent } from '../../contract/corporate-action-events.ts';

export function evolve(action: CorporateAction | undefined, event: CorporateActionEvent): CorporateAction | undefined {
  switch (event.type) {
    case 'CorporateActionProposed': {
      const { proposedAt, ...terms } = event.data;
      const undecided = { transactionId: null, acceptedBy: null, decidedAt: null };
      return { ...terms, status: 'proposed', ...undecided, proposedAt: action?.proposedAt ?? proposedAt };
    }
    case 'CorporateActionAccepted': {
      const { by, acceptedAt, ...accepted } = event.data;
      const proposedAt = action?.proposedAt ?? acceptedAt;
      return { ...accepted, status: 'accepted', acceptedBy: by, proposedAt, decidedAt: acceptedAt };
    }
    case 'CorporateActionDeclined':
      return action && { ...action, status: 'declined', decidedAt: event.data.declinedAt };
    case 'CorporateActionWithdrawn':
      return action && { ...action, status: 'withdrawn', decidedAt: event.data.withdrawnAt };
    default:
      return assertNever(event);
  }
}

const TERMS = ['into', 'date', 'quantityBefore', 'quantityAfter', 'obstacle'] as const;

const isSame = (action: CorporateAction, terms: CorporateActionTerms): boolean =>
  TERMS.every((name) => action[name] === terms[name]) &&
  action.ratio.to === terms.ratio.to &&
  action.ratio.from === terms.ratio.from;

/** What a look at the holdings means for a proposal. What the user has decided stays decided. */
export function decideLook(
  action: CorporateAction | undefined,
  terms: CorporateActionTerms | undefined,
  now: string,
): readonly CorporateActionEvent[] {
  if (action?.status === 'accepted' || action?.status === 'declined') return [];
  if (!terms) {
    if (action?.status !== 'proposed') return [];
    return [{ type: 'CorporateActionWithdrawn', data: { proposalId: action.proposalId, withdrawnAt: now } }];
  }
  if (action?.status === 'proposed' && isSame(action, terms)) return [];
  return [{ type: 'CorporateActionProposed', data: { ...terms, proposedAt: now } }];
}
