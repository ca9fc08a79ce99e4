import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with portfolios, and the settings' fields for them and for the laws of countries. */
export const portfolios: Migration = {
  id: '0005-portfolios',
  description: 'Puts the versions of the models of portfolios, and of the settings as they have grown, on record.',
  steps: modelSteps({
    'event/portfolio-valuation/PortfolioValuationCalculated': 1,
    'event/portfolio/PortfolioArchived': 1,
    'event/portfolio/PortfolioChanged': 1,
    'event/portfolio/PortfolioCreated': 1,
    'event/portfolio/PortfolioRestored': 1,
    'event/portfolio/RebalanceProposed': 1,
    'event/portfolio/RebalancingPolicySet': 1,
    'event/portfolio/TargetAllocationSet': 1,
    'event/settings/SettingsReplaced': 3,
    'state/portfolio': 1,
    'state/portfolio-valuation': 1,
  }),
};
