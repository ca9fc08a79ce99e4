/**
 * The record of a replay: one for each projection of a tenant, the last one that was ordered. Who works at a replay
 * writes it with every step, on the condition that it stands as he read it; so it is also what pauses and cancels.
 */
import * as z from 'zod/mini';
import type { Json } from '../../pages/types.ts';
import type { RecordKey, RecordWrite } from '../../store/records.ts';
import type { ProjectionKey, Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { type ComparisonReport, comparisonReport } from './report.ts';

/** Whether the rebuilt generation is to serve once it has been compared. */
export const SWITCH_POLICIES = ['on-equal', 'always', 'never'] as const;

export const REPLAY_STATUSES = [
  /** It is being worked at. */
  'building',
  /** It stands still until it is resumed. */
  'paused',
  /** It was compared, and waits for someone to switch or to cancel. */
  'compared',
  /** Its generation serves. */
  'switched',
  /** What was built is being deleted. */
  'cancelling',
  'cancelled',
  /** It can't go on; `reason` says why. It can be resumed once that has been seen to. */
  'failed',
] as const;

/** A generation that serves no more, since when (RFC 3339 UTC). Its pages stay for readers that still hold its roots. */
const retired = z.object({ generation: z.int(), at: z.string() });

export const replay = z.object({
  /** The generation that it builds; never used for another. */
  generation: z.int(),
  policy: z.enum(SWITCH_POLICIES),
  status: z.enum(REPLAY_STATUSES),
  reason: z.optional(z.string()),
  requestedBy: z.string(),
  requestedAt: z.string(),
  updatedAt: z.string(),
  correlationId: z.string(),
  /** Whether the two generations were the same when they were last compared. */
  isEqual: z.optional(z.boolean()),
  /** Generations whose pages are still to be deleted. */
  retired: z.array(retired),
});
export type Replay = z.infer<typeof replay>;

/** A replay as it was read. */
export interface StoredReplay {
  readonly replay: Replay;
  readonly revision: string;
}

const keyOf = (tenant: TenantId, projection: string, sort: string): RecordKey => ({
  place: { tenant, projection, partition: 'replay' },
  sort,
});
const CURRENT = 'current';
const REPORT = 'report';

export const buildingHead = (tenant: TenantId, projection: string, building: number): ProjectionKey => ({
  tenant,
  projection,
  building,
});

export async function readReplay(
  store: Store,
  tenant: TenantId,
  projection: string,
): Promise<StoredReplay | undefined> {
  const [record] = await store.readRecords([keyOf(tenant, projection, CURRENT)]);
  return record && { replay: z.parse(replay, record.value), revision: record.revision };
}

/** The list of the due index that holds the replays of all tenants that have not come to an end. */
export const REPLAYS = 'replays';
/** What must have come to an end before another can begin. */
export const ENDED: readonly Replay['status'][] = ['switched', 'cancelled'];

/** Writes the record; `before` undefined where there was none yet. */
export const replayWrite = (
  tenant: TenantId,
  projection: string,
  before: StoredReplay | undefined,
  next: Replay,
): RecordWrite => ({
  ...keyOf(tenant, projection, CURRENT),
  expect: before ? { revision: before.revision } : 'absent',
  value: z.parse(replay, next) as unknown as Json,
  ...(!ENDED.includes(next.status) && { dueAt: next.requestedAt, dueIn: REPLAYS }),
});

export const reportWrite = (tenant: TenantId, projection: string, report: ComparisonReport): RecordWrite => ({
  ...keyOf(tenant, projection, REPORT),
  expect: 'any',
  value: report as unknown as Json,
});

/** What the last comparison came to. */
export async function readReport(
  store: Store,
  tenant: TenantId,
  projection: string,
): Promise<ComparisonReport | undefined> {
  const [record] = await store.readRecords([keyOf(tenant, projection, REPORT)]);
  return record && z.parse(comparisonReport, record.value);
}
