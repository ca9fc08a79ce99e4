import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'tax-book',
    function: 'tax.book',
    streamTypes: ['journal', 'settings', 'user-prices', 'lot-selections'],
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'tax-book',
  },
  {
    name: 'tax-book-past',
    function: 'tax.past',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
  {
    name: 'tax-report',
    function: 'tax.report',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
];
