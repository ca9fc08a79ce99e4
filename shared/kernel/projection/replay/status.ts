/** How replays and generations of a projection stand. */
import type { Halt, ProjectionHead, Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { buildingHead, type Replay, readReplay } from './replay.ts';

export interface GenerationStatus {
  readonly generation: number;
  /** Version of the fold that wrote it. */
  readonly reducer: number;
  /** Version applied, by source stream type. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly halted: Readonly<Record<string, Halt>>;
}

export interface ProjectionStatus {
  readonly projection: string;
  /** Left out where the tenant has none yet. */
  readonly serving?: GenerationStatus;
  /** Left out while there is nothing built, or no longer. */
  readonly building?: GenerationStatus;
  /** The last replay that was ordered. */
  readonly replay?: Replay;
  /** Commits that the building generation has applied, of those that the serving one has. */
  readonly progress?: { readonly applied: number; readonly of: number };
}

const statusOf = ({ generation, reducer, cursors, halted }: ProjectionHead): GenerationStatus => ({
  generation,
  reducer,
  cursors,
  halted,
});

export async function projectionStatus(store: Store, tenant: TenantId, projection: string): Promise<ProjectionStatus> {
  const replay = (await readReplay(store, tenant, projection))?.replay;
  const { projection: serving } = await store.readProgress({ tenant, projection }, []);
  const key = replay && buildingHead(tenant, projection, replay.generation);
  const building = key && (await store.readProgress(key, [])).projection;
  return {
    projection,
    ...(serving && { serving: statusOf(serving) }),
    ...(building && { building: statusOf(building) }),
    ...(replay && { replay }),
    ...(serving && replay && { progress: progressOf(serving, building, replay) }),
  };
}

function progressOf(serving: ProjectionHead, building: ProjectionHead | undefined, { status }: Replay) {
  const of = Object.values(serving.cursors).reduce((sum, version) => sum + version, 0);
  if (status === 'switched') return { applied: of, of };
  const applied = Object.entries(serving.cursors).reduce(
    (sum, [source, version]) => sum + Math.min(version, building?.cursors[source] ?? 0),
    0,
  );
  return { applied, of };
}
