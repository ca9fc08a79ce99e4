import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.compliance';
const RULES = '/v1/ops/ledger/compliance-rules';

export const complianceWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/compliance.http.ts',
      description: 'Lets operators set the rules by which transfers are assessed, and see what they made of one.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'sdk',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['compliance-rules'] },
        { kind: 'records', access: ['read'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: RULES, function: FUNCTION, auth: 'jwt' },
    { method: 'GET', path: RULES, function: FUNCTION, auth: 'jwt' },
    {
      ...{ method: 'POST', path: '/v1/ops/ledger/assessments/{tenant}/{transferId}/payload' },
      ...{ function: FUNCTION, auth: 'jwt' },
    },
  ],
};
