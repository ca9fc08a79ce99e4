import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'tax.selections';

/** Lots that users name for disposals. */
export const selectionsWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/tax/selections.http.ts',
      description: 'Takes the lots that users name for disposals, tried on the tax book first, and lists them.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['lot-selections'] },
        { kind: 'events', access: ['heads'], streamTypes: ['journal', 'settings', 'user-prices', 'import', 'filing'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'rows', access: 'read', projections: ['tax-book'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/tax/lot-selections', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/tax/lot-selections', function: HTTP, auth: 'jwt' },
    { method: 'DELETE', path: '/v1/tax/lot-selections/{transactionId}', function: HTTP, auth: 'jwt' },
  ],
};
