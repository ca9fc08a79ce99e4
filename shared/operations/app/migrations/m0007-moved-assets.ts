import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with assets that turn out to be another one. */
export const movedAssets: Migration = {
  id: '0007-moved-assets',
  description: 'Puts the event of a tracked asset that counts with another one on record.',
  steps: modelSteps({ 'event/tracked-asset/AssetTrackingMoved': 1 }),
};
