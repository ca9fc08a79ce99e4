import type { ContextWiring, RouteWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.sources';
const ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', '/v1/ops/data-sources'],
  ['POST', '/v1/ops/data-sources/{source}/activate'],
  ['POST', '/v1/ops/data-sources/{source}/deactivate'],
  ['GET', '/v1/ops/held-prices'],
  ['POST', '/v1/ops/held-prices/{asset}/{source}/{date}/confirm'],
  ['POST', '/v1/ops/held-prices/{asset}/{source}/{date}/reject'],
  ['GET', '/v1/ops/price-disputes'],
  ['POST', '/v1/ops/shared-prices'],
];

export const sourceWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/sources.http.ts',
      description: 'Shows operators the sources of market data, and what of it waits for them.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['system'] },
        { kind: 'records', access: ['read', 'put'], projections: ['market-prices'] },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: ROUTES.map(([method, path]) => ({ method, path, function: FUNCTION, auth: 'jwt' })),
};
