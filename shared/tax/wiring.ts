import type { ContextWiring } from '../kernel/wiring.ts';

export const wiring: ContextWiring = {
  context: 'tax',
  functions: [
    {
      name: 'tax.http',
      entry: 'functions/tax/tax.http.ts',
      description: 'Serves tax lots and disposals.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'sdk',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        { kind: 'events', access: ['heads'], streamTypes: ['journal', 'settings', 'user-prices', 'import'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: 'tax.book',
      entry: 'functions/tax/tax-book.projector.ts',
      description: 'Folds the journal into tax lots and disposals.',
      memoryMb: 2048,
      timeoutSeconds: 300,
      bundle: 'sdk',
      permissions: [
        { kind: 'rows', access: 'write', projections: ['tax-book'] },
        { kind: 'events', access: ['commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['tax-book'] },
        { kind: 'bodies', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'tax-book' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/tax/lots', function: 'tax.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/disposals', function: 'tax.http', auth: 'jwt' },
  ],
  consumers: [
    {
      name: 'tax-book',
      function: 'tax.book',
      streamTypes: ['journal', 'settings', 'user-prices'],
      batchSize: 10,
      batchingWindowSeconds: 0,
      maximumConcurrency: 50,
      maximumReceives: 8,
      projection: 'tax-book',
    },
  ],
  schedules: [],
  streamReaders: [],
};
