/** How many schedules of a user are active or paused: a record whose revision makes the count exact, whoever is at it. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { OPEN_SCHEDULES_MAX } from '../../contract/transfer-schedule-plan.ts';
import { openCountKey } from '../../read/transfer-schedules/places.ts';

interface Counted {
  readonly count: number;
  readonly write: (count: number) => RecordWrite;
}

async function counted(store: Store, tenant: TenantId): Promise<Counted> {
  const key = openCountKey(tenant);
  const [record] = await store.readRecords([key]);
  const count = typeof record?.value === 'number' ? record.value : 0;
  const expect = record ? { revision: record.revision } : ('absent' as const);
  return { count, write: (value) => ({ ...key, expect, value }) };
}

/** One more; refused where there are as many as there may be. */
export async function oneMore(store: Store, tenant: TenantId): Promise<RecordWrite | Refusal<'TooManySchedules'>> {
  const { count, write } = await counted(store, tenant);
  if (count < OPEN_SCHEDULES_MAX) return write(count + 1);
  const detail = `You have ${OPEN_SCHEDULES_MAX} schedules that are active or paused, which is as many as there may be.`;
  return refuse('TooManySchedules', detail, { data: { max: OPEN_SCHEDULES_MAX } });
}

export async function oneLess(store: Store, tenant: TenantId): Promise<RecordWrite> {
  const { count, write } = await counted(store, tenant);
  return write(count - 1);
}
