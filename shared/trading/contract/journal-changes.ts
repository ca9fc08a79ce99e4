/** What commits of the tenant's sources change, gathered for folds that take all that is pending together. */

import { assertNever } from '../../kernel/errors.ts';
import type { SourceCommit } from '../../kernel/projection/types.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { UserPriceEvent } from '../../market-data/contract/events.ts';
import type { SettingsEvent } from '../../settings/contract/events.ts';
import type { Settings } from '../../settings/contract/settings.ts';
import type { JournalEvent } from './events.ts';
import type { TransactionInput } from './transaction.ts';

/** Place in the order of arrival. */
export interface Arrival {
  readonly version: number;
  readonly index: number;
}

export interface SourceChanges {
  readonly add: readonly {
    readonly transactionId: string;
    readonly arrival: Arrival;
    readonly transaction: TransactionInput;
  }[];
  readonly remove: readonly {
    readonly transactionId: string;
    readonly timestamp: Timestamp;
    readonly arrival: Arrival;
  }[];
  readonly prices: readonly UserPriceEvent[];
  /** The newest settings among the commits. */
  readonly settings?: Settings;
}

interface Gathered {
  add: SourceChanges['add'][number][];
  remove: SourceChanges['remove'][number][];
  prices: UserPriceEvent[];
  settings?: Settings;
}

function takeJournal(into: Gathered, version: number, events: readonly JournalEvent[]): void {
  for (const [index, event] of events.entries()) {
    const arrival = { version, index };
    switch (event.type) {
      case 'TransactionImported':
        into.add.push({ transactionId: event.data.transactionId, arrival, transaction: event.data.transaction });
        break;
      case 'TransactionReversed':
        into.remove.push({
          transactionId: event.data.transactionId,
          timestamp: event.data.timestamp as Timestamp,
          arrival,
        });
        break;
      case 'TransactionClassified':
      case 'LedgerEntriesCreated':
        // They follow from the transaction itself.
        break;
      default:
        assertNever(event);
    }
  }
}

/** Events were decoded by the contracts of their streams, which is what the casts rely on. */
export function changesOf(commits: readonly SourceCommit[]): SourceChanges {
  const gathered: Gathered = { add: [], remove: [], prices: [] };
  for (const { header, events } of commits) {
    if (header.stream.type === 'journal') takeJournal(gathered, header.version, events as readonly JournalEvent[]);
    else if (header.stream.type === 'user-prices') gathered.prices.push(...(events as readonly UserPriceEvent[]));
    else if (header.stream.type === 'settings') {
      const last = (events as readonly SettingsEvent[]).at(-1);
      if (last) gathered.settings = last.data.settings;
    }
  }
  return gathered;
}
