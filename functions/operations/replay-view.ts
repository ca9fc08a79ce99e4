import type { Replay } from '../../shared/kernel/projection/replay/replay.ts';
import type { ComparisonReport } from '../../shared/kernel/projection/replay/report.ts';
import type { GenerationStatus, ProjectionStatus } from '../../shared/kernel/projection/replay/status.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';

export const replayView = (
  tenant: TenantId,
  projection: string,
  { retired: _, correlationId: __, ...replay }: Replay,
  progress: ProjectionStatus['progress'] | undefined,
) => ({
  tenant: String(tenant),
  projection,
  ...replay,
  // Times in records are our own.
  requestedAt: replay.requestedAt as Timestamp,
  updatedAt: replay.updatedAt as Timestamp,
  reason: replay.reason ?? null,
  isEqual: replay.isEqual ?? null,
  progress: progress ?? null,
});

export const comparisonView = ({ comparedAt, isEqual, serving, rebuilt, parts }: ComparisonReport) => ({
  comparedAt: comparedAt as Timestamp,
  ...{ isEqual, serving, rebuilt, parts },
});

const generationView = ({ generation, reducer, cursors }: GenerationStatus) => ({
  ...{ generation, reducer },
  cursors: { ...cursors },
});

export const generationsView = ({ projection, serving, building, replay }: ProjectionStatus) => ({
  projection,
  serving: serving ? generationView(serving) : null,
  building: building ? generationView(building) : null,
  retired: (replay?.retired ?? []).map(({ generation, at }) => ({ generation, since: at as Timestamp })),
});
