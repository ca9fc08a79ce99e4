/**
 * Brings a tenant's checkpoints up to the last month that is over: one for each month in which something was recorded.
 * They begin with the first question about the past that goes beyond a month, and from then on come due month by month.
 */

import { servingHead } from '../projection/reducers.ts';
import type { Book, Projection } from '../projection/types.ts';
import type { Store } from '../store/types.ts';
import type { TenantId } from '../streams.ts';
import {
  type Checkpoint,
  checkpointBefore,
  checkpointRecord,
  nextCheckpointRecord,
  underWay,
  underWayRecord,
} from './checkpoints.ts';
import { keptPagesWriter } from './kept-pages.ts';
import { lastClosedMonthEnd, lastMonthEndUntil, monthEndOf } from './months.ts';
import { PastFold } from './past-fold.ts';
import { pastPlace } from './places.ts';
import { START } from './position.ts';

/** What a work order names instead of a preparation. */
export const CHECKPOINTS = 'checkpoints';

/** What a worker reads at once. */
export const WORKER_PORTION_BYTES = 4 * 1024 * 1024;

export interface PastWork<B extends Book> {
  readonly store: Store;
  readonly projection: Projection<B>;
  readonly tenant: TenantId;
  readonly now: () => string;
  /** Whether another portion can be worked on. */
  readonly hasTime: () => boolean;
  readonly portionBytes?: number;
}

const NOTHING_YET: Checkpoint = { knownAt: '', position: START };

/** Whichever is further: the last month that was kept, or what was done of a month that is not yet. */
async function startOf(
  { store, projection, tenant }: PastWork<Book>,
  until: string,
): Promise<Checkpoint & { readonly isUnderWay: boolean }> {
  const place = pastPlace(projection, tenant);
  const kept = (await checkpointBefore(store, place, until)) ?? NOTHING_YET;
  const begun = (await underWay(store, place)) ?? NOTHING_YET;
  const isUnderWay = begun.knownAt > kept.knownAt && begun.knownAt <= until;
  return { ...(isUnderWay ? begun : kept), isUnderWay };
}

/** `more`: the time was up; what was done is kept. `upTo` limits how far it goes. */
export async function keepCheckpoints<B extends Book>(work: PastWork<B>, upTo?: string): Promise<'done' | 'more'> {
  const { store, projection, tenant, now, hasTime, portionBytes = WORKER_PORTION_BYTES } = work;
  const closed = lastClosedMonthEnd(now());
  const until = upTo !== undefined && upTo < closed ? lastMonthEndUntil(upTo) : closed;
  const { projection: head } = await store.readProgress(servingHead(projection, tenant), []);
  // What is wrong has to be looked at first: a checkpoint stays for good. So, too, what is left out below.
  if (head && Object.keys(head.halted).length > 0) return 'done';
  const place = pastPlace(projection, tenant);
  const start = await startOf(work, until);
  const writer = keptPagesWriter({ store, place });
  const own = { store, projection, tenant, from: start.position, pages: writer, portionBytes };
  const fold = await PastFold.open({ ...own, skipped: head?.skipped });
  const spill = async (): Promise<void> => {
    await fold.book.flush(writer);
    if (writer.isFull) await writer.store([], now());
  };
  const save = async (record: typeof checkpointRecord, knownAt: string): Promise<void> => {
    await writer.store([record(place, { knownAt, position: await fold.position(writer) })], now());
  };
  let month = start.isUnderWay ? start.knownAt : await nextMonth(fold);
  for (; month !== undefined && month <= until; month = await nextMonth(fold)) {
    while (await fold.step(month, spill)) {
      if (hasTime() && !writer.isFull) continue;
      await save(underWayRecord, month);
      if (!hasTime()) return 'more';
    }
    if (fold.isIncomplete) return 'done';
    await save(checkpointRecord, month);
    if (!hasTime()) return 'more';
  }
  if (upTo === undefined) await writer.store([nextCheckpointRecord(place, now())], now());
  return 'done';
}

async function nextMonth(fold: PastFold<Book>): Promise<string | undefined> {
  const next = await fold.nextRecordedAt();
  return next === undefined ? undefined : monthEndOf(next);
}
