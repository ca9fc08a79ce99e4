/** Binds the port of accepted proposals to the journal (docs/adr/0039-corporate-actions.md). */
import type { Store } from '../../shared/kernel/store/types.ts';
import type { Recording } from '../../shared/portfolio/app/corporate-actions/recording.ts';
import { journalStream, OpenJournal } from '../../shared/trading/app/journal.ts';
import { identify } from '../../shared/trading/domain/identity.ts';

export const journalRecording = (store: Store): Recording => ({
  stream: journalStream,
  async record(tenant, heads, transaction) {
    const journal = new OpenJournal(store, tenant, heads);
    const [outcome] = await journal.add([
      { identified: identify(transaction, new Map()), origin: { source: 'manual' } },
    ]);
    if (!outcome || outcome.kind === 'conflict') return undefined;
    return { transactionId: outcome.transactionId, append: await journal.append() };
  },
});
