import type { ContextWiring } from '../../kernel/wiring.ts';

const FUNCTION = 'operations.ledger';
const ONE = '/v1/ops/ledger/accounts/{accountId}';
const PATHS = [
  '/v1/ops/ledger/adjustments',
  `${ONE}/freeze`,
  `${ONE}/unfreeze`,
  `${ONE}/verify`,
  `${ONE}/reject`,
  `${ONE}/credit-limits`,
] as const;

export const ledgerWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: FUNCTION,
      entry: 'functions/operations/ledger.http.ts',
      description: 'Lets operators book on users’ accounts, freeze and verify them, and grant credit.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['ops-audit', 'account'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-accounts', 'ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
  ],
  routes: PATHS.map((path) => ({ method: 'POST', path, function: FUNCTION, auth: 'jwt' })),
};
