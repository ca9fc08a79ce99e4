import type { StreamType } from '../../kernel/streams.ts';
import type { ContextWiring } from '../../kernel/wiring.ts';

const PORTFOLIOS = 'portfolio.portfolios';
const VALUATIONS = 'portfolio.valuations';
const SNAPSHOTS = 'portfolio.snapshots';
const ONE = '/v1/portfolios/{portfolioId}';

/** What holdings are folded from. */
const SOURCES: readonly StreamType[] = ['journal', 'settings', 'user-prices'];
const MARKET = ['market-prices', 'market-rates'];

export const portfoliosWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: PORTFOLIOS,
      entry: 'functions/portfolio/portfolios.http.ts',
      description: 'Keeps portfolios, and records what they begin with.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['portfolio'] },
        { kind: 'events', access: ['heads', 'commits', 'append', 'pages'], streamTypes: ['journal'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['settings'] },
        // Whether an account is known is read of the holdings, with all that a consistency token stands for.
        { kind: 'events', access: ['heads'], streamTypes: ['user-prices', 'import'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        // When the next snapshot is to be taken.
        { kind: 'records', access: ['put'], projections: ['portfolio-snapshots'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
    {
      name: VALUATIONS,
      entry: 'functions/portfolio/valuations.http.ts',
      description: 'Values portfolios, now and day by day, and proposes how to rebalance them.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['portfolio'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: [...SOURCES, 'asset'] },
        { kind: 'events', access: ['heads'], streamTypes: ['import'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'records', access: ['read', 'list'], projections: ['portfolio-snapshots'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['portfolio-proposals'] },
        { kind: 'records', access: ['read'], projections: MARKET },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'send', consumer: 'portfolio-snapshots' },
      ],
    },
    {
      name: SNAPSHOTS,
      entry: 'functions/portfolio/snapshots.reactor.ts',
      description: 'Takes the daily snapshots of portfolios, and proposes rebalancings that are due.',
      memoryMb: 1024,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['portfolio', 'portfolio-valuation'] },
        { kind: 'events', access: ['heads', 'commits'], streamTypes: [...SOURCES, 'asset'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['portfolio-snapshots'] },
        { kind: 'records', access: ['put'], projections: ['portfolio-proposals'] },
        { kind: 'records', access: ['read'], projections: MARKET },
        { kind: 'due-index', projection: 'portfolio-snapshots' },
        { kind: 'bodies', access: 'read' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'own', consumer: 'portfolio-snapshots' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/portfolios', function: PORTFOLIOS, auth: 'jwt' },
    { method: 'GET', path: '/v1/portfolios', function: PORTFOLIOS, auth: 'jwt' },
    { method: 'GET', path: ONE, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'PATCH', path: ONE, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/archive`, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/restore`, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'PUT', path: `${ONE}/target-allocation`, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'PUT', path: `${ONE}/rebalancing`, function: PORTFOLIOS, auth: 'jwt' },
    { method: 'GET', path: `${ONE}/valuation`, function: VALUATIONS, auth: 'jwt' },
    { method: 'GET', path: `${ONE}/snapshots`, function: VALUATIONS, auth: 'jwt' },
    { method: 'GET', path: `${ONE}/allocation`, function: VALUATIONS, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/rebalance-proposals`, function: VALUATIONS, auth: 'jwt' },
    { method: 'GET', path: `${ONE}/rebalance-proposals`, function: VALUATIONS, auth: 'jwt' },
    { method: 'GET', path: `${ONE}/rebalance-proposals/{proposalId}`, function: VALUATIONS, auth: 'jwt' },
  ],
  // Midnight, and again for those whose order was lost.
  schedules: [{ name: 'portfolio-midnight', function: SNAPSHOTS, expression: 'cron(2,22,42 0 * * ? *)' }],
};
