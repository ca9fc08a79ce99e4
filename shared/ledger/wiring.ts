import type { ContextWiring } from '../kernel/wiring.ts';
import { accountWiring } from './wiring/accounts.ts';
import { consumers } from './wiring/consumers.ts';
import { feeWiring } from './wiring/fees.ts';
import { providerWiring } from './wiring/providers.ts';

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: [...accountWiring.functions, ...feeWiring.functions, ...providerWiring.functions],
  routes: [...accountWiring.routes, ...feeWiring.routes, ...providerWiring.routes],
  consumers,
  schedules: [...accountWiring.schedules, ...providerWiring.schedules],
  streamReaders: [],
};
