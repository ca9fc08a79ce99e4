import type { ContextWiring } from '../../kernel/wiring.ts';

const WORKER = 'ledger.reconciliation-worker';
const DAILY = 'ledger.reconciliation-daily';
const CONSUMER = 'reconciliation';

/** What providers settled, beside what was booked. */
export const reconciliationWiring: Pick<ContextWiring, 'functions' | 'schedules'> = {
  functions: [
    {
      name: WORKER,
      entry: 'functions/ledger/reconciliation.reactor.ts',
      description: 'Reads what payment providers settled, and opens suspense items for what was booked otherwise.',
      memoryMb: 512,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['account', 'provider-payment', 'workflow'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['ledger-reconciliation'] },
        { kind: 'records', access: ['put'], projections: ['ledger-accounts'] },
        { kind: 'records', access: ['read', 'put', 'delete'], projections: ['workflows'] },
        { kind: 'due-index', projection: 'ledger-reconciliation' },
        { kind: 'data-keys', access: 'read' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: CONSUMER },
        { kind: 'queue', access: 'send', consumer: 'external-transfers' },
      ],
    },
    {
      name: DAILY,
      entry: 'functions/ledger/reconciliation-daily.schedule.ts',
      description: 'Orders that what payment providers settled is read, once a day.',
      memoryMb: 256,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'records', access: ['read', 'put'], projections: ['ledger-reconciliation'] },
        { kind: 'data-keys', access: 'create' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: CONSUMER },
      ],
    },
  ],
  schedules: [{ name: 'reconciliation-daily', function: DAILY, expression: 'rate(1 hour)' }],
};
