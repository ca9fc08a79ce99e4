import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with market data that all users share, and with portfolios. */
export const marketData: Migration = {
  id: '0002-market-data',
  description: 'Puts the versions of the models of market data and portfolios on record.',
  steps: modelSteps({
    'event/asset/AssetChanged': 1,
    'event/asset/AssetDeactivated': 1,
    'event/asset/AssetReactivated': 1,
    'event/asset/AssetRegistered': 1,
    'event/asset/AssetRenamed': 1,
    'event/asset/AssetSplitDeclared': 1,
    'event/asset/AssetsMerged': 1,
    'event/tracked-asset/AssetTrackingChanged': 1,
    'event/tracked-asset/AssetTrackingStarted': 1,
    'event/tracked-asset/AssetTrackingStopped': 1,
    'event/watchlist/AssetUnwatched': 1,
    'event/watchlist/AssetWatched': 1,
    'reducer/performance': 1,
    'state/asset': 1,
    'state/tracked-asset': 1,
    'state/watchlist': 1,
  }),
};
