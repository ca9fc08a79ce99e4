import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'asset-tracking',
    function: 'market-data.tracking',
    streamTypes: [],
    batchSize: 100,
    batchingWindowSeconds: 1,
    // Users that buy the same asset at the same time write the same count: the fewest that there may be.
    maximumConcurrency: 2,
    maximumReceives: 8,
    // Its heads are cursors in the streams of users.
    projection: 'asset-tracking',
  },
  {
    name: 'market-backfill',
    function: 'market-data.backfill',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    // Sources allow so little that more would only wait.
    maximumConcurrency: 4,
    maximumReceives: 4,
  },
  {
    name: 'price-adoption',
    function: 'market-data.adoption',
    streamTypes: ['tax-book'],
    // Nobody is woken while nothing lacks a price.
    eventTypes: ['PricesMissed'],
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 10,
    maximumReceives: 8,
  },
];
