/**
 * Where records of schedules of transfers are, of the projection `transfer-schedules`: under its status, each schedule;
 * how many a user has that are open; and by schedule, its occurrences, and what it is found by when one is due.
 */
import type { RecordKey, RecordPlace } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ScheduleStatus } from '../../contract/transfer-schedule-plan.ts';

/** The projection, and the list of the due index in which schedules are that have a next occurrence. */
export const TRANSFER_SCHEDULES = 'transfer-schedules';

const placeOf = (tenant: TenantId, partition: string): RecordPlace => ({
  ...{ tenant, projection: TRANSFER_SCHEDULES, partition },
});

export const schedulesPlace = (tenant: TenantId, status: ScheduleStatus): RecordPlace =>
  placeOf(tenant, `status-${status}`);

export const openCountKey = (tenant: TenantId): RecordKey => ({ place: placeOf(tenant, 'count'), sort: 'OPEN' });

export const occurrencesPlace = (tenant: TenantId, scheduleId: string): RecordPlace => placeOf(tenant, scheduleId);

const OCCURRENCE = 'O#';
const DIGITS = 12;
export const occurrenceSort = (number: number): string => `${OCCURRENCE}${String(number).padStart(DIGITS, '0')}`;
export const ALL_OCCURRENCES = { from: OCCURRENCE, before: `${OCCURRENCE}~` } as const;

export const dueKey = (tenant: TenantId, scheduleId: string): RecordKey => ({
  place: placeOf(tenant, scheduleId),
  sort: 'DUE',
});
