/**
 * Stores months of snapshots with what they were made of. Whoever stores them holds the state to the revision that he
 * read, in every part, so that of two at the same work the later one can't write over what the newer one knows.
 */
import { type CommandContext, encodeAll, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { RecordPlace, RecordWrite } from '../../../kernel/store/records.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { packMonth, type SnapshotMonth } from '../../contract/snapshot-day.ts';
import { type ValuationEvent, valuationEvents } from '../../contract/valuation-events.ts';
import { dueWrite } from '../../read/valuations/snapshot-due.ts';
import { monthSort } from '../../read/valuations/snapshot-months.ts';
import {
  readSnapshotState,
  type SnapshotState,
  STATE,
  type StoredState,
} from '../../read/valuations/snapshot-state.ts';

/** A transaction holds 100 items; some are needed for what is written with the months. */
const MONTHS_AT_ONCE = 60;

const valuationStream = (tenant: TenantId, portfolioId: string): StreamId => ({
  tenant,
  type: 'portfolio-valuation',
  id: portfolioId,
});

/** The day that was valued last. */
export const VALUATION_STATE = reducerModel<{ readonly date: string }, ValuationEvent>({
  version: 1,
  contract: valuationEvents,
  initial: { date: '' },
  evolve: (_, { data }) => ({ date: data.date }),
});

export interface TakenSnapshots {
  readonly place: RecordPlace;
  readonly before: StoredState | undefined;
  readonly after: SnapshotState;
  readonly months: readonly SnapshotMonth[];
  /** Months in which nothing was held after all. */
  readonly gone: readonly string[];
  readonly valuation: ValuationEvent | undefined;
  /** Whether the next day is to be taken as well. */
  readonly isDue: boolean;
}

const stateWrite = (place: RecordPlace, value: SnapshotState, revision: string | undefined): RecordWrite => ({
  ...{ place, sort: STATE, value },
  expect: revision === undefined ? 'absent' : { revision },
});

/** False when another has stored something else meanwhile. */
export async function storeSnapshots(store: Store, context: CommandContext, taken: TakenSnapshots): Promise<boolean> {
  const { place, before, after, months, gone, valuation, isDue } = taken;
  const writes: RecordWrite[] = [
    ...gone.map((month): RecordWrite => ({ place, sort: monthSort(month), expect: 'any', deleted: true })),
    ...months.map((month): RecordWrite => {
      return { place, sort: monthSort(month.month), expect: 'any', value: packMonth(month) };
    }),
  ];
  let revision = before?.revision;
  while (writes.length > MONTHS_AT_ONCE) {
    // Of no definition: whoever finds it takes nothing that is stored for right.
    const unfinished = stateWrite(place, { ...after, definition: '' }, revision);
    revision = await writePart(store, context, [unfinished, ...writes.splice(0, MONTHS_AT_ONCE)]);
    if (revision === undefined) return false;
  }
  const { tenant, now } = context;
  const stream = valuationStream(tenant, place.partition);
  const records = [
    stateWrite(place, after, revision),
    dueWrite(tenant, place.partition, isDue ? now : undefined),
    ...writes,
  ];
  let attempts = 0;
  const result = await runCommand<null, 'Conflict'>(store, context, [stream], async (heads) => {
    attempts += 1;
    // Nothing but another's state makes this lose for good.
    if (attempts > 1 && (await readSnapshotState(store, place))?.revision !== revision) {
      return refuse('Conflict', 'Another has taken these days meanwhile.');
    }
    const last = stateIn(heads, stream, VALUATION_STATE)?.date ?? '';
    if (!valuation || valuation.data.date <= last) return { appends: [], records, answer: null };
    const state = stateOf(VALUATION_STATE, { date: valuation.data.date });
    return { appends: [{ stream, events: encodeAll(valuationEvents, [valuation]), ...state }], records, answer: null };
  });
  return !isRefused(result);
}

async function writePart(
  store: Store,
  { correlationId, principal, now }: CommandContext,
  records: readonly RecordWrite[],
): Promise<string | undefined> {
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId, actor: principal, now };
  const { written } = await store.write({ meta, appends: [], records });
  return written ? commandId : undefined;
}
