import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.transfers';

export const transferWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/transfers.http.ts',
      description: 'Lets operators reverse transfers between accounts here.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit', 'account', 'transfer'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    {
      method: 'POST',
      path: '/v1/ops/ledger/transfers/{tenant}/{transferId}/reversal',
      function: FUNCTION,
      auth: 'jwt',
    },
  ],
};
