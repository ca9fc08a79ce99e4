import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Works for what providers sent, as it is ordered. */
export const providerConsumers: readonly ConsumerWiring[] = [
  {
    name: 'provider-inbox',
    function: 'ledger.provider-inbox-worker',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
];
