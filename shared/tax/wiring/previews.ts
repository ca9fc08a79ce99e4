import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'tax.previews';

/** What sales would come to, before they are made. */
export const previewsWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/tax/previews.http.ts',
      description: 'Previews sales by every method; lists wash sales, and lots at a loss.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        {
          kind: 'events',
          access: ['heads'],
          streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections', 'import', 'asset'],
        },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/tax/previews', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/wash-sales', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/harvest', function: HTTP, auth: 'jwt' },
  ],
};
