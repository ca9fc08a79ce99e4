import type { ContextWiring, RouteWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.provider-messages';
const ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', '/v1/ops/provider-messages'],
  ['POST', '/v1/ops/provider-messages/replay'],
  ['POST', '/v1/ops/provider-messages/{provider}/{messageId}/payload'],
  ['POST', '/v1/ops/provider-messages/{provider}/{messageId}/replay'],
  ['POST', '/v1/ops/provider-messages/{provider}/{messageId}/ignore'],
];

export const providerMessageWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/provider-messages.http.ts',
      description: 'Shows operators what payment providers sent, and has it read again.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['provider-inbox'] },
        { kind: 'data-keys', access: 'create' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: 'provider-inbox' },
      ],
    },
  ],
  routes: ROUTES.map(([method, path]) => ({ method, path, function: FUNCTION, auth: 'jwt' })),
};
