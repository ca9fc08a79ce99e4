import type { ContextWiring } from '../kernel/wiring.ts';
import { consumers } from './wiring/consumers.ts';
import { previewsWiring } from './wiring/previews.ts';
import { reportsWiring } from './wiring/reports.ts';
import { selectionsWiring } from './wiring/selections.ts';

export const wiring: ContextWiring = {
  context: 'tax',
  functions: [
    ...previewsWiring.functions,
    ...reportsWiring.functions,
    ...selectionsWiring.functions,
    {
      name: 'tax.http',
      entry: 'functions/tax/tax.http.ts',
      description: 'Serves tax lots and disposals.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        {
          kind: 'events',
          access: ['heads', 'commits'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections'],
        },
        { kind: 'events', access: ['heads'], streamTypes: ['import'] },
        // Checkpoints, and pasts that were prepared.
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['tax-book-past'] },
        { kind: 'queue', access: 'send', consumer: 'tax-book-past' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: 'tax.book',
      entry: 'functions/tax/tax-book.projector.ts',
      description: 'Folds the journal into tax lots and disposals.',
      memoryMb: 2048,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'write', projections: ['tax-book'] },
        { kind: 'events', access: ['commits'], streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections'] },
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['tax-book'] },
        { kind: 'bodies', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'tax-book' },
      ],
    },
    {
      name: 'tax.past',
      entry: 'functions/tax/past.reactor.ts',
      description: 'Keeps checkpoints of the tax book by month, and prepares pasts that take longer than a request.',
      memoryMb: 2048,
      timeoutSeconds: 600,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        {
          kind: 'events',
          access: ['heads', 'commits'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections'],
        },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['tax-book-past'] },
        { kind: 'due-index', projection: 'tax-book-past' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'tax-book-past' },
      ],
    },
  ],
  routes: [
    ...previewsWiring.routes,
    ...reportsWiring.routes,
    ...selectionsWiring.routes,
    { method: 'GET', path: '/v1/tax/lots', function: 'tax.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/disposals', function: 'tax.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/preparations/{preparationId}', function: 'tax.http', auth: 'jwt' },
  ],
  consumers,
  schedules: [
    ...reportsWiring.schedules,
    { name: 'tax-book-checkpoints', function: 'tax.past', expression: 'cron(45 2 * * ? *)' },
  ],
  streamReaders: [],
};
