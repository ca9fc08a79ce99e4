/** Binds the port of a portfolio's first holdings to the journal (docs/adr/0025-portfolios.md). */

import type { Store } from '../../shared/kernel/store/types.ts';
import type { Opening } from '../../shared/portfolio/app/portfolios/opening.ts';
import { journalStream, OpenJournal } from '../../shared/trading/app/journal.ts';
import { identify } from '../../shared/trading/domain/identity.ts';

export const journalOpening = (store: Store): Opening => ({
  streams: (tenant) => [journalStream(tenant)],
  async record(tenant, heads, transactions) {
    const journal = new OpenJournal(store, tenant, heads);
    const candidates = transactions.map((transaction) => ({
      identified: identify(transaction, new Map()),
      origin: { source: 'manual' as const },
    }));
    const outcomes = await journal.add(candidates);
    const append = await journal.append();
    // Their external ids hold that of the portfolio, which is new.
    if (!append || outcomes.some(({ kind }) => kind !== 'accepted')) throw new Error('a new portfolio had holdings');
    return { append, transactionIds: outcomes.map(({ transactionId }) => transactionId) };
  },
});
