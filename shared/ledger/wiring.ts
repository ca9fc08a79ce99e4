/** Wiring of the ledger context, put together from that of its areas. */
import type { ContextWiring } from '../kernel/wiring.ts';
import { accountWiring } from './wiring/accounts.ts';
import { consumers } from './wiring/consumers.ts';
import { externalTransferWiring } from './wiring/external-transfers.ts';
import { feeWiring } from './wiring/fees.ts';
import { providerWiring } from './wiring/providers.ts';
import { reconciliationWiring } from './wiring/reconciliation.ts';
import { transferScheduleWiring } from './wiring/transfer-schedules.ts';
import { viewWiring } from './wiring/views.ts';

const areas: readonly Partial<Pick<ContextWiring, 'functions' | 'routes' | 'schedules'>>[] = [
  accountWiring,
  externalTransferWiring,
  feeWiring,
  providerWiring,
  viewWiring,
  transferScheduleWiring,
  reconciliationWiring,
];

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: areas.flatMap(({ functions = [] }) => functions),
  routes: areas.flatMap(({ routes = [] }) => routes),
  consumers,
  schedules: areas.flatMap(({ schedules = [] }) => schedules),
  streamReaders: [],
};
