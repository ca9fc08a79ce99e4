/**
 * Brings one tenant's projection up to its source streams. Duplicates, reordering and concurrent consumers do no harm:
 * only commits beyond the cursor are applied, and rows, derived facts and cursors move together or not at all.
 */
import { newId } from '../ids.ts';
import { PageGone } from '../pages/types.ts';
import { pauseWithJitter } from '../pause.ts';
import { collectPages, noPageChanges } from '../store/collect-pages.ts';
import type { Commit, CommitHeader, Halt, ProjectionHead, ProjectionKey, Store, StreamAppend } from '../store/types.ts';
import { streamName } from '../store/types.ts';
import type { StreamId, StreamType, TenantId } from '../streams.ts';
import { putOffSeconds } from './put-off.ts';
import { type Book, mainStream, type Projection, type SourceCommit } from './types.ts';

const RACES_MAX = 10;

const EMPTY_HEAD: ProjectionHead = { epoch: 0, cursors: {}, halted: {}, state: null, garbage: [] };

/** A commit that the fold can't apply. The message says why. */
export class PoisonCommit extends Error {
  readonly source: StreamType;
  readonly version: number;
  constructor(source: StreamType, version: number, cause: unknown) {
    super(`${source} ${version}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'PoisonCommit';
    this.source = source;
    this.version = version;
  }
}

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

const keyOf = ({ name, generation }: Projection<Book>, tenant: TenantId): ProjectionKey => ({
  tenant,
  projection: name,
  generation,
});
const derivedOf = ({ derived }: Projection<Book>, tenant: TenantId): readonly StreamId[] =>
  derived ? [mainStream(tenant, derived.type)] : [];

interface Progress {
  readonly head: ProjectionHead;
  /** Version of the derived stream. */
  readonly derivedVersion: number;
  readonly isRecalled: boolean;
}

async function progressOf(store: Store, projection: Projection<Book>, tenant: TenantId): Promise<Progress> {
  const progress = await store.readProgress(keyOf(projection, tenant), derivedOf(projection, tenant));
  const derivedVersion = progress.versions[projection.derived?.type ?? ''] ?? 0;
  return { head: progress.projection ?? EMPTY_HEAD, derivedVersion, isRecalled: false };
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
  const recalled = await store.recallProgress(keyOf(projection, tenant), derivedOf(projection, tenant));
  if (!recalled || Object.keys(recalled.projection.halted).length > 0) return undefined;
  const derivedVersion = recalled.versions[projection.derived?.type ?? ''] ?? 0;
  try {
    const progress = { head: recalled.projection, derivedVersion, isRecalled: true };
    const done = await attempt(store, projection, tenant, options, progress);
    return done?.kind === 'moved' ? done : undefined;
  } catch (error) {
    if (error instanceof PageGone || error instanceof PoisonCommit) return undefined;
    throw error;
  }
}

const isApplied = (announced: ReadonlyMap<StreamType, number>, { cursors }: ProjectionHead): boolean =>
  [...announced].every(([source, version]) => (cursors[source] ?? 0) >= version);

async function pendingCommits(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  head: ProjectionHead,
  { only, commitsMax }: CatchUpOptions,
): Promise<Commit[]> {
  const sources = (only ?? projection.sources).filter(
    (source) => projection.sources.includes(source) && !head.halted[source],
  );
  const parts = await Promise.all(
    sources.map((source) =>
      store.readCommits(
        mainStream(tenant, source),
        head.cursors[source] ?? 0,
        commitsMax === undefined ? {} : { commitsMax },
      ),
    ),
  );
  return parts.flat();
}

/** Upcasts and checks the events of a commit; what can not be read is poison. */
export function decodeCommit(projection: Projection<Book>, commit: Commit): SourceCommit {
  const contract = projection.contracts.find((candidate) => candidate.streamType === commit.stream.type);
  if (!contract) throw new Error(`${projection.name} has no contract of ${commit.stream.type}`);
  try {
    return { header: commit, events: commit.events.map((event) => contract.decode(event)) };
  } catch (error) {
    throw new PoisonCommit(commit.stream.type, commit.version, error);
  }
}

async function attempt(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  options: CatchUpOptions,
  { head, derivedVersion, isRecalled }: Progress,
): Promise<CaughtUp | undefined> {
  const key = keyOf(projection, tenant);
  const [derived] = derivedOf(projection, tenant);
  if (options.announced && isApplied(options.announced, head)) return { kind: 'current' };
  const commits = await pendingCommits(store, projection, tenant, head, options);
  const last = commits.at(-1);
  if (!last) return { kind: 'current' };

  const pages = collectPages(store, { projection: key }, head.garbage);
  const book = await projection.open(head.state ?? undefined, pages);
  const spill = async (): Promise<void> => {
    await book.flush(pages);
    await pages.spill();
  };
  const decoded = commits.map((commit) => decodeCommit(projection, commit));
  if (options.mayPutOff && book.weigh) {
    const seconds = putOffSeconds(await book.weigh(decoded), commits, options.now);
    if (seconds > 0) return { kind: 'put-off', seconds };
  }
  const facts = await folding(commits, () => book.apply(decoded, spill));
  const state = await folding(commits, () => book.flush(pages));
  const cursors: Record<string, number> = { ...head.cursors };
  for (const commit of commits) cursors[commit.stream.type] = commit.version;
  const appends: StreamAppend[] = [];
  if (derived && projection.derived && facts.length > 0) {
    const { contract } = projection.derived;
    appends.push({
      stream: derived,
      expectedVersion: derivedVersion,
      events: facts.map((fact) => contract.encode(fact)),
      state: null,
      source: { type: last.stream.type, id: last.stream.id, version: last.version },
    });
  }
  const commandId = newId();
  const result = await store.write({
    meta: {
      commandId,
      causationId: last.commandId,
      correlationId: last.correlationId,
      actor: `system:${projection.name}`,
      now: options.now,
    },
    appends,
    projection: { key, expectedEpoch: head.epoch, cursors, halted: head.halted, state, pages: pages.changes },
    ...(isRecalled && { isRecalled }),
  });
  return result.written ? { kind: 'moved', commits, cursors, commandId, conflicts: 0 } : undefined;
}

/** Runs a part of the fold; what it throws is the commits' fault unless it passes by itself. */
async function folding<T>(commits: readonly Commit[], run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const [first] = commits;
    if (error instanceof PageGone || error instanceof PoisonCommit || isPassing(error) || !first) throw error;
    throw new PoisonCommit(first.stream.type, first.version, error);
  }
}

/** Faults of the services, which pass, as against faults of a commit, which don't. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  ('$metadata' in error ||
    '$fault' in error ||
    isSystemError(error) ||
    error.name === 'TimeoutError' ||
    error.name === 'LimitExceeded' ||
    error.name === 'Throttled');

/** `ECONNRESET` and the like; Node's own `ERR_…` are bugs, which stay. */
const isSystemError = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_');

/** Records that the projection takes nothing more from a source stream until someone has looked. */
export async function halt(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  poison: PoisonCommit,
  now: string,
): Promise<void> {
  const key = { tenant, projection: projection.name, generation: projection.generation };
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (race > 1) await pauseWithJitter(race);
    const head = (await store.readProgress(key, [])).projection ?? EMPTY_HEAD;
    if ((head.cursors[poison.source] ?? 0) >= poison.version) return;
    const record: Halt = { version: poison.version, reason: poison.message.slice(0, 1_000), at: now };
    const { written } = await store.write({
      meta: {
        commandId: newId(),
        causationId: poison.name,
        correlationId: newId(),
        actor: `system:${projection.name}`,
        now,
      },
      appends: [],
      projection: {
        key,
        expectedEpoch: head.epoch,
        cursors: head.cursors,
        halted: { ...head.halted, [poison.source]: record },
        state: head.state,
        pages: noPageChanges(head.garbage),
      },
    });
    if (written) return;
  }
  throw new Error(`${projection.name}: could not record a halt at ${streamName(mainStream(tenant, poison.source))}`);
}
