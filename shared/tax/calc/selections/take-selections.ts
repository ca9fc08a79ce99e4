import { toEpochMs } from '../../../kernel/time.ts';
import { timeKey, timeKeyOf } from '../keys.ts';
import type { Ledger } from '../ledger.ts';
import type { Reaches } from '../pending.ts';
import type { SelectionInput } from './selection.ts';

/** Keeps the lots that were named for transactions, or forgets them; those that are there have to be done again. */
export async function takeSelections(
  ledger: Ledger,
  inputs: readonly SelectionInput[],
  reaches: Reaches,
): Promise<void> {
  const { selections, timeline } = ledger.maps;
  for (const { transactionId, timestamp, lots } of inputs) {
    if (lots.length === 0) await selections.delete(transactionId);
    else await selections.set(transactionId, { timestamp, lots });
    const before = timeKey(toEpochMs(timestamp) + 1);
    for await (const entry of timeline.entries({ from: timeKeyOf(timestamp), before })) {
      const parts = entry[1].transactionId === transactionId ? ledger.partsOf(entry) : undefined;
      if (parts) reaches.note({ from: parts.first, cause: 'selection' });
    }
  }
}
