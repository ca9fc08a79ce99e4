import type { ContextWiring, FunctionWiring } from '../../kernel/wiring.ts';

const HTTP = 'market-data.market';
const MOVED = 'market-data.moved-users';
const TRACKING = 'market-data.tracking';
const BACKFILL = 'market-data.backfill';
const REFRESH = 'market-data.refresh';

/** Keys of the providers, and other addresses than theirs. */
const PRICE_SOURCES = { kind: 'parameter', name: 'price-sources' } as const;

const functions: readonly FunctionWiring[] = [
  {
    name: HTTP,
    entry: 'functions/market-data/market.http.ts',
    description: 'Serves market prices and exchange rates.',
    memoryMb: 512,
    timeoutSeconds: 29,
    bundle: 'store',
    permissions: [
      { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
      { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates', 'market-backfill'] },
      { kind: 'data-keys', access: 'read' },
    ],
  },
  {
    name: MOVED,
    entry: 'functions/market-data/moved-users.schedule.ts',
    description: 'Finds the users whose holdings or watchlists have moved.',
    memoryMb: 512,
    timeoutSeconds: 55,
    bundle: 'store',
    permissions: [
      { kind: 'heads-index', access: 'scan' },
      { kind: 'records', access: ['read', 'put'], projections: ['system'] },
      { kind: 'queue', access: 'send', consumer: 'asset-tracking' },
    ],
  },
  {
    name: TRACKING,
    entry: 'functions/market-data/tracking.reactor.ts',
    description: 'Counts which assets users hold or watch, and orders the history of their prices.',
    memoryMb: 512,
    timeoutSeconds: 300,
    bundle: 'store',
    permissions: [
      { kind: 'events', access: ['heads', 'commits'], streamTypes: ['position', 'watchlist', 'journal', 'asset'] },
      { kind: 'events', access: ['heads', 'append'], streamTypes: ['tracked-asset'] },
      { kind: 'bodies', access: 'read' },
      { kind: 'rows', access: 'heads', projections: ['asset-tracking'] },
      { kind: 'records', access: ['read', 'put'], projections: ['asset-tracking', 'market-backfill'] },
      // A recount goes through all references.
      { kind: 'records', access: ['list'], projections: ['asset-tracking'] },
      // Who holds what was split, renamed or merged may lack a record of it.
      { kind: 'records', access: ['read'], projections: ['asset-actions'] },
      { kind: 'records', access: ['put'], projections: ['corporate-actions'] },
      { kind: 'data-keys', access: 'create' },
      { kind: 'queue', access: 'own', consumer: 'asset-tracking' },
      { kind: 'queue', access: 'send', consumer: 'market-backfill' },
    ],
  },
  {
    name: BACKFILL,
    entry: 'functions/market-data/backfill.reactor.ts',
    description: 'Fetches the history of prices and rates, chunk by chunk.',
    memoryMb: 512,
    timeoutSeconds: 300,
    bundle: 'store',
    permissions: [
      { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
      {
        kind: 'records',
        access: ['read', 'put'],
        projections: ['market-backfill', 'market-prices', 'market-rates', 'system'],
      },
      // What has been fetched, for those who wait for it.
      { kind: 'records', access: ['put'], projections: ['price-adoption'] },
      { kind: 'data-keys', access: 'read' },
      PRICE_SOURCES,
      { kind: 'queue', access: 'own', consumer: 'market-backfill' },
    ],
  },
  {
    name: REFRESH,
    entry: 'functions/market-data/refresh.schedule.ts',
    description: 'Looks up latest prices and rates, finds gaps, and sends workers to what is due.',
    memoryMb: 512,
    timeoutSeconds: 300,
    bundle: 'store',
    permissions: [
      { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
      {
        kind: 'records',
        access: ['read', 'put'],
        projections: ['market-backfill', 'market-prices', 'market-rates', 'system'],
      },
      { kind: 'records', access: ['list'], projections: ['asset-tracking'] },
      { kind: 'due-index', projection: 'market-backfill' },
      { kind: 'data-keys', access: 'create' },
      PRICE_SOURCES,
      { kind: 'queue', access: 'send', consumer: 'market-backfill' },
    ],
  },
];

const route = (path: `/${string}`) => ({ method: 'GET', path, function: HTTP, auth: 'jwt' }) as const;

export const marketWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions,
  routes: [
    route('/v1/market/prices'),
    route('/v1/market/prices/latest'),
    route('/v1/market/rates'),
    route('/v1/market/history'),
  ],
  schedules: [
    { name: 'moved-users', function: MOVED, expression: 'rate(1 minute)' },
    { name: 'market-refresh', function: REFRESH, expression: 'rate(1 minute)' },
  ],
};
