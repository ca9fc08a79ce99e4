/** Reports as the examples of routes show them. */
import type { FiledReport } from './filing-events.ts';
import type { ListedReport, ReadyReport } from './report-view.ts';

export const REPORT_ID = '019c84fb-7d20-7a4e-9c11-5e0f6a7b8c90';
const TRANSACTION_ID = '0450c1f0-3a40-8b1d-a5e0-91c2d7f3b685';
const SHA256 = '8f3b1b0f6a7f1c2d9e4a5b6c7d8e9f00112233445566778899aabbccddeeff00';
const REQUESTED_AT = '2023-02-01T09:00:00.000Z';
const NONE = { proceeds: '0', costBasis: '0', gain: '0' };
const PRINTED = { proceeds: '4600.00', costBasis: '8005.00', gain: '-3405.00' };
const LONG = { proceeds: '4600', costBasis: '8005', gain: '-3405' };

export const READY_EXAMPLE: ReadyReport = {
  reportId: REPORT_ID,
  taxYear: 2022,
  requestedAt: REQUESTED_AT,
  status: 'ready',
  jurisdiction: 'US',
  currency: 'USD',
  method: 'FIFO',
  lotScope: 'universal',
  period: { from: '2022-01-01T00:00:00.000Z', before: '2023-01-01T00:00:00.000Z' },
  settings: { method: 'FIFO', lotScope: 'universal', longTerm: 'us' },
  brokerStatements: {},
  complete: true,
  gains: { short: NONE, long: LONG, total: LONG },
  boxes: [{ box: 'F', term: 'long', rows: 1, ...LONG, printed: PRINTED }],
  scheduleD: [
    { line: '7', term: 'short', boxes: [], rows: 0, proceeds: '0.00', costBasis: '0.00', gain: '0.00' },
    { line: '10', term: 'long', boxes: ['F'], rows: 1, ...PRINTED },
    { line: '15', term: 'long', boxes: ['F'], rows: 1, ...PRINTED },
    { line: '16', boxes: ['F'], rows: 1, ...PRINTED },
  ],
  income: { total: '0', byKind: {}, rows: [] },
  fees: { total: '0', rows: [] },
  openLots: { count: 0, costBasis: '0', rows: [] },
  washSales: [],
  disposals: [
    {
      transactionId: TRANSACTION_ID,
      lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
      asset: 'BTC',
      account: 'kraken',
      quantity: '0.2',
      ...LONG,
      acquiredAt: '2021-05-04T10:00:00.000Z',
      disposedAt: '2022-08-01T09:30:00.000Z',
      holdingDays: 453,
      term: 'long',
      form8949: [{ box: 'F', quantity: '0.2', acquiredAt: '2021-05-04T10:00:00.000Z', ...PRINTED, term: 'long' }],
    },
  ],
  missing: [],
  eventPosition: 2,
  position: { journal: 2, settings: 0, 'user-prices': 0 },
  sha256: SHA256,
};

export const LISTED_EXAMPLE: ListedReport = {
  reportId: REPORT_ID,
  taxYear: 2022,
  requestedAt: REQUESTED_AT,
  status: 'ready',
  progress: { done: 1, of: 1 },
  jurisdiction: 'US',
  method: 'FIFO',
  lotScope: 'universal',
  gains: READY_EXAMPLE.gains,
  incomeTotal: '0',
  complete: true,
  eventPosition: 2,
  sha256: SHA256,
};

const FILED: FiledReport = {
  reportId: REPORT_ID,
  jurisdiction: 'US',
  currency: 'USD',
  method: 'FIFO',
  lotScope: 'universal',
  figures: {
    gains: READY_EXAMPLE.gains,
    income: { total: '0', byKind: {} },
    fees: { total: '0' },
    openLots: { count: 0, costBasis: '0' },
    disposals: 1,
  },
  complete: true,
  eventPosition: 2,
  sha256: SHA256,
};

export const FILING_EXAMPLE = {
  taxYear: 2022,
  filedAt: '2023-02-02T09:00:00.000Z',
  report: FILED,
  amendments: [],
  inForce: FILED,
};
