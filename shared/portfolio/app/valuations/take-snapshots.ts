/**
 * Takes a portfolio's days up to the last one that is over, makes again what has changed since they were taken, and
 * records the valuation of the last one. Of an archived portfolio only when somebody asks. Work that is cut off is done
 * again.
 */
import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { readBook } from '../../../kernel/projection/read-book.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { RecordPlace } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import { monthOf } from '../../../market-data/contract/months.ts';
import type { HoldingsReads } from '../../calc/holdings-reads.ts';
import { earliest, latest } from '../../calc/valuations/days.ts';
import { firstDayOf } from '../../calc/valuations/positions.ts';
import { byMonth, type SnapshotDays, snapshotDays } from '../../calc/valuations/snapshot-days.ts';
import type { PortfolioValue } from '../../calc/valuations/valuate.ts';
import type { SnapshotDay } from '../../contract/snapshot-day.ts';
import { type Portfolio, targetAssets } from '../../domain/portfolios/portfolios.ts';
import { holdingsProjection } from '../../read/holdings-projection.ts';
import { portfolioStream, portfoliosIn } from '../../read/portfolios/portfolios-head.ts';
import { marketSources } from '../../read/valuations/market.ts';
import { definitionText, EVERYTHING, redoFrom } from '../../read/valuations/redo.ts';
import { dueWrite } from '../../read/valuations/snapshot-due.ts';
import { daysWithin, readSnapshotMonths, snapshotPlace } from '../../read/valuations/snapshot-months.ts';
import {
  readSnapshotState,
  type SnapshotState,
  type SourceVersions,
  type StoredState,
  sourceStreams,
  versionsOf,
} from '../../read/valuations/snapshot-state.ts';
import { areSplitsNew, splitsOf } from './known-splits.ts';
import { mergeUnpriced } from './merge-unpriced.ts';
import { storeSnapshots, type TakenSnapshots } from './store-snapshots.ts';
import { valuationEvent } from './valuation-event.ts';

/** The last days are taken once more when a new one is: their closes may have come after midnight. */
const TAKEN_AGAIN_DAYS = 2;

export const SNAPSHOT_TAKER = 'system:portfolio-snapshots';

export interface TakeSnapshots {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly portfolioId: string;
  /** RFC 3339 UTC. */
  readonly now: string;
}

export type Taken =
  /** With what the portfolio was worth at the end of the last day, where that was worked out and it isn't archived. */
  | { readonly kind: 'taken'; readonly days: number; readonly portfolio: Portfolio; readonly last?: PortfolioValue }
  /** The portfolio is gone, or was archived and has what is asked of it. */
  | { readonly kind: 'ended' }
  /** The holdings have halted, or don't come up with the journal: the next look at what is due finds it again. */
  | { readonly kind: 'behind' }
  /** Others have stored something meanwhile, and may have known less. */
  | { readonly kind: 'again' };

export async function takeSnapshots(work: TakeSnapshots): Promise<Taken> {
  const { store, tenant, portfolioId, now } = work;
  const place = snapshotPlace(tenant, portfolioId);
  const streams = [portfolioStream(tenant), ...sourceStreams(tenant)];
  const { portfolio, versions } = await readStates(store, streams, (heads) => ({
    portfolio: portfoliosIn(heads, tenant)[portfolioId],
    versions: versionsOf(heads, tenant),
  }));
  const context = { tenant, principal: SNAPSHOT_TAKER, correlationId: newId(), now };
  if (!portfolio) {
    await writeDue(store, context, { place, isDue: false });
    return { kind: 'ended' };
  }
  const before = await readSnapshotState(store, place);
  const redone = await firstToTake(work, portfolio, versions, before);
  if (redone > daysAfter(now.slice(0, 10), -1)) {
    const isDue = portfolio.status === 'active';
    await writeDue(store, context, { place, isDue });
    return isDue ? { kind: 'taken', days: 0, portfolio } : { kind: 'ended' };
  }
  const wanted = { stream: mainStream(tenant, 'journal'), version: versions.journal };
  const worked = await readBook(store, holdingsProjection, { tenant, wanted }, ({ book }) =>
    workOut(work, book.reads, { portfolio, place, before, versions, redone }),
  );
  if (isRefused(worked)) return { kind: 'behind' };
  const isStored = await storeSnapshots(store, context, worked.taken);
  if (!isStored) return { kind: 'again' };
  const { last, days } = worked.made;
  return { kind: 'taken', days: days.length, portfolio, ...(portfolio.status === 'active' && last && { last }) };
}

async function firstToTake(
  { store, tenant, now }: TakeSnapshots,
  definition: Portfolio,
  versions: SourceVersions,
  before: StoredState | undefined,
): Promise<string> {
  const today = now.slice(0, 10);
  const sources = marketSources(store, tenant, today);
  const redone = await redoFrom({ store, tenant, definition, versions, sources }, before?.state);
  if (before && (await areSplitsNew(sources, before.state.splits))) return EVERYTHING;
  if (!before || redone === EVERYTHING || before.state.through >= daysAfter(today, -1)) return redone;
  return earliest(redone, daysAfter(before.state.through, 1 - TAKEN_AGAIN_DAYS));
}

interface Working {
  readonly portfolio: Portfolio;
  readonly place: RecordPlace;
  readonly before: StoredState | undefined;
  readonly versions: SourceVersions;
  readonly redone: string;
}

const NOTHING: SnapshotDays = { days: [], last: undefined, unpriced: {}, assets: [] };

async function workOut(
  { store, tenant, portfolioId, now }: TakeSnapshots,
  reads: HoldingsReads,
  { portfolio, place, before, versions, redone }: Working,
): Promise<{ readonly made: SnapshotDays; readonly taken: TakenSnapshots }> {
  const today = now.slice(0, 10);
  const through = daysAfter(today, -1);
  const first = (await firstDayOf(reads.source.maps, portfolio.members)) ?? '';
  const from = latest(redone, first);
  const sources = marketSources(store, tenant, today);
  // What is not held yet may be what a policy proposes to buy.
  const definition = portfolio.policy ? { ...portfolio, priced: targetAssets(portfolio) } : portfolio;
  const made = first === '' ? NOTHING : await snapshotDays(reads, sources, definition, { from, to: through });
  const kept = first === '' ? [] : await keptDays(store, place, { first, from });
  const after: SnapshotState = {
    definition: definitionText(portfolio),
    versions,
    first,
    through,
    unpriced: mergeUnpriced(redone === EVERYTHING ? {} : before?.state.unpriced, made.unpriced, from),
    splits: await splitsOf(sources, [...new Set([...Object.keys(before?.state.splits ?? {}), ...made.assets])]),
  };
  const date = made.days.at(-1)?.date;
  const isActive = portfolio.status === 'active';
  const valuation =
    isActive && made.last && date !== undefined && made.last.positions.length > 0
      ? valuationEvent({ portfolioId, date, valuation: made.last, now })
      : undefined;
  const gone = await goneMonths(store, place, before?.state, first);
  const months = byMonth([...kept, ...made.days]);
  return { made, taken: { place, before, after, months, gone, valuation, isDue: isActive } };
}

/** The days before the first one made again that share its month. */
async function keptDays(
  store: Store,
  place: RecordPlace,
  { first, from }: { readonly first: string; readonly from: string },
): Promise<readonly SnapshotDay[]> {
  const start = `${monthOf(from)}-01`;
  const range = { from: latest(first, start), to: daysAfter(from, -1) };
  return range.from > range.to ? [] : daysWithin(await readSnapshotMonths(store, place, range), range);
}

/** Months that were stored and lie before the first day on which anything was held. */
async function goneMonths(
  store: Store,
  place: RecordPlace,
  before: SnapshotState | undefined,
  first: string,
): Promise<readonly string[]> {
  if (!before || before.first === '' || (first !== '' && monthOf(before.first) >= monthOf(first))) return [];
  const to = first === '' ? before.through : daysAfter(`${monthOf(first)}-01`, -1);
  return (await readSnapshotMonths(store, place, { from: before.first, to })).map(({ month }) => month);
}

async function writeDue(
  store: Store,
  { tenant, principal, correlationId, now }: CommandContext,
  { place, isDue }: { readonly place: RecordPlace; readonly isDue: boolean },
): Promise<void> {
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId, actor: principal, now };
  await store.write({ meta, appends: [], records: [dueWrite(tenant, place.partition, isDue ? now : undefined)] });
}
