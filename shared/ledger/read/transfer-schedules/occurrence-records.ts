/** The occurrences of a schedule as records: what has become of each, the latest first. */
import * as z from 'zod/mini';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { TransferScheduleEvent } from '../../contract/transfer-schedule-events.ts';
import { type OccurrenceView, occurrenceView } from '../../contract/transfer-schedule-view.ts';
import { ALL_OCCURRENCES, occurrenceSort, occurrencesPlace } from './places.ts';

type DataOf<T extends TransferScheduleEvent['type']> = Extract<TransferScheduleEvent, { type: T }>['data'];

const WHY_SKIPPED: Readonly<Record<DataOf<'ScheduledTransfersSkipped'>['reason'], string>> = {
  Missed: 'A later one was due as well by the time that it could be made.',
  Paused: 'It came due while the schedule was paused.',
  Changed: 'It was due by times that were changed.',
  Cancelled: 'The schedule was cancelled before it could be made.',
};

function skippedView({
  first,
  last,
  firstDueAt,
  lastDueAt,
  reason,
  skippedAt,
}: DataOf<'ScheduledTransfersSkipped'>): OccurrenceView {
  return {
    ...{ number: last, dueAt: lastDueAt, status: 'skipped', tries: 0, at: skippedAt },
    ...(first !== last && { since: { number: first, dueAt: firstDueAt } }),
    reason: { code: reason, message: WHY_SKIPPED[reason] },
  };
}

/** What an event says of an occurrence. */
function viewOf(event: TransferScheduleEvent): OccurrenceView | undefined {
  switch (event.type) {
    case 'ScheduledTransferExecuted': {
      const { number, dueAt, transferId, tries, executedAt: at } = event.data;
      return { number, dueAt, status: 'executed', transferId, tries, at };
    }
    case 'ScheduledTransferDelayed': {
      const { number, dueAt, code, message, tries, retryAt, delayedAt: at } = event.data;
      return { number, dueAt, status: 'delayed', reason: { code, message }, tries, retryAt, at };
    }
    case 'ScheduledTransferFailed': {
      const { number, dueAt, code, message, tries, failedAt: at } = event.data;
      return { number, dueAt, status: 'failed', reason: { code, message }, tries, at };
    }
    case 'ScheduledTransfersSkipped':
      return skippedView(event.data);
    default:
      return undefined;
  }
}

/** The records of what events say; of one occurrence, the last that they say. The schedule's version is their condition. */
export function occurrenceWrites(
  tenant: TenantId,
  scheduleId: string,
  events: readonly TransferScheduleEvent[],
): readonly RecordWrite[] {
  const views = new Map(events.flatMap((event) => viewOf(event) ?? []).map((view) => [view.number, view] as const));
  return [...views].map(([number, view]) => ({
    ...{ place: occurrencesPlace(tenant, scheduleId), sort: occurrenceSort(number), expect: 'any' as const },
    value: view as unknown as Json,
  }));
}

const viewIn = ({ value }: StoredRecord): OccurrenceView => z.parse(occurrenceView, value);

export interface OccurrencesAsked {
  /** The number of the last one of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** The latest first. */
export async function listOccurrences(
  store: Store,
  { tenant, scheduleId }: { readonly tenant: TenantId; readonly scheduleId: string },
  { after, limit }: OccurrencesAsked,
): Promise<{ readonly items: readonly OccurrenceView[]; readonly next: number | undefined }> {
  const before = after === undefined ? ALL_OCCURRENCES.before : occurrenceSort(after);
  const range = { from: ALL_OCCURRENCES.from, before, limit: limit + 1, reverse: true };
  const found = (await store.queryRecords(occurrencesPlace(tenant, scheduleId), range)).map(viewIn);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)?.number : undefined };
}
