import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.forward-return';

export const forwardReturnWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/forward-return.http.ts',
      description: 'Lets operators say what return is expected of an asset.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read', 'put'], projections: ['market-parameters'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    { method: 'PUT', path: '/v1/ops/market/parameters/{asset}/forward-return', function: FUNCTION, auth: 'jwt' },
  ],
};
