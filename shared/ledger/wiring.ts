import type { ContextWiring } from '../kernel/wiring.ts';

export const wiring: ContextWiring = {
  context: 'ledger',
  functions: [],
  routes: [],
  consumers: [],
  schedules: [],
  streamReaders: [],
};
