import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.backfills';

export const backfillWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/backfills.http.ts',
      description: 'Shows operators what could not be fetched, and counts again who is counted on.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'records', access: ['read', 'put'], projections: ['market-backfill'] },
        { kind: 'due-index', projection: 'failed-backfills' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'queue', access: 'send', consumer: 'market-backfill' },
        { kind: 'queue', access: 'send', consumer: 'asset-tracking' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/ops/backfills', function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: '/v1/ops/backfills/{kind}/{code}/restart', function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: '/v1/ops/tracked-assets/recount', function: FUNCTION, auth: 'jwt' },
  ],
};
