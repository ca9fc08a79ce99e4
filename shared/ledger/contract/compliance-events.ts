import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { complianceAssessment, complianceRuleSet } from './compliance.ts';

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

/** A user's transfers as they were assessed, which later ones are seen beside. */
export const complianceProfileEvents = defineEvents('compliance-profile', {
  TransferAssessed: {
    1: z.object({
      ...complianceAssessment.shape,
      direction: z.enum(['pay-in', 'pay-out', 'refund']),
      asset: z.string(),
      amount: z.string(),
    }),
  },
});
export type ComplianceProfileEvent = z.infer<(typeof complianceProfileEvents)['event']>;
