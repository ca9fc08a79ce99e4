/**
 * Daily snapshots as they are right now: what is stored, one item for each month, and after the first day that has
 * changed since, worked out anew. Nothing is written: the order that is given does that.
 */
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { WorkQueue } from '../../../kernel/messages.ts';
import { type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import { earliest, latest } from '../../calc/valuations/days.ts';
import { firstDayOf } from '../../calc/valuations/positions.ts';
import { type Definition, snapshotDays } from '../../calc/valuations/snapshot-days.ts';
import type { SnapshotDay } from '../../contract/snapshot-day.ts';
import { holdingsProjection } from '../holdings-projection.ts';
import { marketSources } from './market.ts';
import { redoFrom } from './redo.ts';
import { daysWithin, readSnapshotMonths, snapshotPlace } from './snapshot-months.ts';
import { readSnapshotState, sourceStreams, versionsOf } from './snapshot-state.ts';

/** More days than these aren't worked out while somebody waits. */
const DAYS_WORKED_OUT_MAX = 800;

export interface SnapshotServices {
  readonly store: Store;
  /** Orders for whoever stores snapshots. */
  readonly orders: WorkQueue;
}

export interface SnapshotQuestion {
  readonly tenant: TenantId;
  readonly portfolioId: string;
  readonly definition: Definition;
  /** Both ends included; days that are not over yet are left out. */
  readonly range: DayRange;
  readonly now: string;
}

export interface MissingDays {
  readonly reason: string;
  readonly [detail: string]: string | number;
}

export interface Snapshots {
  readonly days: readonly SnapshotDay[];
  /** Empty when every day is there as it is right now. */
  readonly missing: readonly MissingDays[];
}

export async function readSnapshots(
  { store, orders }: SnapshotServices,
  { tenant, portfolioId, definition, range, now }: SnapshotQuestion,
  wanted: Pick<ReadOptions, 'wanted' | 'settle'>,
): Promise<Snapshots | Refusal<ReadCode | 'ValidationFailed'>> {
  const place = snapshotPlace(tenant, portfolioId);
  const today = now.slice(0, 10);
  const yesterday = daysAfter(today, -1);
  const days = { from: range.from, to: earliest(range.to, yesterday) };
  if (wanted.wanted) {
    const waited = await readBook(store, holdingsProjection, { tenant, ...wanted }, async () => null);
    if (isRefused(waited)) return waited;
  }
  const [stored, heads] = await Promise.all([readSnapshotState(store, place), store.readHeads(sourceStreams(tenant))]);
  // After the state: what is written meanwhile is newer than it says, not older.
  const months = await readSnapshotMonths(store, place, days);
  const sources = marketSources(store, tenant, today);
  const versions = versionsOf(heads, tenant);
  const redone = await redoFrom({ store, tenant, definition, versions, sources }, stored?.state);
  const kept = daysWithin(months, days).filter(({ date }) => date < redone);
  if (redone > days.to) return { days: kept, missing: [] };
  if (redone <= yesterday) await orders.send({ tenant, partition: portfolioId });
  const unhurried = { tenant, wanted: undefined };
  const made = await readBook(store, holdingsProjection, unhurried, async ({ book, missing }) => {
    const first = await firstDayOf(book.reads.source.maps, definition.members);
    const from = latest(redone, days.from, first ?? days.to);
    if (first === undefined || from > days.to) return { days: [], missing };
    if (daysAfter(from, DAYS_WORKED_OUT_MAX) <= days.to) {
      return { days: [], missing: [...missing, { reason: 'not-yet-taken', from, to: days.to }] };
    }
    const worked = await snapshotDays(book.reads, sources, definition, { from, to: days.to });
    return { days: worked.days, missing };
  });
  return isRefused(made) ? made : { days: [...kept, ...made.days], missing: made.missing };
}
