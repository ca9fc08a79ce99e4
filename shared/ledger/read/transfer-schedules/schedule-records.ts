/** Schedules as records under their status, and what they are found by when something of them is due. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { SCHEDULE_STATUSES, type ScheduleStatus } from '../../contract/transfer-schedule-plan.ts';
import { dueAtOf, type Schedule } from '../../domain/transfer-schedules/schedule.ts';
import { END } from '../places.ts';
import { dueKey, schedulesPlace } from './places.ts';

/** The version of its stream is their condition. */
export function scheduleWrites(
  tenant: TenantId,
  before: Schedule | undefined,
  after: Schedule,
): readonly RecordWrite[] {
  const { scheduleId } = after;
  const listed = (status: ScheduleStatus) => ({
    ...{ place: schedulesPlace(tenant, status), sort: scheduleId, expect: 'any' as const },
  });
  const dueAt = dueAtOf(after);
  const due = { ...dueKey(tenant, scheduleId), expect: 'any' as const };
  return [
    { ...listed(after.status), value: after as unknown as Json },
    ...(before && before.status !== after.status ? [{ ...listed(before.status), deleted: true as const }] : []),
    dueAt === undefined ? { ...due, deleted: true } : { ...due, value: null, dueAt },
  ];
}

export interface SchedulesAsked {
  /** Left out: of any. */
  readonly status?: ScheduleStatus | undefined;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A user's schedules, the youngest first: their ids begin with the time. */
export async function listSchedules(
  store: Store,
  tenant: TenantId,
  { status, after, limit }: SchedulesAsked,
): Promise<{ readonly items: readonly Schedule[]; readonly next: string | undefined }> {
  const statuses = status === undefined ? SCHEDULE_STATUSES : [status];
  const range = { from: '', before: after ?? END, limit: limit + 1, reverse: true };
  const records = await Promise.all(statuses.map((one) => store.queryRecords(schedulesPlace(tenant, one), range)));
  const found = records
    .flat()
    .map(({ value }) => value as unknown as Schedule)
    .toSorted((a, b) => (a.scheduleId < b.scheduleId ? 1 : -1));
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)?.scheduleId : undefined };
}
