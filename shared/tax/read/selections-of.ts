import { decimal } from '../../kernel/money/decimal.ts';
import type { SourceCommit } from '../../kernel/projection/types.ts';
import { type Timestamp, toEpochMs } from '../../kernel/time.ts';
import type { SelectionInput } from '../calc/selections/selection.ts';
import type { LotSelectionEvent } from '../contract/lot-selection-events.ts';

function selectionOf({ type, data }: LotSelectionEvent): SelectionInput {
  const { transactionId, transactionDate } = data;
  const lots = type === 'LotsSelected' ? data.lots : [];
  return {
    transactionId,
    // events hold canonical times
    timestamp: transactionDate as Timestamp,
    lots: lots.map(({ lotId, assetId, acquisitionDate, quantity }) => ({
      lotId,
      asset: assetId,
      acquiredAtMs: toEpochMs(acquisitionDate as Timestamp),
      quantity: decimal(quantity),
    })),
  };
}

/** The lots that users named, or named no longer. Events were decoded by their contract, which is what the cast relies on. */
export const selectionsOf = (commits: readonly SourceCommit[]): readonly SelectionInput[] =>
  commits.flatMap(({ header, events }) =>
    header.stream.type === 'lot-selections' ? (events as readonly LotSelectionEvent[]).map(selectionOf) : [],
  );
