import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.compliance';
const ONE = '/v1/ops/ledger/assessments/{tenant}/{transferId}';
const RULES = '/v1/ops/ledger/compliance-rules';

export const complianceWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/compliance.http.ts',
      description: 'Lets operators set the rules by which transfers are assessed, and see what they made of one.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit'] },
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['compliance-rules'] },
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['compliance-profile', 'workflow'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'records', access: ['put', 'delete'], projections: ['workflows'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'queue', access: 'send', consumer: 'external-transfers' },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: RULES, function: FUNCTION, auth: 'jwt' },
    { method: 'GET', path: RULES, function: FUNCTION, auth: 'jwt' },
    { method: 'POST', path: `${ONE}/ruling`, function: FUNCTION, auth: 'jwt' },
    {
      ...{ method: 'POST', path: `${ONE}/payload` },
      ...{ function: FUNCTION, auth: 'jwt' },
    },
  ],
};
