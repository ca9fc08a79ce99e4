import type { JournalEvent } from '../contract/events.ts';
import { classify } from './classify.ts';
import type { Identified } from './identity.ts';
import { ledgerEntriesOf } from './ledger-entries.ts';

export interface Origin {
  readonly source: 'exchange' | 'blockchain' | 'manual';
  readonly importId?: string;
  readonly line?: number;
}

/** The events of one transaction that is taken: imported as it was sent, classified, and posted in balance. */
export function journalEventsOf(
  { transaction, externalId }: Identified,
  transactionId: string,
  origin: Origin,
): JournalEvent[] {
  return [
    { type: 'TransactionImported', data: { transactionId, externalId, ...origin, transaction } },
    { type: 'TransactionClassified', data: { transactionId, ...classify(transaction) } },
    {
      type: 'LedgerEntriesCreated',
      data: { transactionId, entries: ledgerEntriesOf(transaction), balanced: true },
    },
  ];
}
