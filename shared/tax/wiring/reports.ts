import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'tax.reports';
const WORKER = 'tax.report';
const DUE = 'tax.reports-due';
const EXPLAIN = 'tax.explain';
const WORKER_QUEUE = 'tax-report';
const RECORDS = ['tax-reports'];

/** Tax reports, filings, and the explanation of disposals. */
export const reportsWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/tax/reports.http.ts',
      description: 'Takes orders for tax reports, serves them, and keeps filings.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        // Who loses a race looks whether it was itself that won.
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['tax-report'] },
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['filing'] },
        // What was recorded when a report is asked for, and what a comparison with the book waits for.
        {
          kind: 'events',
          access: ['heads'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections', 'import'],
        },
        { kind: 'inbox', access: 'read-write' },
        // A filed year is compared with the book.
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: RECORDS },
        { kind: 'files', access: 'read', prefix: 'reports' },
        // What is too large to pass through a function.
        { kind: 'files', access: 'read-write', prefix: 'answers' },
        { kind: 'queue', access: 'send', consumer: WORKER_QUEUE },
        { kind: 'data-keys', access: 'create' },
      ],
    },
    {
      name: WORKER,
      entry: 'functions/tax/report.reactor.ts',
      description: 'Makes tax reports: reads the rows of a year, and writes them as JSON, CSV, PDF and TXF.',
      memoryMb: 2048,
      timeoutSeconds: 600,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['tax-report'] },
        {
          kind: 'events',
          access: ['heads'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections', 'import'],
        },
        // The kinds that income names itself.
        { kind: 'events', access: ['commits'], streamTypes: ['journal'] },
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        { kind: 'records', access: ['read', 'put'], projections: RECORDS },
        { kind: 'files', access: 'read-write', prefix: 'reports' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: WORKER_QUEUE },
      ],
    },
    {
      name: DUE,
      entry: 'functions/tax/reports-due.schedule.ts',
      description: 'Orders tax reports again of which nothing was heard.',
      memoryMb: 256,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'due-index', projection: 'tax-reports' },
        { kind: 'queue', access: 'send', consumer: WORKER_QUEUE },
      ],
    },
    {
      name: EXPLAIN,
      entry: 'functions/tax/explain.http.ts',
      description: 'Explains disposals: lots, acquisitions, transfers, values and rules.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        {
          kind: 'events',
          access: ['heads'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections', 'import'],
        },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/tax/reports', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/reports', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/reports/{reportId}', function: HTTP, auth: 'jwt' },
    { method: 'POST', path: '/v1/tax/filings', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/filings', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/filings/{taxYear}', function: HTTP, auth: 'jwt' },
    { method: 'POST', path: '/v1/tax/filings/{taxYear}/amendments', function: HTTP, auth: 'jwt' },
    { method: 'POST', path: '/v1/tax/settings-previews', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/disposals/{transactionId}', function: EXPLAIN, auth: 'jwt' },
  ],
  schedules: [{ name: 'tax-reports-due', function: DUE, expression: 'rate(1 minute)' }],
};
