import type { ContextWiring } from '../kernel/wiring.ts';
import { consumers } from './wiring/consumers.ts';
import { providerWiring } from './wiring/providers.ts';

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: [...providerWiring.functions],
  routes: [...providerWiring.routes],
  consumers,
  schedules: [...providerWiring.schedules],
  streamReaders: [],
};
