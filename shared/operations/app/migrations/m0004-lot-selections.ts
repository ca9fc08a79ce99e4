import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with lots that users name. */
export const lotSelections: Migration = {
  id: '0004-lot-selections',
  description: 'Puts the versions of the events of lots that users name on record.',
  steps: modelSteps({
    'event/lot-selections/LotSelectionWithdrawn': 1,
    'event/lot-selections/LotsSelected': 1,
  }),
};
