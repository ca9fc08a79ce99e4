/** Opens a tenant's book for a read, waiting for what a consistency token asks for. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Refusal, refuse } from '../errors.ts';
import { PageGone } from '../pages/types.ts';
import { pageReader } from '../store/collect-pages.ts';
import type { Halt, Store } from '../store/types.ts';
import type { StreamId, StreamType, TenantId } from '../streams.ts';
import { type Book, mainStream, type Projection } from './types.ts';

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
): Promise<R | Refusal<ReadCode>> {
  const sources = projection.sources.map((source) => mainStream(tenant, source));
  const key = { tenant, projection: projection.name, generation: projection.generation };
  const until = Date.now() + WAIT_MILLISECONDS_MAX;
  let targets: Record<string, number> | undefined;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let stale = 0;
  for (;;) {
    const settled = !wanted || !settle || (await settle(wanted));
    const progress = await store.readProgress(key, sources);
    const { versions } = progress;
    const cursors = progress.projection?.cursors ?? {};
    const halted = progress.projection?.halted ?? {};
    if (wanted && settled) targets ??= targetsOf(wanted, versions);
    const behind = targets === undefined ? [] : lagging(targets, cursors);
    if (wanted) {
      const stopped = Object.keys(halted)[0];
      if (stopped) return refuse('ConsumerHalted', `${projection.name} was halted at ${stopped}; an operator has to look at it.`);
    }
    if (settled && behind.length === 0) {
      try {
        const pages = pageReader(store, { projection: key });
        const book = await projection.open(progress.projection?.state ?? undefined, pages);
        return await read({ book, missing: missingOf(projection.name, halted, versions, cursors) });
      } catch (error) {
        stale += 1;
        if (!(error instanceof PageGone) || stale >= STALE_TRIES) throw error;
        continue;
      }
    }
    if (Date.now() + pause > until) {
      return refuse('NotYetConsistent', 'Your change is stored, but not everything that follows from it is ready; ask again.');
    }
    await sleep(pause);
    pause = Math.min(LONGEST_PAUSE_MILLISECONDS, pause * 1.5);
  }
}

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

function missingOf(
  consumer: string,
  halted: Readonly<Record<string, Halt>>,
  versions: Readonly<Record<string, number>>,
  cursors: Readonly<Record<string, number>>,
): Missing[] {
  const missing: Missing[] = [];
  for (const [source, record] of Object.entries(halted)) {
    missing.push({ reason: 'consumer-halted', consumer, source, version: record.version, since: record.at });
  }
  for (const source of lagging(versions, cursors)) {
    if (!halted[source]) missing.push({ reason: 'not-yet-applied', consumer, source, commits: (versions[source] ?? 0) - (cursors[source] ?? 0) });
  }
  return missing;
}
