import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Works for transfers from and to outside, as it is ordered. */
export const externalTransferConsumers: readonly ConsumerWiring[] = [
  {
    name: 'external-transfers',
    function: 'ledger.external-transfer-worker',
    streamTypes: [],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 4,
  },
];
