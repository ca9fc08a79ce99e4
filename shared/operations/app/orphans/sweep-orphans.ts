/**
 * One run of the sweep that clears away what crashed writers left behind. A pass goes through all users once a day, in as
 * many runs as it takes: pages of what has moved since the pass before, pages noted a day ago, bodies, and runs.
 */
import * as z from 'zod/mini';
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { mapAhead } from '../../../kernel/map-ahead.ts';
import type { ObjectListing } from '../../../kernel/object-listing.ts';
import type { Log } from '../../../kernel/observe/log.ts';
import { stopwatch } from '../../../kernel/observe/stopwatch.ts';
import { tenantTag } from '../../../kernel/observe/tenant-tag.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import { type Step as WalkStep, walkAll, walkFrom, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { ConsumerWiring } from '../../../kernel/wiring.ts';
import { ownerName, ownersOf } from './owners.ts';
import { sweepBodies } from './sweep-bodies.ts';
import { GRACE_MILLISECONDS, type PageSweep, sweepNoted, sweepPages } from './sweep-pages.ts';
import { sweepRuns } from './sweep-runs.ts';

const KIND = 'orphans';
const NAME = 'pass';
/** What a pass looks at anew reaches back before the last one by this. */
const OVERLAP_MILLISECONDS = 2 * GRACE_MILLISECONDS;
const STREAMS_AT_ONCE = 8;

const counts = z.object({ streams: z.int(), noted: z.int(), pages: z.int(), bodies: z.int(), runs: z.int() });
type Counts = z.infer<typeof counts>;
const NOTHING: Counts = { streams: 0, noted: 0, pages: 0, bodies: 0, runs: 0 };

const passState = z.object({
  phase: z.enum(['pages', 'noted', 'bodies', 'runs', 'done']),
  /** Epoch milliseconds, like all times here. */
  startedAt: z.number(),
  /** What moved before this was looked at in earlier passes. */
  since: z.number(),
  endedAt: z.optional(z.number()),
  walk: z.optional(walkPosition),
  after: z.optional(z.string()),
  /** What the pass has done so far. */
  counts,
});
export type PassState = z.infer<typeof passState>;

export interface OrphanSweep extends PageSweep {
  readonly heads: HeadsIndex;
  readonly inspection: Inspection;
  readonly bodies: ObjectListing;
  readonly files: ObjectListing;
  readonly consumers: readonly ConsumerWiring[];
  readonly log: Log;
  readonly hasTime: () => boolean;
  readonly requestId?: string | undefined;
}

/** Sweeps one user alone, at once and whatever the pass of all is at. */
export async function sweepOrphansOf(sweep: OrphanSweep, tenant: TenantId): Promise<Counts> {
  const state = { ...newPass(0, sweep.nowMilliseconds), phase: 'pages' as const };
  const done = await work(sweep, state, tenant);
  return done.counts;
}

/** The pass that is under way, or the last. */
export const lastPass = async (records: SystemRecords): Promise<PassState | undefined> =>
  passState.safeParse((await records.read(KIND, NAME))?.value).data;

/** Goes on with the pass, or begins the next one when the last is a day old. */
export async function sweepOrphans(sweep: OrphanSweep): Promise<PassState> {
  const durationMs = stopwatch();
  const stored = await sweep.records.read(KIND, NAME);
  const last = passState.safeParse(stored?.value).data;
  const state = nextState(last, sweep.nowMilliseconds);
  if (state.phase === 'done') return state;
  const done = await work(sweep, state, undefined);
  const { requestId } = sweep;
  await sweep.records.write(KIND, NAME, { expected: stored?.revision ?? 0, value: done as unknown as Json });
  sweep.log.info(
    'orphans swept',
    { requestId, durationMs: durationMs(), phase: done.phase, ...done.counts },
    { OrphansDeleted: deletedIn(done) - deletedIn(state) },
  );
  return done;
}

const deletedIn = ({ counts: { pages, bodies, runs } }: PassState): number => pages + bodies + runs;

const newPass = (since: number, nowMilliseconds: number): PassState => ({
  phase: 'pages',
  startedAt: nowMilliseconds,
  since,
  counts: NOTHING,
});

function nextState(last: PassState | undefined, nowMilliseconds: number): PassState {
  if (!last) return newPass(0, nowMilliseconds);
  if (last.phase !== 'done') return last;
  const isDue = nowMilliseconds - last.startedAt >= GRACE_MILLISECONDS;
  return isDue ? newPass(last.startedAt - OVERLAP_MILLISECONDS, nowMilliseconds) : last;
}

/** Works as long as there is time. */
async function work(sweep: OrphanSweep, from: PassState, tenant: TenantId | undefined): Promise<PassState> {
  let state = from;
  while (state.phase !== 'done') {
    const before = state;
    state = await PHASES[state.phase](sweep, state, tenant);
    if (state.phase === before.phase || !sweep.hasTime()) break;
  }
  return state;
}

type Phase = (sweep: OrphanSweep, state: PassState, tenant: TenantId | undefined) => Promise<PassState>;
type Step = Partial<Pick<PassState, 'walk' | 'after'>> & { readonly counts: Counts };

/** The state within a phase, or at the beginning of the next. */
const within = ({ walk: _, after: __, ...state }: PassState, step: Step): PassState => ({ ...state, ...step });
const begin = (phase: PassState['phase'], { walk: _, after: __, ...state }: PassState, done: Counts): PassState => ({
  ...state,
  phase,
  counts: done,
});

const pagesPhase: Phase = async (sweep, state, tenant) => {
  const from = state.walk ?? (state.since === 0 ? walkAll(sweep.nowMilliseconds) : walkFrom(hourOf(state.since)));
  const seen = new Set<string>();
  const done = { ...state.counts };
  const swept = async ({ head, next }: WalkStep) => ({
    next,
    found: head && (await sweepStream(sweep, head.stream, seen)),
  });
  const steps = walkHeads(sweep.heads, { from, until: hourOf(sweep.nowMilliseconds), tenant });
  for await (const { next, found } of mapAhead(steps, STREAMS_AT_ONCE, swept)) {
    if (found) {
      done.streams += 1;
      done.noted += found.noted;
      done.pages += found.deleted;
    }
    if (!sweep.hasTime()) return within(state, { walk: next, counts: done });
  }
  return begin('noted', state, done);
};

async function sweepStream(sweep: OrphanSweep, stream: StreamId, seen: Set<string>) {
  const total = { noted: 0, deleted: 0 };
  for (const owner of ownersOf(stream, sweep.consumers)) {
    if (seen.has(ownerName(owner))) continue;
    seen.add(ownerName(owner));
    try {
      const { noted, deleted } = await sweepPages(sweep, owner);
      total.noted += noted;
      total.deleted += deleted;
    } catch (error) {
      // Of a user who was erased, everything is deleted another way.
      if (error instanceof TenantErased) continue;
      const { requestId, log } = sweep;
      log.error('pages not swept', { requestId, tenant: tenantTag(stream.tenant), streamType: stream.type, error });
    }
  }
  return total;
}

const notedPhase: Phase = async (sweep, state, tenant) => {
  const { deleted } = await sweepNoted(sweep, { tenant, hasTime: sweep.hasTime });
  // What is left waits for the next pass: it is noted.
  return begin('bodies', state, { ...state.counts, pages: state.counts.pages + deleted });
};

const bodiesPhase: Phase = async (sweep, state, tenant) => {
  const { next, orphans } = await sweepBodies(
    { ...sweep, isDryRun: false },
    { prefix: prefixOf(tenant), after: state.after, sinceMilliseconds: state.since, hasTime: sweep.hasTime },
  );
  const done = { ...state.counts, bodies: state.counts.bodies + orphans.length };
  return next === undefined ? begin('runs', state, done) : within(state, { after: next, counts: done });
};

const runsPhase: Phase = async (sweep, state, tenant) => {
  const { next, orphans } = await sweepRuns(
    { ...sweep, isDryRun: false },
    { prefix: prefixOf(tenant), after: state.after, hasTime: sweep.hasTime },
  );
  const done = { ...state.counts, runs: state.counts.runs + orphans.length };
  if (next !== undefined) return within(state, { after: next, counts: done });
  return { ...begin('done', state, done), endedAt: sweep.nowMilliseconds };
};

const prefixOf = (tenant: TenantId | undefined): string => (tenant === undefined ? '' : `${tenant}/`);

const PHASES: Readonly<Record<Exclude<PassState['phase'], 'done'>, Phase>> = {
  pages: pagesPhase,
  noted: notedPhase,
  bodies: bodiesPhase,
  runs: runsPhase,
};
