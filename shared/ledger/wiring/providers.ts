import type { ContextWiring } from '../../kernel/wiring.ts';

const HTTP = 'ledger.provider-inbox';
const WORKER = 'ledger.provider-inbox-worker';
const DUE = 'ledger.provider-inbox-due';

/** What payment providers send, taken in and handed on. */
export const providerWiring: Pick<ContextWiring, 'functions' | 'routes' | 'schedules'> = {
  functions: [
    {
      name: HTTP,
      entry: 'functions/ledger/provider-inbox.http.ts',
      description: 'Takes in what payment providers send, and judges its signature.',
      memoryMb: 512,
      timeoutSeconds: 10,
      bundle: 'store',
      permissions: [
        { kind: 'records', access: ['read', 'put'], projections: ['provider-inbox'] },
        { kind: 'data-keys', access: 'create' },
        { kind: 'parameter', name: 'payment-providers' },
        { kind: 'queue', access: 'send', consumer: 'provider-inbox' },
      ],
    },
    {
      name: WORKER,
      entry: 'functions/ledger/provider-inbox.reactor.ts',
      description: 'Reads what payment providers sent, and hands it on to the transfers it is about.',
      memoryMb: 512,
      timeoutSeconds: 30,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['heads', 'append'], streamTypes: ['provider-payment', 'workflow'] },
        { kind: 'records', access: ['read', 'put'], projections: ['provider-inbox'] },
        { kind: 'records', access: ['read', 'put', 'delete'], projections: ['workflows'] },
        { kind: 'data-keys', access: 'read' },
        { kind: 'queue', access: 'send', consumer: 'external-transfers' },
      ],
    },
    {
      name: DUE,
      entry: 'functions/ledger/provider-inbox-due.schedule.ts',
      description: 'Orders work for messages of payment providers that are to be tried again.',
      memoryMb: 256,
      timeoutSeconds: 55,
      bundle: 'store',
      permissions: [
        { kind: 'due-index', projection: 'provider-inbox' },
        { kind: 'queue', access: 'send', consumer: 'provider-inbox' },
      ],
    },
  ],
  routes: [{ method: 'POST', path: '/v1/providers/{provider}/webhooks', function: HTTP, auth: 'none' }],
  schedules: [{ name: 'provider-inbox-due', function: DUE, expression: 'rate(1 minute)' }],
};
