/**
 * The steps of a replay. Each is one write that holds the replay's record to what was read, so that of two workers one
 * goes on and the other looks again, and so that nothing is built any more once somebody has paused or cancelled it.
 */
import { newId } from '../../ids.ts';
import { carryingAppends } from '../../store/carried.ts';
import { noPageChanges } from '../../store/collect-pages.ts';
import type { RecordWrite } from '../../store/records.ts';
import type { Commit, ProjectionHead, Store, Unit } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { foldPortion, openPortion, PoisonCommit } from '../fold.ts';
import { emptyHead, servingHead } from '../reducers.ts';
import { type Book, mainStream, type Projection } from '../types.ts';
import { compareGenerations } from './compare.ts';
import { buildingHead, type Replay, replayWrite, reportWrite, type StoredReplay } from './replay.ts';
import type { ComparisonReport } from './report.ts';

/** What a step works on. */
export interface ReplayStep {
  readonly store: Store;
  readonly projection: Projection<Book>;
  readonly tenant: TenantId;
  readonly stored: StoredReplay;
  /** RFC 3339 UTC. */
  readonly now: string;
}

/** The two heads of a replay. The serving one was read first, so that what it appended can be read after it. */
export interface Heads {
  readonly serving: ProjectionHead;
  readonly building: ProjectionHead;
}

export async function readHeads({ store, projection, tenant, stored }: ReplayStep): Promise<Heads | undefined> {
  const { generation } = stored.replay;
  const { projection: serving } = await store.readProgress(servingHead(projection, tenant), []);
  if (!serving) return undefined;
  const { projection: building } = await store.readProgress(buildingHead(tenant, projection.name, generation), []);
  return { serving, building: building ?? { ...emptyHead(projection), generation } };
}

/** Writes a unit together with the replay's record as it is then. Answers false when somebody else has written that. */
export async function writeStep(
  { store, projection, tenant, stored, now }: ReplayStep,
  next: Partial<Replay>,
  parts: Partial<Pick<Unit, 'appends' | 'projection' | 'retired'>> & { readonly others?: readonly RecordWrite[] } = {},
): Promise<boolean> {
  const { others = [], ...changes } = parts;
  const { reason: _, ...before } = stored.replay;
  const commandId = newId();
  const { written } = await store.write({
    meta: {
      commandId,
      causationId: commandId,
      correlationId: before.correlationId,
      actor: `system:${projection.name}`,
      now,
    },
    appends: [],
    ...changes,
    records: [replayWrite(tenant, projection.name, stored, { ...before, ...next, updatedAt: now }), ...others],
  });
  return written;
}

/** Commits that the serving generation has applied and the new one has not, at most 4 MB of each source. */
export async function pendingCommits(
  { store, projection, tenant }: ReplayStep,
  { serving, building }: Heads,
): Promise<readonly Commit[]> {
  const parts = await Promise.all(
    projection.sources.map(async (source) => {
      const [after, until] = [building.cursors[source] ?? 0, serving.cursors[source] ?? 0];
      if (after >= until) return [];
      const commits = await store.readCommits(mainStream(tenant, source), after);
      return commits.filter(({ version }) => version <= until);
    }),
  );
  return parts.flat();
}

/**
 * Applies a portion to the generation that is being built; nothing is appended anywhere. What was skipped is tried again,
 * and skipped again if it still can't be applied.
 */
export async function buildPortion(step: ReplayStep, heads: Heads, commits: readonly Commit[]): Promise<boolean> {
  const { skipped = [] } = heads.serving;
  const isSkipped = ({ stream, version }: Commit): boolean =>
    skipped.some((skip) => skip.source === stream.type && skip.version === version);
  const others = commits.filter((commit) => !isSkipped(commit));
  try {
    return await applyPortion(step, heads, { taken: commits, commits });
  } catch (error) {
    if (!(error instanceof PoisonCommit) || others.length === commits.length) throw error;
    return applyPortion(step, heads, { taken: others, commits });
  }
}

/** Moves the cursors to the last of the commits, of which some may not be taken. */
async function applyPortion(
  step: ReplayStep,
  { serving, building }: Heads,
  { taken, commits }: { readonly taken: readonly Commit[]; readonly commits: readonly Commit[] },
): Promise<boolean> {
  const { store, projection, tenant, stored } = step;
  const portion = await openPortion(store, projection, tenant, building, taken);
  const { state, pages } = await foldPortion(portion, building.cursors, { isRebuild: true });
  const cursors: Record<string, number> = { ...building.cursors };
  for (const { stream, version } of commits) cursors[stream.type] = version;
  const left = (serving.skipped ?? []).filter((skip) =>
    commits.some((commit) => commit.stream.type === skip.source && commit.version === skip.version),
  );
  const skipped = taken.length === commits.length ? building.skipped : [...(building.skipped ?? []), ...left];
  const { generation, reducer, epoch: expectedEpoch } = building;
  const key = buildingHead(tenant, projection.name, stored.replay.generation);
  return writeStep(
    step,
    {},
    {
      projection: { key, expectedEpoch, cursors, halted: {}, skipped, state, generation, reducer, pages },
    },
  );
}

/** Facts of the derived stream that the new generation has not taken in yet. */
export async function pendingFacts(
  { store, projection, tenant }: ReplayStep,
  { building }: Heads,
): Promise<readonly Commit[]> {
  const { derived } = projection;
  if (!derived) return [];
  const book = await openPortion(store, projection, tenant, building, []);
  if (!book.book.adopt) return [];
  return store.readCommits(mainStream(tenant, derived.type), building.cursors[derived.type] ?? 0);
}

/** Takes in facts that were stated before. */
export async function adoptFacts(step: ReplayStep, { building }: Heads, commits: readonly Commit[]): Promise<boolean> {
  const { store, projection, tenant, stored } = step;
  const { derived } = projection;
  const last = commits.at(-1);
  if (!derived || !last) return true;
  const { book, pages } = await openPortion(store, projection, tenant, building, []);
  for (const { events } of commits) await book.adopt?.(events.map((event) => derived.contract.decode(event)));
  const state = await book.flush(pages);
  const cursors = { ...building.cursors, [derived.type]: last.version };
  const { generation, reducer, epoch: expectedEpoch } = building;
  const key = buildingHead(tenant, projection.name, stored.replay.generation);
  return writeStep(
    step,
    {},
    {
      projection: {
        key,
        expectedEpoch,
        cursors,
        halted: {},
        skipped: building.skipped,
        state,
        generation,
        reducer,
        pages: pages.changes,
      },
    },
  );
}

export const compare = (
  { store, projection, tenant, now }: ReplayStep,
  { serving, building }: Heads,
): Promise<ComparisonReport> => compareGenerations(store, projection, tenant, { serving, rebuilt: building, now });

/** Keeps the report; what was built waits for a decision. */
export const keepReport = (step: ReplayStep, report: ComparisonReport): Promise<boolean> =>
  writeStep(
    step,
    { status: 'compared', isEqual: report.isEqual },
    { others: [reportWrite(step.tenant, step.projection.name, report)] },
  );

/**
 * The one write by which the new generation serves: the serving head as it was compared, whose epoch stands for its
 * cursors, is replaced by the state that was built. It loses against whoever applied something meanwhile.
 */
export function switchOver(step: ReplayStep, { serving, building }: Heads, report: ComparisonReport): Promise<boolean> {
  const { projection, tenant, stored, now } = step;
  const { retired, generation } = stored.replay;
  const old = { generation: serving.generation, at: now };
  const key = servingHead(projection, tenant);
  return writeStep(
    step,
    { status: 'switched', isEqual: report.isEqual, retired: [...retired, old] },
    {
      appends: carryingAppends(key, serving.epoch),
      projection: {
        key,
        expectedEpoch: serving.epoch,
        cursors: serving.cursors,
        halted: serving.halted,
        skipped: building.skipped,
        state: building.state,
        generation,
        reducer: building.reducer,
        pages: noPageChanges(building.garbage),
      },
      retired: { key: buildingHead(tenant, projection.name, generation), expectedEpoch: building.epoch },
      others: [reportWrite(tenant, projection.name, report)],
    },
  );
}
