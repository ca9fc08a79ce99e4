import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'ledger.external-transfers';
const READ = 'ledger.workflows';
const WORKER = 'ledger.external-transfer-worker';
const DUE = 'ledger.external-transfers-due';
const CONSUMER = 'external-transfers';

/** Transfers from and to outside, and the workflows that make them. */
export const externalTransferWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/ledger/external-transfers.http.ts',
      description: 'Takes orders for money to come in or go out.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['workflow'] },
        { kind: 'events', access: ['heads'], streamTypes: ['account', 'asset', 'fee-schedule'] },
        { kind: 'records', access: ['read', 'put', 'delete'], projections: ['workflows'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: CONSUMER },
      ],
    },
    {
      name: READ,
      entry: 'functions/ledger/workflows.http.ts',
      description: 'Shows how far transfers from and to outside are.',
      memoryMb: 512,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'commits'], streamTypes: ['workflow'] },
        { kind: 'records', access: ['list'], projections: ['workflows'] },
        { kind: 'data-keys', access: 'read' },
      ],
    },
    {
      name: WORKER,
      entry: 'functions/ledger/external-transfers.reactor.ts',
      description: 'Makes transfers from and to outside: holds, sends, asks, posts and gives back.',
      memoryMb: 512,
      timeoutSeconds: 120,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['workflow', 'account', 'compliance-profile'] },
        {
          kind: 'events',
          access: ['heads'],
          streamTypes: ['asset', 'settings', 'compliance-rules', 'provider-payment'],
        },
        { kind: 'records', access: ['put', 'delete'], projections: ['workflows'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts', 'ledger-reconciliation'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-transfers'] },
        { kind: 'data-keys', access: 'read' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: CONSUMER },
      ],
    },
    {
      name: DUE,
      entry: 'functions/ledger/external-transfers-due.schedule.ts',
      description: 'Orders work for transfers that have something to do by now.',
      memoryMb: 256,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'due-index', projection: 'workflows' },
        { kind: 'queue', access: 'send', consumer: CONSUMER },
      ],
    },
  ],
  routes: [
    { method: 'POST', path: '/v1/ledger/external-transfers', function: HTTP, auth: 'jwt' },
    { method: 'POST', path: '/v1/ledger/external-transfers/{transferId}/cancel', function: HTTP, auth: 'jwt' },
    { method: 'GET', path: '/v1/workflows', function: READ, auth: 'jwt' },
    { method: 'GET', path: '/v1/workflows/{workflowId}', function: READ, auth: 'jwt' },
  ],
  schedules: [{ name: 'external-transfers-due', function: DUE, expression: 'rate(1 minute)' }],
};
