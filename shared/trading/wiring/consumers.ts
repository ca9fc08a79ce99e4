import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'import',
    function: 'trading.import',
    streamTypes: ['import'],
    eventTypes: ['ImportRequested', 'ImportReversalRequested'],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 8,
  },
  {
    name: 'transactions',
    function: 'trading.transactions',
    streamTypes: ['journal'],
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'transactions',
  },
  {
    name: 'pairings',
    function: 'trading.pairing',
    streamTypes: ['journal', 'settings'],
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'pairings',
  },
];
