import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'market-data.assets';
const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: `/${string}`) =>
  ({ method, path, function: FUNCTION, auth: 'jwt' }) as const;

export const assetWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/market-data/assets.http.ts',
      description: "Searches assets, and keeps a user's own ones and their watchlist.",
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['asset', 'watchlist'] },
        { kind: 'records', access: ['read'], projections: ['asset-tracking'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    route('GET', '/v1/assets'),
    route('POST', '/v1/assets'),
    route('GET', '/v1/assets/{asset}'),
    route('PUT', '/v1/assets/{asset}'),
    route('GET', '/v1/watchlist'),
    route('PUT', '/v1/watchlist/{asset}'),
    route('DELETE', '/v1/watchlist/{asset}'),
  ],
};
