/** What the examples of the ledger's routes show. */
export const ACCOUNT_ID = '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10';
export const OTHER_ACCOUNT_ID = '019bc0e2-7a10-7d2e-9b62-4a3dae8f5c21';
export const TRANSFER_ID = '019bc0e2-8b20-7e3f-8c73-5b4ebf906d32';
export const TRANSACTION_ID = '019bc0e2-9c30-7f40-9d84-6c5fc0a17e43';
export const HOLD_ID = '019bc0e2-ad40-7051-8e95-7d60d1b28f54';
const USER_ID = '5f0c2a9e-8b1d-4e37-9a64-c2d7f1b3e850';
const AT = '2026-01-15T09:30:00.000Z';
const SOON = '2026-01-15T10:00:00.000Z';

export const ACCOUNT = {
  ...{ accountId: ACCOUNT_ID, kind: 'checking', name: 'Everyday', status: 'active', statusChange: null },
  verification: 'unverified',
  limits: { EUR: { perTransaction: '500', daily: '1000' } },
  lowBalance: { EUR: '50' },
  creditLimits: {},
  receiving: { from: 'approved', approved: [] },
  balances: [
    {
      ...{ asset: 'EUR', balance: '100', reserved: '40', available: '60', credit: '0', staked: '0' },
    },
  ],
  ...{ createdAt: AT, updatedAt: AT },
} as const;

export const HOLD = {
  ...{ holdId: HOLD_ID, accountId: ACCOUNT_ID, asset: 'EUR', amount: '40', remaining: '40', completed: '0' },
  ...{ status: 'active', expiresAt: SOON, placedAt: AT, endedAt: null, reference: 'B-1' },
} as const;

export const TRANSFER = {
  ...{ transferId: TRANSFER_ID, kind: 'own', role: 'sender', status: 'completed' },
  from: { accountId: ACCOUNT_ID, userId: USER_ID },
  to: { accountId: OTHER_ACCOUNT_ID, userId: USER_ID },
  ...{ asset: 'EUR', amount: '12.5', description: 'Savings', metadata: {} },
  fees: {
    scheduleId: '019bc0e2-be50-7162-9fa6-8e71e2c39f65',
    lines: [
      {
        ...{ ruleId: 'service', tier: 'platform', category: 'service', method: 'flat' },
        ...{ asset: 'EUR', amount: '0.1', refund: 'full' },
      },
    ],
    totals: [{ asset: 'EUR', amount: '0.1' }],
  },
  ...{ transactionId: TRANSACTION_ID, initiatedAt: AT, effectiveAt: AT },
  history: [
    { status: 'initiated', at: AT },
    { status: 'completed', at: AT },
  ],
} as const;

export const ENTRY = {
  ...{ transactionId: TRANSACTION_ID, type: 'debit', cause: 'transfer', asset: 'EUR', amount: '12.5', balance: '87.5' },
  counterparty: { accountId: OTHER_ACCOUNT_ID, kind: 'savings' },
  ...{ transferId: TRANSFER_ID, description: 'Savings', effectiveAt: AT, recordedAt: AT },
} as const;
