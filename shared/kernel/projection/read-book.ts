/** Opens a tenant's book for a read, waiting for what a consistency token asks for. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Refusal, refuse } from '../errors.ts';
import { CONSISTENCY_TOKEN } from '../http/consistency-token.ts';
import { refuseInput } from '../issues.ts';
import { PageGone } from '../pages/types.ts';
import type { Store } from '../store/types.ts';
import type { StreamId, StreamType, TenantId } from '../streams.ts';
import { openBook, servingHead, unknownReducer } from './reducers.ts';
import { type Book, MAIN, mainStream, type Projection } from './types.ts';

const WAIT_MILLISECONDS_MAX = 20_000;
const FIRST_PAUSE_MILLISECONDS = 5;
const LONGEST_PAUSE_MILLISECONDS = 250;
const STALE_TRIES = 5;

/** What any read of a book may be refused with. */
export const READ_CODES = ['ConsumerHalted', 'NotYetConsistent'] as const;
export type ReadCode = (typeof READ_CODES)[number];

/** What a caller wants to see: a stream up to a version. */
export interface Wanted {
  readonly stream: StreamId;
  readonly version: number;
}

/** Why a read isn't complete. */
export interface Missing {
  readonly reason: string;
  readonly [detail: string]: string | number;
}

export interface OpenedBook<B> {
  readonly book: B;
  /** Empty when the book has all that its sources hold. */
  readonly missing: readonly Missing[];
  /** Version applied, by source stream type. */
  readonly cursors: Readonly<Record<string, number>>;
}

export interface ReadOptions {
  readonly tenant: TenantId;
  readonly wanted: Wanted | undefined;
  /** Waits until a long command is done: an import that was accepted and is still at work. */
  readonly settle?: (wanted: Wanted) => Promise<boolean>;
}

/**
 * Runs a read on a book. A token is reached when the stream it names has been applied up to its version, and so has
 * all that the tenant's other sources held when the read began.
 */
export async function readBook<B extends Book, R>(
  store: Store,
  projection: Projection<B>,
  { tenant, wanted, settle }: ReadOptions,
  read: (opened: OpenedBook<B>) => Promise<R>,
): Promise<R | Refusal<ReadCode | 'ValidationFailed'>> {
  const sources = projection.sources.map((source) => mainStream(tenant, source));
  const key = servingHead(projection, tenant);
  const until = Date.now() + WAIT_MILLISECONDS_MAX;
  let targets: Record<string, number> | undefined;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let stale = 0;
  for (;;) {
    const settled = !wanted || !settle || (await settle(wanted));
    const progress = await store.readProgress(key, sources);
    const refused = refusalOf(wanted, projection, progress);
    if (refused) return refused;
    if (wanted && settled) targets ??= targetsOf(wanted, progress.versions);
    if (settled && lagging(targets ?? {}, cursorsOf(progress)).length === 0) {
      try {
        return await read(await opened(store, projection, tenant, progress));
      } catch (error) {
        stale += 1;
        if (!(error instanceof PageGone) || stale >= STALE_TRIES) throw error;
        continue;
      }
    }
    if (Date.now() + pause > until) {
      return refuse(
        'NotYetConsistent',
        'Your change is stored, but not everything that follows from it is ready; ask again.',
      );
    }
    await sleep(pause);
    pause = Math.min(LONGEST_PAUSE_MILLISECONDS, pause * 1.5);
  }
}

type Progress = Awaited<ReturnType<Store['readProgress']>>;

/** Why waiting for what is wanted would be in vain, or why there is nothing to read at all. */
function refusalOf(
  wanted: Wanted | undefined,
  projection: Projection<Book>,
  progress: Progress,
): Refusal<ReadCode | 'ValidationFailed'> | undefined {
  const unknown = unknownReducer(projection, progress.projection);
  // Not even an incomplete answer: an empty book would deny what is there.
  if (unknown) return refuse('ConsumerHalted', `${unknown.message}; an operator has to look at it.`);
  if (!wanted) return undefined;
  if (isAhead(wanted, progress.versions)) {
    return refuseInput([{ path: CONSISTENCY_TOKEN, message: 'is not a token of yours' }]);
  }
  const [stopped] = Object.keys(progress.projection?.halted ?? {});
  if (stopped === undefined) return undefined;
  return refuse('ConsumerHalted', `${projection.name} was halted at ${stopped}; an operator has to look at it.`);
}

const cursorsOf = ({ projection }: Progress): Readonly<Record<string, number>> => projection?.cursors ?? {};

async function opened<B extends Book>(
  store: Store,
  projection: Projection<B>,
  tenant: TenantId,
  progress: Progress,
): Promise<OpenedBook<B>> {
  const book = await openBook(store, projection, tenant, progress.projection);
  return { book, missing: missingOf(projection.name, progress), cursors: cursorsOf(progress) };
}

/** A token is given once its version is stored, and heads are read strongly consistent: one beyond is another user's. */
const isAhead = ({ stream, version }: Wanted, versions: Readonly<Record<string, number>>): boolean =>
  stream.id === MAIN && version > (versions[stream.type] ?? version);

function targetsOf(wanted: Wanted, versions: Readonly<Record<string, number>>): Record<string, number> {
  const targets: Record<string, number> = { ...versions };
  const own = targets[wanted.stream.type];
  if (own !== undefined) targets[wanted.stream.type] = Math.max(own, wanted.version);
  return targets;
}

const lagging = (targets: Readonly<Record<string, number>>, cursors: Readonly<Record<string, number>>): StreamType[] =>
  Object.entries(targets)
    .filter(([source, version]) => (cursors[source] ?? 0) < version)
    .map(([source]) => source as StreamType);

function missingOf(consumer: string, progress: Progress): Missing[] {
  const { versions, projection } = progress;
  const { halted = {}, skipped = [] } = projection ?? {};
  const cursors = cursorsOf(progress);
  const missing: Missing[] = skipped.map(({ source, version, at }) => ({
    reason: 'commit-skipped',
    ...{ consumer, source, version, since: at },
  }));
  for (const [source, record] of Object.entries(halted)) {
    missing.push({ reason: 'consumer-halted', consumer, source, version: record.version, since: record.at });
  }
  for (const source of lagging(versions, cursors)) {
    if (!halted[source])
      missing.push({
        reason: 'not-yet-applied',
        consumer,
        source,
        commits: (versions[source] ?? 0) - (cursors[source] ?? 0),
      });
  }
  return missing;
}
