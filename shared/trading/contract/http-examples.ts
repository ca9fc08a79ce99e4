/** What the examples of the routes are made of: one purchase, and the import that brought it. */
export const TRANSACTION_ID = '037b2b7f-6d00-8a5e-9d0c-4b5a1d2c3e4f';
export const IMPORT_ID = '0190c1f0-7d5e-7c3a-8a5e-4b5a1d2c3e4f';

const AT = '2021-05-04T10:00:00.000Z';

export const TRANSACTION = {
  externalId: 'T-1',
  account: 'kraken',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'buy',
  amounts: [
    { asset: 'BTC', quantity: '0.5', direction: 'in' },
    { asset: 'USD', quantity: '20000', direction: 'out' },
  ],
  fees: [{ asset: 'USD', quantity: '12.5', value: '12.5' }],
  value: { currency: 'USD', amount: '20000' },
};

export const LISTED_TRANSACTION = { transactionId: TRANSACTION_ID, ...TRANSACTION, timestamp: AT };

const posting = (accountId: string, assetId: string, amount: string, direction: 'debit' | 'credit') => ({
  accountId,
  assetId,
  amount,
  direction,
  timestamp: AT,
});

export const READ_TRANSACTION = {
  ...LISTED_TRANSACTION,
  classification: {
    classification: 'trade',
    confidence: '1.00',
    involvedAssets: ['BTC', 'USD'],
    classificationRules: ['stated-type'],
  },
  ledgerEntries: [
    posting('external:kraken', 'BTC', '0.5', 'debit'),
    posting('equity:trading', 'BTC', '0.5', 'credit'),
    posting('equity:trading', 'USD', '20000', 'debit'),
    posting('external:kraken', 'USD', '20000', 'credit'),
    posting('expense:fees', 'USD', '12.5', 'debit'),
    posting('external:kraken', 'USD', '12.5', 'credit'),
  ],
  complete: true,
};

export const IMPORT_STATUS = {
  importId: IMPORT_ID,
  status: 'completed',
  format: 'kraken-ledgers',
  account: 'kraken',
  counts: { rows: 48, imported: 44, duplicates: 0, rejected: 1, ignored: 3, transactions: 31 },
  rejected: [{ line: 17, code: 'bad-number', reason: 'the amount "1,2,3" is not a number' }],
  failure: null,
  progress: { percent: 100, transactionsRead: 31, transactionsRecorded: 31 },
  reversed: false,
  reversal: null,
};

export const UPLOAD = {
  uploadId: IMPORT_ID,
  url: 'https://files.example/uploads/…',
  expiresAt: '2026-01-15T10:30:00.000Z',
};
