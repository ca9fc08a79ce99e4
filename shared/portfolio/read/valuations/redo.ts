/** From which day on stored snapshots must be made again, by what has changed since they were made. */
import { mainStream, type SourceCommit } from '../../../kernel/projection/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import { userPriceEvents } from '../../../market-data/contract/events.ts';
import { journalEvents } from '../../../trading/contract/events.ts';
import { changesOf } from '../../../trading/contract/journal-changes.ts';
import { earliest } from '../../calc/valuations/days.ts';
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import type { Definition } from '../../calc/valuations/snapshot-days.ts';
import type { SnapshotState, SourceVersions } from './snapshot-state.ts';

/** Before every day: all is to be made again. */
export const EVERYTHING = '';

export const definitionText = ({ baseCurrency, members }: Definition): string =>
  JSON.stringify([baseCurrency, members.accounts ?? null, members.assets ?? null]);

export interface Redone {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly definition: Definition;
  readonly versions: SourceVersions;
  readonly sources: MarketSources;
}

/** The first day that is not as it is stored; the day after the last one, where all are. */
export async function redoFrom(
  { store, tenant, definition, versions, sources }: Redone,
  state: SnapshotState | undefined,
): Promise<string> {
  if (!state || state.definition !== definitionText(definition)) return EVERYTHING;
  // A base currency or another rule of costs: too rare to tell apart.
  if (state.versions.settings !== versions.settings) return EVERYTHING;
  const changed = await Promise.all([
    journalSince(store, tenant, state.versions.journal, versions.journal),
    pricesSince(store, tenant, state.versions['user-prices'], versions['user-prices']),
    pricedSince(sources, state),
  ]);
  return earliest(daysAfter(state.through, 1), ...changed.flat());
}

/** What one look at the commits may bring; when there are more, everything is made again. */
const LIMITS = { commitsMax: 200 };

async function journalSince(store: Store, tenant: TenantId, after: number, now: number): Promise<readonly string[]> {
  if (after >= now) return [];
  const commits = await store.readCommits(mainStream(tenant, 'journal'), after, LIMITS);
  if ((commits.at(-1)?.version ?? 0) < now) return [EVERYTHING];
  const { add, remove } = changesOf(
    commits.map(
      ({ events, ...header }): SourceCommit => ({ header, events: events.map((event) => journalEvents.decode(event)) }),
    ),
  );
  const times = [...add.map(({ transaction }) => transaction.timestamp), ...remove.map(({ timestamp }) => timestamp)];
  return times.map((time) => time.slice(0, 10));
}

interface Dated {
  readonly date: string;
}

async function pricesSince(store: Store, tenant: TenantId, after: number, now: number): Promise<readonly string[]> {
  if (after >= now) return [];
  const commits = await store.readCommits(mainStream(tenant, 'user-prices'), after, LIMITS);
  if ((commits.at(-1)?.version ?? 0) < now) return [EVERYTHING];
  return commits.flatMap(({ events }) =>
    events.flatMap((stored) => {
      const event = userPriceEvents.decode(stored);
      const { prices = [], rates = [] }: { prices?: readonly Dated[]; rates?: readonly Dated[] } = event.data;
      return [...prices, ...rates].map(({ date }) => date);
    }),
  );
}

const lastOfMonth = (date: string): string => `${date.slice(0, 7)}-31`;

/**
 * Prices come late where a history is fetched in the background: whether one has come for the first gap or for the last day
 * that lacked one. What was quoted only after the first gap makes none of its days worth more.
 */
async function pricedSince({ open }: MarketSources, { unpriced }: SnapshotState): Promise<readonly string[]> {
  const assets = Object.keys(unpriced);
  if (assets.length === 0) return [];
  const { prices } = await open(assets);
  const found = await Promise.all(
    Object.entries(unpriced).map(async ([asset, [first, last, gapEnd = last]]) => {
      const early = await prices.closes(asset, { from: first, to: earliest(lastOfMonth(first), gapEnd) });
      const late = early.length > 0 ? early : await prices.closes(asset, { from: `${last.slice(0, 7)}-01`, to: last });
      return late.length > 0 ? [first] : [];
    }),
  );
  return found.flat();
}
