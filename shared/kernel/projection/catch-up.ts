/**
 * Brings one tenant's projection up to its source streams. Duplicates, reordering and concurrent consumers do no harm:
 * only commits beyond the cursor are applied, and rows, derived facts and cursors move together or not at all.
 */
import { newId } from '../ids.ts';
import { PageGone } from '../pages/types.ts';
import { pauseWithJitter } from '../pause.ts';
import { carryingAppends } from '../store/carried.ts';
import type { Commit, CommitHeader, ProjectionHead, Store } from '../store/types.ts';
import { UnreadableCommit } from '../store/unreadable-commit.ts';
import type { StreamType, TenantId } from '../streams.ts';
import { foldPortion, openPortion, PoisonCommit } from './fold.ts';
import { putOffSeconds } from './put-off.ts';
import { emptyHead, servingHead, UnknownReducer } from './reducers.ts';
import { type Book, mainStream, type Projection } from './types.ts';

const RACES_MAX = 10;

export interface CatchUpOptions {
  /** Sources to read; all by default. */
  readonly only?: readonly StreamType[];
  /**
   * What was announced, by source: where all of it has been applied, nothing is done. Of several consumers that are told
   * of one tenant at once, those that come too late so leave the rest to the others instead of racing them for it.
   */
  readonly announced?: ReadonlyMap<StreamType, number>;
  readonly now: string;
  /** Whether commits may be put off that would be done with more cheaply together with those that follow. */
  readonly mayPutOff?: boolean;
  /** Commits taken at once; 1 finds the poison among several. */
  readonly commitsMax?: number;
  /** What reads commits in the store's stead, such as `readOnce`. */
  readonly commits?: Pick<Store, 'readCommits'> | undefined;
}

export type CaughtUp =
  /** Nothing was pending. */
  | { readonly kind: 'current' }
  /** Nothing was applied yet: it is better done together with what is about to come. */
  | { readonly kind: 'put-off'; readonly seconds: number }
  /** Some commits were applied; there may be more beyond these cursors. */
  | Moved;

export interface Moved {
  readonly kind: 'moved';
  /** What was applied, in order. */
  readonly commits: readonly CommitHeader[];
  readonly cursors: Readonly<Record<string, number>>;
  /** What derived commits name as their command. */
  readonly commandId: string;
  /** Races that were lost before. */
  readonly conflicts: number;
}

/** Applies one portion of pending commits (at most 4 MB of each source). */
export async function catchUp<B extends Book>(
  store: Store,
  projection: Projection<B>,
  tenant: TenantId,
  options: CatchUpOptions,
): Promise<CaughtUp> {
  const recalled = await onRecalledHead(store, projection, tenant, options);
  if (recalled) return recalled;
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (race > 1) await pauseWithJitter(race);
    try {
      const done = await attempt(store, projection, tenant, options, await progressOf(store, projection, tenant));
      if (done) return done.kind === 'moved' ? { ...done, conflicts: race - 1 } : done;
    } catch (error) {
      // Somebody else moved the head and its old pages are gone: start again from the new head.
      if (!(error instanceof PageGone)) throw error;
    }
  }
  throw new Error(`${projection.name} of a tenant keeps being moved by others`);
}

interface Progress {
  readonly head: ProjectionHead;
  readonly isRecalled: boolean;
}

async function progressOf(store: Store, projection: Projection<Book>, tenant: TenantId): Promise<Progress> {
  const progress = await store.readProgress(servingHead(projection, tenant), []);
  return { head: progress.projection ?? emptyHead(projection), isRecalled: false };
}

/**
 * Goes on from the head as this process last wrote it, which saves reading it. Only a write proves that it still stood:
 * whatever else comes of it is found out anew from a head that was read.
 */
async function onRecalledHead<B extends Book>(
  store: Store,
  projection: Projection<B>,
  tenant: TenantId,
  options: CatchUpOptions,
): Promise<CaughtUp | undefined> {
  const recalled = await store.recallProgress(servingHead(projection, tenant), []);
  if (!recalled || Object.keys(recalled.projection.halted).length > 0) return undefined;
  try {
    const progress = { head: recalled.projection, isRecalled: true };
    const done = await attempt(store, projection, tenant, options, progress);
    return done?.kind === 'moved' ? done : undefined;
  } catch (error) {
    // What it recalled was out of date.
    if (error instanceof PageGone || error instanceof PoisonCommit || error instanceof UnknownReducer) return undefined;
    throw error;
  }
}

const isApplied = (announced: ReadonlyMap<StreamType, number>, { cursors }: ProjectionHead): boolean =>
  [...announced].every(([source, version]) => (cursors[source] ?? 0) >= version);

async function pendingCommits(
  store: Pick<Store, 'readCommits'>,
  projection: Projection<Book>,
  tenant: TenantId,
  head: ProjectionHead,
  { only, commitsMax }: CatchUpOptions,
): Promise<Commit[]> {
  const sources = (only ?? projection.sources).filter(
    (source) => projection.sources.includes(source) && !head.halted[source],
  );
  const parts = await Promise.all(
    sources.map(async (source) => {
      try {
        const limits = commitsMax === undefined ? {} : { commitsMax };
        return await store.readCommits(mainStream(tenant, source), head.cursors[source] ?? 0, limits);
      } catch (error) {
        throw error instanceof UnreadableCommit ? new PoisonCommit(source, error.version, error) : error;
      }
    }),
  );
  return parts.flat();
}

const latest = (commits: readonly Commit[]): string =>
  commits
    .map(({ recordedAt }) => recordedAt)
    .sort()
    .at(-1) ?? '';

async function attempt(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  options: CatchUpOptions,
  { head, isRecalled }: Progress,
): Promise<CaughtUp | undefined> {
  const key = servingHead(projection, tenant);
  if (options.announced && isApplied(options.announced, head)) return { kind: 'current' };
  const commits = await pendingCommits(options.commits ?? store, projection, tenant, head, options);
  const last = commits.at(-1);
  if (!last) return { kind: 'current' };

  const { generation, reducer } = head;
  const portion = await openPortion(store, projection, tenant, head, commits);
  if (options.mayPutOff && portion.book.weigh) {
    const seconds = putOffSeconds(await portion.book.weigh(portion.commits), commits, options.now);
    if (seconds > 0) return { kind: 'put-off', seconds };
  }
  const { facts, state, cursors, pages } = await foldPortion(portion, head.cursors);
  const { contract } = projection.derived ?? {};
  const events = contract ? facts.map((fact) => contract.encode(fact)) : [];
  const source = { type: last.stream.type, id: last.stream.id, version: last.version };
  const sourceRecordedAt = latest(commits);
  const commandId = newId();
  const result = await store.write({
    meta: {
      commandId,
      causationId: last.commandId,
      correlationId: last.correlationId,
      actor: `system:${projection.name}`,
      now: options.now,
    },
    appends: carryingAppends(key, head.epoch, { events, source, sourceRecordedAt }),
    projection: {
      key,
      expectedEpoch: head.epoch,
      cursors,
      halted: head.halted,
      skipped: head.skipped,
      state,
      generation,
      reducer,
      pages,
    },
    ...(isRecalled && { isRecalled }),
  });
  return result.written ? { kind: 'moved', commits, cursors, commandId, conflicts: 0 } : undefined;
}
