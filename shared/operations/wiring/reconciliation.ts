import type { ContextWiring, RouteWiring } from '../../kernel/wiring.ts';

const RUNS = 'operations.reconciliation';
const ITEMS = 'operations.suspense-items';
const PATH = '/v1/ops/ledger/reconciliation';
const ITEM = `${PATH}/items/{provider}/{itemId}` as const;
const RUN_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', `${PATH}/runs`],
  ['POST', `${PATH}/runs`],
];
const ITEM_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', `${PATH}/items`],
  ['GET', ITEM],
  ['POST', `${ITEM}/assign`],
  ['POST', `${ITEM}/resolve`],
];

export const reconciliationWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: RUNS,
      entry: 'functions/operations/reconciliation.http.ts',
      description: 'Orders that what payment providers settled is read, and shows operators how it goes.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['ledger-reconciliation'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: 'reconciliation' },
      ],
    },
    {
      name: ITEMS,
      entry: 'functions/operations/suspense-items.http.ts',
      description: 'Shows operators what payment providers settled otherwise than it was booked, and lets them end it.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit', 'account'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings'] },
        { kind: 'records', access: ['list', 'put', 'delete'], projections: ['ledger-reconciliation'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read'], projections: ['workflows'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    ...RUN_ROUTES.map(([method, path]) => ({ method, path, function: RUNS, auth: 'jwt' as const })),
    ...ITEM_ROUTES.map(([method, path]) => ({ method, path, function: ITEMS, auth: 'jwt' as const })),
  ],
};
