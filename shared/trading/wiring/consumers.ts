import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Two light projections of the same stream: one message and one invocation do for both (`docs/adr/0043-shared-queues.md`). */
const JOURNAL_BOOKS = {
  queue: 'journal-books',
  function: 'trading.journal-books',
  batchSize: 10,
  batchingWindowSeconds: 0,
  maximumConcurrency: 50,
  maximumReceives: 8,
} as const;

/** Apart from the rest of the wiring: whoever looks after all consumers needs no more of it. */
export const consumers: readonly ConsumerWiring[] = [
  {
    name: 'import',
    function: 'trading.import',
    streamTypes: ['import'],
    eventTypes: ['ImportRequested', 'ImportReversalRequested'],
    batchSize: 1,
    batchingWindowSeconds: 0,
    maximumConcurrency: 20,
    maximumReceives: 8,
  },
  { ...JOURNAL_BOOKS, name: 'transactions', streamTypes: ['journal'], projection: 'transactions' },
  { ...JOURNAL_BOOKS, name: 'pairings', streamTypes: ['journal', 'settings'], projection: 'pairings' },
];
