import type { ContextWiring } from '../kernel/wiring.ts';
import { consumers } from './wiring/consumers.ts';
import { feeWiring } from './wiring/fees.ts';
import { providerWiring } from './wiring/providers.ts';

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: [...feeWiring.functions, ...providerWiring.functions],
  routes: [...feeWiring.routes, ...providerWiring.routes],
  consumers,
  schedules: [...providerWiring.schedules],
  streamReaders: [],
};
