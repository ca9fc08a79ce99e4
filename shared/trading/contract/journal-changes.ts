/** What commits of the tenant's sources change, gathered for folds that take all that is pending together. */

import { assertNever } from '../../kernel/errors.ts';
import type { SourceCommit } from '../../kernel/projection/types.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { UserPriceEvent } from '../../market-data/contract/events.ts';
import type { SettingsEvent } from '../../settings/contract/events.ts';
import type { Settings } from '../../settings/contract/settings.ts';
import { type Added, Comings, type Removed } from './comings.ts';
import type { JournalEvent } from './events.ts';

export interface SourceChanges {
  readonly add: readonly Added[];
  readonly remove: readonly Removed[];
  readonly prices: readonly UserPriceEvent[];
  /** The newest settings among the commits. */
  readonly settings?: Settings;
}

interface Gathered {
  readonly transactions: Comings;
  readonly prices: UserPriceEvent[];
  settings?: Settings;
}

function takeJournal({ transactions }: Gathered, version: number, events: readonly JournalEvent[]): void {
  for (const [index, event] of events.entries()) {
    const arrival = { version, index };
    switch (event.type) {
      case 'TransactionImported':
      case 'TransactionDerived':
        transactions.came({ transactionId: event.data.transactionId, transaction: event.data.transaction, arrival });
        break;
      case 'TransactionReversed':
        transactions.went({
          transactionId: event.data.transactionId,
          timestamp: event.data.timestamp as Timestamp,
          arrival,
        });
        break;
      case 'TransfersPaired':
        for (const { transactionId, timestamp } of [...event.data.withdrawals, ...event.data.deposits]) {
          transactions.went({ transactionId, timestamp: timestamp as Timestamp, arrival });
        }
        break;
      case 'TransfersUnpaired':
        for (const { transactionId, timestamp } of event.data.derived) {
          transactions.went({ transactionId, timestamp: timestamp as Timestamp, arrival });
        }
        for (const part of [...event.data.withdrawals, ...event.data.deposits]) transactions.came(part);
        break;
      case 'TransactionClassified':
      case 'LedgerEntriesCreated':
      case 'PairingConfirmed':
      case 'PairingDismissed':
        // They follow from transactions, or change nothing about them.
        break;
      default:
        assertNever(event);
    }
  }
}

/** Events were decoded by the contracts of their streams, which is what the casts rely on. */
export function changesOf(commits: readonly SourceCommit[]): SourceChanges {
  const gathered: Gathered = { transactions: new Comings(), prices: [] };
  for (const { header, events } of commits) {
    if (header.stream.type === 'journal') takeJournal(gathered, header.version, events as readonly JournalEvent[]);
    else if (header.stream.type === 'user-prices') gathered.prices.push(...(events as readonly UserPriceEvent[]));
    else if (header.stream.type === 'settings') {
      const last = (events as readonly SettingsEvent[]).at(-1);
      if (last) gathered.settings = last.data.settings;
    }
  }
  const { transactions, ...others } = gathered;
  return { ...transactions.net(), ...others };
}
