/** One portfolio, for the examples of the reference. */
export const PORTFOLIO_ID = '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10';
export const PROPOSAL_ID = '019bc0e2-7a10-7d2e-9b62-4a3dae8f5c21';

export const TARGETS = [
  { assetClass: 'crypto', percent: '40' },
  { asset: 'VWCE', percent: '55' },
  { assetClass: 'cash', percent: '5' },
];
export const POLICY = {
  trigger: { kind: 'threshold', percentagePoints: '5' },
  autoRebalance: false,
  fees: { percent: '0.25', minimum: '1' },
};

export const PORTFOLIO = {
  portfolioId: PORTFOLIO_ID,
  name: 'Retirement',
  baseCurrency: 'EUR',
  riskLevel: 'balanced',
  description: '',
  members: { accounts: ['kraken', 'depot'] },
  targets: TARGETS,
  policy: POLICY,
  status: 'active',
  version: 3,
  createdAt: '2026-01-15T09:30:00.000Z',
  changedAt: '2026-01-15T09:40:00.000Z',
};

export const PROPOSAL = {
  proposalId: PROPOSAL_ID,
  portfolioId: PORTFOLIO_ID,
  reason: 'requested',
  proposedAt: '2026-01-15T10:00:00.000Z',
  baseCurrency: 'EUR',
  value: '10000',
  trades: [
    {
      ...{ side: 'sell', asset: 'BTC', assetClass: 'crypto', quantity: '0.0125', price: '80000' },
      ...{ amount: '1000', fee: '2.5', estimatedGain: '320' },
    },
    {
      ...{ side: 'buy', asset: 'VWCE', assetClass: null, quantity: '7.94', price: '125.3133' },
      ...{ amount: '995', fee: '2.5', estimatedGain: null },
    },
  ],
  fees: '5',
  estimatedGain: '320',
  driftBefore: '10',
  driftAfter: '0.02',
  becomesOrders: false,
};
