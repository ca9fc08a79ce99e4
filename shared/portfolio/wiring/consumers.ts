import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'holdings',
    function: 'portfolio.holdings',
    streamTypes: ['journal', 'settings', 'user-prices'],
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'holdings',
  },
  {
    name: 'holdings-past',
    function: 'portfolio.past',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
  {
    name: 'performance',
    function: 'portfolio.performance',
    streamTypes: ['journal', 'settings', 'user-prices'],
    onDemand: true,
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'performance',
  },
  {
    name: 'portfolio-snapshots',
    function: 'portfolio.snapshots',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
  {
    name: 'corporate-actions',
    function: 'portfolio.corporate-action-looks',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 10,
    maximumReceives: 4,
  },
];
