import type { ContextWiring, RouteWiring } from '../../kernel/wiring.ts';

const ACCOUNTS = 'ledger.accounts';
const HOLDS = 'ledger.holds';
const TRANSFERS = 'ledger.transfers';
const MADE = 'ledger.made-transfers';
const ANSWERS = 'ledger.transfer-answers';
const HOLDS_DUE = 'ledger.holds-due';
const ONE = '/v1/ledger/accounts/{accountId}';
const TRANSFER = '/v1/ledger/transfers/{transferId}';

const ACCOUNT_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['POST', '/v1/ledger/accounts'],
  ['GET', '/v1/ledger/accounts'],
  ['GET', ONE],
  ['PATCH', ONE],
  ['POST', `${ONE}/freeze`],
  ['POST', `${ONE}/unfreeze`],
  ['POST', `${ONE}/close`],
  ['POST', `${ONE}/stake`],
  ['POST', `${ONE}/unstake`],
  ['GET', `${ONE}/balances`],
  ['GET', `${ONE}/entries`],
];
const HOLD_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['POST', `${ONE}/holds`],
  ['GET', `${ONE}/holds`],
  ['POST', `${ONE}/holds/{holdId}/complete`],
  ['POST', `${ONE}/holds/{holdId}/release`],
];
const ANSWER_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['POST', `${TRANSFER}/accept`],
  ['POST', `${TRANSFER}/decline`],
];
const MADE_ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['GET', '/v1/ledger/transfers'],
  ['GET', TRANSFER],
  ['POST', `${TRANSFER}/reversal`],
];

export const accountWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: ACCOUNTS,
      entry: 'functions/ledger/accounts.http.ts',
      description: 'Opens accounts, says who may use them and how, and shows what is in them.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['account'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['list', 'put'], projections: ['ledger-accounts'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
      ],
    },
    {
      name: HOLDS,
      entry: 'functions/ledger/holds.http.ts',
      description: 'Holds parts of what is in accounts, until they are taken or given back.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'transfer'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: TRANSFERS,
      entry: 'functions/ledger/transfers.http.ts',
      description: 'Moves what is in accounts, with its fees.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'transfer'] },
        { kind: 'events', access: ['unchanged'], streamTypes: ['account', 'settings'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings', 'fee-schedule'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: ANSWERS,
      entry: 'functions/ledger/transfer-answers.http.ts',
      description: 'Takes what recipients and senders say to transfers that wait.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'transfer'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: MADE,
      entry: 'functions/ledger/made-transfers.http.ts',
      description: 'Shows what was moved, and gives it back.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'transfer'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'list', 'put'], projections: ['ledger-transfers'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: HOLDS_DUE,
      entry: 'functions/ledger/holds-due.schedule.ts',
      description: 'Records which holds have expired.',
      memoryMb: 512,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'transfer'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts', 'ledger-transfers'] },
        { kind: 'due-index', projection: 'ledger-holds' },
        { kind: 'data-keys', access: 'read' },
      ],
    },
  ],
  routes: [
    ...ACCOUNT_ROUTES.map(([method, path]) => ({ method, path, function: ACCOUNTS, auth: 'jwt' as const })),
    ...HOLD_ROUTES.map(([method, path]) => ({ method, path, function: HOLDS, auth: 'jwt' as const })),
    { method: 'POST', path: '/v1/ledger/transfers', function: TRANSFERS, auth: 'jwt' },
    ...ANSWER_ROUTES.map(([method, path]) => ({ method, path, function: ANSWERS, auth: 'jwt' as const })),
    ...MADE_ROUTES.map(([method, path]) => ({ method, path, function: MADE, auth: 'jwt' as const })),
  ],
  schedules: [{ name: 'ledger-holds-due', function: HOLDS_DUE, expression: 'rate(1 minute)' }],
};
