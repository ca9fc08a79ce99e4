import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.fees';

export const feeWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/fees.http.ts',
      description: 'Lets operators set what is charged.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit', 'fee-schedule'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [{ method: 'POST', path: '/v1/ops/ledger/fee-schedules', function: FUNCTION, auth: 'jwt' }],
};
