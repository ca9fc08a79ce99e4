import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { complianceAssessment, complianceRuleSet, ruling } from './compliance.ts';

/** A user's transfers as they were assessed, which later ones are seen beside. */
export const complianceProfileEvents = defineEvents('compliance-profile', {
  TransferAssessed: {
    1: z.object({
      ...z.omit(complianceAssessment, { ruling: true }).shape,
      direction: z.enum(['pay-in', 'pay-out', 'refund']),
      asset: z.string(),
      amount: z.string(),
    }),
  },
  /** By an operator, of a transfer that waited for a review. */
  TransferAssessmentRuled: { 1: z.object({ transferId: z.string(), ...ruling.shape }) },
});
export type ComplianceProfileEvent = z.infer<(typeof complianceProfileEvents)['event']>;

/** The stream of rules, which belongs to the platform. */
export const complianceRuleEvents = defineEvents('compliance-rules', {
  ComplianceRulesSet: {
    1: z.object({
      ruleSet: complianceRuleSet,
      /** Subject of the operator's token. */
      setBy: z.string(),
    }),
  },
});
export type ComplianceRuleEvent = z.infer<(typeof complianceRuleEvents)['event']>;
