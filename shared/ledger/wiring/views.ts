import type { ContextWiring } from '../../kernel/wiring.ts';

const VIEWS = 'ledger.views';
const STATEMENTS = 'ledger.statements';
const ACCOUNT = '/v1/ledger/accounts/{accountId}';

/** What is read of accounts and changes nothing. */
export const viewWiring: Pick<ContextWiring, 'functions' | 'routes'> = {
  functions: [
    {
      name: VIEWS,
      entry: 'functions/ledger/views.http.ts',
      description: 'Shows what a user has in all, here and elsewhere, and what it is worth.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads'], streamTypes: ['account', 'asset'] },
        // What the holdings are folded from, and whether an import is at work on it.
        { kind: 'events', access: ['heads'], streamTypes: ['journal', 'settings', 'user-prices', 'import'] },
        { kind: 'rows', access: 'read', projections: ['holdings'] },
        { kind: 'records', access: ['list'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: STATEMENTS,
      entry: 'functions/ledger/statements.http.ts',
      description: 'Writes statements of accounts, adds up what came and went, and finds transactions.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['account'] },
        { kind: 'events', access: ['heads'], streamTypes: ['settings', 'workflow'] },
        // Checkpoints of accounts, and what was entered later than it happened; and lists of what was transferred.
        { kind: 'records', access: ['list'], projections: ['ledger-accounts', 'ledger-transfers', 'workflows'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    { method: 'GET', path: '/v1/ledger/balances', function: VIEWS, auth: 'jwt' },
    { method: 'GET', path: '/v1/ledger/balances/summary', function: VIEWS, auth: 'jwt' },
    { method: 'GET', path: `${ACCOUNT}/turnovers`, function: STATEMENTS, auth: 'jwt' },
    { method: 'GET', path: `${ACCOUNT}/statements`, function: STATEMENTS, auth: 'jwt' },
    { method: 'GET', path: `${ACCOUNT}/statements/{month}`, function: STATEMENTS, auth: 'jwt' },
    { method: 'GET', path: '/v1/ledger/transactions', function: STATEMENTS, auth: 'jwt' },
    { method: 'GET', path: '/v1/ledger/transactions/summary', function: STATEMENTS, auth: 'jwt' },
  ],
};
