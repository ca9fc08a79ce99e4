import type { ContextWiring } from '../kernel/wiring.ts';
import { accountWiring } from './wiring/accounts.ts';
import { consumers } from './wiring/consumers.ts';
import { externalTransferWiring } from './wiring/external-transfers.ts';
import { feeWiring } from './wiring/fees.ts';
import { providerWiring } from './wiring/providers.ts';
import { reconciliationWiring } from './wiring/reconciliation.ts';

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: [
    ...accountWiring.functions,
    ...externalTransferWiring.functions,
    ...feeWiring.functions,
    ...providerWiring.functions,
    ...reconciliationWiring.functions,
  ],
  routes: [...accountWiring.routes, ...externalTransferWiring.routes, ...feeWiring.routes, ...providerWiring.routes],
  consumers,
  schedules: [
    ...accountWiring.schedules,
    ...externalTransferWiring.schedules,
    ...providerWiring.schedules,
    ...reconciliationWiring.schedules,
  ],
  streamReaders: [],
};
