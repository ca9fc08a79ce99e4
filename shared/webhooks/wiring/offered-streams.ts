import type { StreamType } from '../../kernel/streams.ts';

/** Streams with events that endpoints may ask for. */
export const OFFERED_STREAMS: readonly StreamType[] = [
  'settings',
  'journal',
  'import',
  'user-prices',
  'position',
  'portfolio',
  'portfolio-valuation',
  'corporate-action',
  'tax-book',
  'tax-report',
  'filing',
  'lot-selections',
  'account',
  'transfer',
  'transfer-schedule',
  'workflow',
  'webhook-endpoints',
];
