import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with proposals of corporate actions. */
export const corporateActions: Migration = {
  id: '0011-corporate-actions',
  description: 'Puts the versions of the models of corporate actions on record.',
  steps: modelSteps({
    'event/corporate-action/CorporateActionAccepted': 1,
    'event/corporate-action/CorporateActionDeclined': 1,
    'event/corporate-action/CorporateActionProposed': 1,
    'event/corporate-action/CorporateActionWithdrawn': 1,
    'state/corporate-action': 1,
  }),
};
