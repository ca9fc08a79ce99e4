import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.external-transfers';

export const externalTransferWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/external-transfers.http.ts',
      description: 'Lets operators take back what transfers from and to outside have posted.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit', 'account'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings', 'workflow'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts', 'ledger-reconciliation'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    {
      method: 'POST',
      path: '/v1/ops/ledger/external-transfers/{tenant}/{transferId}/reversals',
      function: FUNCTION,
      auth: 'jwt',
    },
  ],
};
