import type { ConsumerWiring } from '../../kernel/wiring.ts';
import { externalTransferConsumers } from './external-transfer-consumers.ts';
import { providerConsumers } from './provider-consumers.ts';
import { reconciliationConsumers } from './reconciliation-consumers.ts';

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  ...externalTransferConsumers,
  ...providerConsumers,
  ...reconciliationConsumers,
];
