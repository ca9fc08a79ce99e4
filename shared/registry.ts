/** Gathers every context's wiring. Infrastructure, the local host and the tests read this and nothing else. */
import type { ContextWiring } from './kernel/wiring.ts';
import { wiring as ledger } from './ledger/wiring.ts';
import { wiring as marketData } from './market-data/wiring.ts';
import { wiring as operations } from './operations/wiring.ts';
import { wiring as portfolio } from './portfolio/wiring.ts';
import { wiring as reference } from './reference/wiring.ts';
import { wiring as relay } from './relay/wiring.ts';
import { wiring as settings } from './settings/wiring.ts';
import { wiring as tax } from './tax/wiring.ts';
import { wiring as trading } from './trading/wiring.ts';
import { wiring as webhooks } from './webhooks/wiring.ts';

export const registry: readonly ContextWiring[] = [
  relay,
  settings,
  trading,
  ledger,
  marketData,
  portfolio,
  tax,
  webhooks,
  operations,
  reference,
];
