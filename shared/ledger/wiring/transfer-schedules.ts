import type { ContextWiring, RouteWiring } from '../../kernel/wiring.ts';

const HTTP = 'ledger.transfer-schedules';
const DUE = 'ledger.transfer-schedules-due';
const ALL = '/v1/ledger/transfer-schedules';
const ONE = `${ALL}/{scheduleId}` as const;

const ROUTES: readonly (readonly [RouteWiring['method'], RouteWiring['path']])[] = [
  ['POST', ALL],
  ['GET', ALL],
  ['GET', ONE],
  ['PATCH', ONE],
  ['GET', `${ONE}/occurrences`],
  ['POST', `${ONE}/pause`],
  ['POST', `${ONE}/resume`],
  ['POST', `${ONE}/cancel`],
];

/** Transfers that are made later, once or again and again. */
export const transferScheduleWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/ledger/transfer-schedules.http.ts',
      description: 'Takes schedules of transfers, and shows what has become of them.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['transfer-schedule'] },
        { kind: 'events', access: ['heads'], streamTypes: ['account', 'asset', 'settings'] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['transfer-schedules'] },
        { kind: 'records', access: ['read'], projections: ['ledger-accounts'] },
        { kind: 'inbox', access: 'read-write' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'parameter', name: 'payment-providers' },
      ],
    },
    {
      name: DUE,
      entry: 'functions/ledger/transfer-schedules-due.schedule.ts',
      description: 'Makes the transfers of schedules that are due.',
      memoryMb: 1024,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        {
          kind: 'events',
          access: ['heads', 'append'],
          streamTypes: ['transfer-schedule', 'account', 'transfer', 'workflow'],
        },
        { kind: 'events', access: ['heads'], streamTypes: ['asset', 'settings', 'fee-schedule'] },
        { kind: 'records', access: ['read', 'put', 'delete'], projections: ['transfer-schedules'] },
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['put'], projections: ['ledger-transfers'] },
        { kind: 'records', access: ['put'], projections: ['workflows'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'due-index', projection: 'transfer-schedules' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'parameter', name: 'payment-providers' },
      ],
    },
  ],
  routes: ROUTES.map(([method, path]) => ({ method, path, function: HTTP, auth: 'jwt' as const })),
  schedules: [{ name: 'transfer-schedules-due', function: DUE, expression: 'rate(1 minute)' }],
};
