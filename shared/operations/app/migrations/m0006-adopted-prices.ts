import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with prices of the market that transactions are valued by. */
export const adoptedPrices: Migration = {
  id: '0006-adopted-prices',
  description: 'Puts the versions of the events of missed and adopted prices on record.',
  steps: modelSteps({
    'event/tax-book/PricesMissed': 1,
    'event/user-prices/MarketPricesAdopted': 1,
  }),
};
