import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Reads what providers settled, as it is ordered, and compares it with what was booked. */
export const reconciliationConsumers: readonly ConsumerWiring[] = [
  {
    name: 'reconciliation',
    function: 'ledger.reconciliation-worker',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 4,
    maximumReceives: 4,
  },
];
