import type { ConsumerWiring } from '../../kernel/wiring.ts';
import { OFFERED_STREAMS } from './offered-streams.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'webhooks',
    function: 'webhooks.fan-out',
    streamTypes: OFFERED_STREAMS,
    batchSize: 10,
    batchingWindowSeconds: 0,
    maximumConcurrency: 50,
    maximumReceives: 8,
    projection: 'webhooks',
    perStreamFor: 'webhook-endpoints',
  },
  {
    name: 'webhook-delivery',
    function: 'webhooks.delivery',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 200,
    maximumReceives: 4,
  },
];
