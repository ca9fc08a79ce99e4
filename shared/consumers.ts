/** The consumers of all contexts, for those who look after them: the sweeper, and operators' functions. */
import type { ConsumerWiring } from './kernel/wiring.ts';
import { consumers as ledger } from './ledger/wiring/consumers.ts';
import { consumers as marketData } from './market-data/wiring/consumers.ts';
import { consumers as portfolio } from './portfolio/wiring/consumers.ts';
import { consumers as tax } from './tax/wiring/consumers.ts';
import { consumers as trading } from './trading/wiring/consumers.ts';
import { consumers as webhooks } from './webhooks/wiring/consumers.ts';

export const consumers: readonly ConsumerWiring[] = [
  ...trading,
  ...marketData,
  ...portfolio,
  ...ledger,
  ...tax,
  ...webhooks,
];
