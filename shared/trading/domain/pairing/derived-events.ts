import type { JournalEvent } from '../../contract/events.ts';
import type { TransactionInput } from '../../contract/transaction.ts';
import { classify } from '../classify.ts';
import { ledgerEntriesOf } from '../ledger-entries.ts';

/** The events of one derived transaction: what it is, classified and posted like any other. */
export const derivedEventsOf = (
  transaction: TransactionInput,
  transactionId: string,
  pairingId: string,
): readonly JournalEvent[] => [
  { type: 'TransactionDerived', data: { transactionId, pairingId, transaction } },
  { type: 'TransactionClassified', data: { transactionId, ...classify(transaction) } },
  {
    type: 'LedgerEntriesCreated',
    data: { transactionId, entries: ledgerEntriesOf(transaction), balanced: true },
  },
];
