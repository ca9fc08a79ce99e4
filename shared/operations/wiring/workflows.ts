import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.workflows';
const ONE = '/v1/ops/workflows/{tenant}/{workflowId}';

export const workflowWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/workflows.http.ts',
      description: 'Shows operators the workflows that wait for them, and lets them act.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['workflow'] },
        { kind: 'records', access: ['put', 'delete'], projections: ['workflows'] },
        { kind: 'due-index', projection: 'workflows-in-review' },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'queue', access: 'send', consumer: 'external-transfers' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/ops/workflows', function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/payload`, function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/retry`, function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/compensate`, function: FUNCTION, auth: 'jwt' },
  ],
};
