/** The fee schedules that count, as this process has read them. */
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { CLOCK_SKEW_MILLISECONDS } from '../../calc/fees/quote.ts';
import type { FeeSchedules } from '../../domain/fees/schedules.ts';
import { FEE_SCHEDULE_STREAM, feeSchedulesIn } from '../../read/fees/fee-schedule-head.ts';

/**
 * How long a process goes by what it has read, so that transfers don't all read one item: what operators set is charged
 * by everybody within so long, and at once on a quote of it.
 */
const REMEMBERED_MILLISECONDS = 5_000;

const memories = new WeakMap<Store, { readonly schedules: FeeSchedules; readonly readAt: number }>();

export async function readSchedules(store: Store): Promise<FeeSchedules> {
  const readAt = Date.now();
  const schedules = await readStates(store, [FEE_SCHEDULE_STREAM], (heads) => feeSchedulesIn(heads).schedules);
  memories.set(store, { schedules, readAt });
  return schedules;
}

/** @param knownAt of a quote: schedules that were read before it may lack the one that it is of. */
export async function knownSchedules(store: Store, knownAt: Timestamp | undefined): Promise<FeeSchedules> {
  const known = memories.get(store);
  const isFresh = known !== undefined && Date.now() - known.readAt < REMEMBERED_MILLISECONDS;
  const isOfQuote = known && (knownAt === undefined || known.readAt > toEpochMs(knownAt) + CLOCK_SKEW_MILLISECONDS);
  return isFresh && isOfQuote ? known.schedules : readSchedules(store);
}

/** Whoever sets another schedule knows that what it remembers is old. */
export const forgetSchedules = (store: Store): boolean => memories.delete(store);
