/** Events of proposals of corporate actions: a stream for each proposal. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { corporateActionTerms } from './corporate-action.ts';

const proposalId = z.string();

export const corporateActionEvents = defineEvents('corporate-action', {
  /** Again where what is held has changed since, or where it was withdrawn and holds after all. */
  CorporateActionProposed: { 1: z.object({ ...corporateActionTerms, proposedAt: z.string() }) },
  /** With what it came to, and the transaction that records it, which is in the journal since the same instant. */
  CorporateActionAccepted: {
    1: z.object({
      ...corporateActionTerms,
      transactionId: z.string(),
      by: z.enum(['user', 'setting']),
      acceptedAt: z.string(),
    }),
  },
  CorporateActionDeclined: { 1: z.object({ proposalId, declinedAt: z.string() }) },
  /** The user has recorded it, nothing was held then after all, or it was taken back. */
  CorporateActionWithdrawn: { 1: z.object({ proposalId, withdrawnAt: z.string() }) },
});
export type CorporateActionEvent = z.infer<(typeof corporateActionEvents)['event']>;
