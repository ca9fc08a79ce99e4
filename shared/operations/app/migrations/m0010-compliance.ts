import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with the rules by which transfers are assessed. */
export const compliance: Migration = {
  id: '0010-compliance',
  description: 'Puts the versions of the models of compliance rules, and of what they made of transfers, on record.',
  steps: modelSteps({
    'event/compliance-profile/TransferAssessed': 1,
    'event/compliance-profile/TransferAssessmentRuled': 1,
    'event/compliance-rules/ComplianceRulesSet': 1,
    'state/compliance-profile': 1,
    'state/compliance-rules': 1,
  }),
};
