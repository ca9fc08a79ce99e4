/** What changed lots while the units in question were in them: splits, capital that came back, and new means. */
import { format } from '../../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { timeKey, timeOfKey } from '../../calc/keys.ts';
import type { ChangedRow, LotFigures } from '../../calc/lot.ts';
import type { ExplainedChange } from '../../contract/explain-http.ts';
import type { ExplainLimits } from './explain-limits.ts';
import { instantOfTransaction } from './find-entry.ts';
import type { Stage } from './way-of-lot.ts';

type Changed = readonly [key: string, row: ChangedRow];
type Whole = Pick<LotFigures, 'quantity' | 'costBasis'>;

export interface LotChanges {
  /** Of a stage, in order of time. */
  of(stage: Stage): readonly ExplainedChange[];
  /** The lot of a stage as it was when it was opened. */
  opened(stage: Stage): Whole;
  /** When the log was looked through to, where that is before the units left the last of these lots. */
  until(stages: readonly Stage[]): string | undefined;
}

/** Looks through the log once for all of them: also beyond, since the log has what a change found, not what it left. */
export async function changesOf(
  { inside }: TaxBook,
  stages: readonly Stage[],
  { changeRowsMax }: Pick<ExplainLimits, 'changeRowsMax'>,
): Promise<LotChanges> {
  const wanted = new Set(stages.map(({ key }) => key));
  const changed = new Map<string, Changed[]>();
  let read = 0;
  /** Where it was left off. */
  let end: string | undefined;
  for await (const batch of inside.maps.rows.batches({ from: firstKey(stages) })) {
    for (const [key, row] of batch) {
      if (row.kind !== 'changed' || !wanted.has(row.lot)) continue;
      const ofLot = changed.get(row.lot) ?? [];
      changed.set(row.lot, ofLot);
      ofLot.push([key, row]);
    }
    read += batch.length;
    if (read <= changeRowsMax) continue;
    end = batch.at(-1)?.[0];
    break;
  }
  const last = end;
  const ofLot = (key: string): readonly Changed[] => changed.get(key) ?? [];
  return {
    of: (stage) => told(stage, ofLot(stage.key), last === undefined),
    opened: ({ key, lot }) => ofLot(key)[0]?.[1].before ?? lot,
    until: (ofRow) => {
      if (last === undefined || ofRow.every(({ until }) => until <= last)) return undefined;
      return fromEpochMs(timeOfKey(last));
    },
  };
}

/** No lot is changed before the transaction that acquired it. */
function firstKey(stages: readonly Stage[]): string {
  const times = stages.map(({ lot }) => instantOfTransaction(lot.acquisitionTransactionId) ?? Number.NEGATIVE_INFINITY);
  const first = Math.min(...times);
  return Number.isFinite(first) ? timeKey(first) : '';
}

/** What a change made of a lot is what the next one found, or what the lot is now where there is none. */
function told({ lot, until }: Stage, changes: readonly Changed[], areAll: boolean): readonly ExplainedChange[] {
  return changes.flatMap(([key, row], at) => {
    if (key >= until) return [];
    const after: Whole | undefined = changes[at + 1]?.[1].before ?? (areAll ? lot : undefined);
    const { transactionId, reason, before, returned } = row;
    return [
      {
        ...{ transactionId, at: fromEpochMs(timeOfKey(key)), reason, lotId: lot.name.id },
        before: figures(before),
        ...(after && { after: figures(after) }),
        ...(returned !== undefined && { returned: format(returned) }),
      },
    ];
  });
}

const figures = ({ quantity, costBasis }: Whole) => ({ quantity: format(quantity), costBasis: format(costBasis) });
