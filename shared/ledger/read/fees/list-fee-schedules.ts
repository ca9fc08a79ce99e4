import type { Store } from '../../../kernel/store/types.ts';
import { feeScheduleEvents } from '../../contract/fee-events.ts';
import type { FeeSchedule } from '../../contract/fees.ts';
import { FEE_SCHEDULE_STREAM } from './fee-schedule-head.ts';

export interface FeeSchedulePage {
  readonly items: readonly FeeSchedule[];
  /** The version of the stream to go on behind; undefined at the end. */
  readonly next: number | undefined;
}

/** All schedules that were ever set, in order of recording, behind a version of the stream. */
export async function listFeeSchedules(store: Store, after: number, limit: number): Promise<FeeSchedulePage> {
  const commits = await store.readCommits(FEE_SCHEDULE_STREAM, after, { commitsMax: limit });
  const items = commits.flatMap(({ events }) => events.map((stored) => feeScheduleEvents.decode(stored).data.schedule));
  const last = commits.at(-1)?.version;
  const following = last === undefined ? [] : await store.readCommits(FEE_SCHEDULE_STREAM, last, { commitsMax: 1 });
  return { items, next: following.length === 0 ? undefined : last };
}
