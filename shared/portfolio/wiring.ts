import type { ContextWiring } from '../kernel/wiring.ts';
import { chartWiring } from './wiring/charts.ts';
import { consumers } from './wiring/consumers.ts';
import { corporateActionWiring } from './wiring/corporate-actions.ts';
import { performanceWiring } from './wiring/performance.ts';
import { portfoliosWiring } from './wiring/portfolios.ts';

export const wiring: ContextWiring = {
  context: 'portfolio',
  functions: [
    ...chartWiring.functions,
    ...corporateActionWiring.functions,
    ...performanceWiring.functions,
    ...portfoliosWiring.functions,
    {
      name: 'portfolio.http',
      entry: 'functions/portfolio/portfolio.http.ts',
      description: 'Serves holdings, accounts and balances.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'events', access: ['heads'], streamTypes: ['import'] },
        // Checkpoints, and pasts that were prepared.
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['holdings-past'] },
        { kind: 'queue', access: 'send', consumer: 'holdings-past' },
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
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'write', projections: ['holdings'] },
        { kind: 'events', access: ['commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        // A rebuild takes from it what was reported before.
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['position'] },
        { kind: 'bodies', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'holdings' },
      ],
    },
    {
      name: 'portfolio.past',
      entry: 'functions/portfolio/past.reactor.ts',
      description: 'Keeps checkpoints of holdings by month, and prepares pasts that take longer than a request.',
      memoryMb: 2048,
      timeoutSeconds: 600,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['journal', 'settings', 'user-prices'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['holdings-past'] },
        { kind: 'due-index', projection: 'holdings-past' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'holdings-past' },
      ],
    },
  ],
  routes: [
    ...chartWiring.routes,
    ...corporateActionWiring.routes,
    ...performanceWiring.routes,
    ...portfoliosWiring.routes,
    { method: 'GET', path: '/v1/holdings', function: 'portfolio.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/accounts', function: 'portfolio.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/accounts/{account}/balances', function: 'portfolio.http', auth: 'jwt' },
    { method: 'GET', path: '/v1/holdings/preparations/{preparationId}', function: 'portfolio.http', auth: 'jwt' },
  ],
  consumers,
  schedules: [
    ...portfoliosWiring.schedules,
    ...corporateActionWiring.schedules,
    { name: 'holdings-checkpoints', function: 'portfolio.past', expression: 'cron(15 2 * * ? *)' },
  ],
  streamReaders: [],
};
