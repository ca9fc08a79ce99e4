import type { ContextWiring } from '../../kernel/wiring.ts';

const ADOPTION = 'market-data.adoption';

export const adoptionWiring: Pick<ContextWiring, 'functions' | 'schedules'> = {
  functions: [
    {
      name: ADOPTION,
      entry: 'functions/market-data/adoption.reactor.ts',
      description: 'Adopts market prices where transactions lack a price.',
      memoryMb: 512,
      timeoutSeconds: 300,
      bundle: 'store',
      permissions: [
        { kind: 'events', access: ['commits'], streamTypes: ['tax-book'] },
        { kind: 'events', access: ['heads', 'commits', 'append', 'pages'], streamTypes: ['user-prices'] },
        { kind: 'events', access: ['heads'], streamTypes: ['asset'] },
        { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['price-adoption'] },
        { kind: 'records', access: ['read'], projections: ['market-prices', 'market-rates'] },
        { kind: 'records', access: ['read', 'put'], projections: ['market-backfill'] },
        { kind: 'due-index', projection: 'price-adoption' },
        // Books that moved are gone through once a day, for announcements that got lost.
        { kind: 'heads-index', access: 'read' },
        { kind: 'records', access: ['read', 'put'], projections: ['system'] },
        { kind: 'bodies', access: 'read-write' },
        { kind: 'data-keys', access: 'create' },
        { kind: 'queue', access: 'own', consumer: 'price-adoption' },
        { kind: 'queue', access: 'send', consumer: 'market-backfill' },
      ],
    },
  ],
  schedules: [{ name: 'missed-prices', function: ADOPTION, expression: 'rate(5 minutes)' }],
};
