import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'ledger.fees';

export const feeWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/ledger/fees.http.ts',
      description: 'Quotes fees, and lists what is charged.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['fee-schedule'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/ledger/fees/quote', function: FUNCTION, auth: 'jwt' },
    { method: 'GET', path: '/v1/ledger/fees/schedules', function: FUNCTION, auth: 'jwt' },
  ],
};
