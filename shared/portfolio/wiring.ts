import type { ContextWiring } from '../kernel/wiring.ts';

export const wiring: ContextWiring = {
  context: 'portfolio',
  functions: [
    {
      name: 'portfolio.http',
      entry: 'functions/portfolio/portfolio.http.ts',
      description: 'Serves holdings, accounts and balances.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'sdk',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'events', access: ['heads'], streamTypes: ['import'] },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: 'portfolio.holdings',
      entry: 'functions/portfolio/holdings.projector.ts',
      description: 'Folds the journal into positions and holdings.',
      memoryMb: 1024,
      timeoutSeconds: 300,
      bundle: 'sdk',
      permissions: [
        { kind: 'rows', access: 'write', projections: ['holdings'] },
        { kind: 'events', access: ['commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['position'] },
        { kind: 'bodies', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'holdings' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/holdings', function: 'portfolio.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/accounts', function: 'portfolio.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/accounts/{account}/balances', function: 'portfolio.http', auth: 'jwt' },
  ],
  consumers: [
    {
      name: 'holdings',
      function: 'portfolio.holdings',
      streamTypes: ['journal', 'settings', 'user-prices'],
      batchSize: 10,
      batchingWindowSeconds: 0,
      maximumConcurrency: 50,
      maximumReceives: 8,
      projection: 'holdings',
    },
  ],
  schedules: [],
  streamReaders: [],
};
