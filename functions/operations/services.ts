import type { CommitNotice, ReplayOrder, WorkOrder } from '../../shared/kernel/messages.ts';
import type { HeadsIndex } from '../../shared/kernel/store/heads-index.ts';
import type { DueIndex } from '../../shared/kernel/store/records.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { ConsumerWiring } from '../../shared/kernel/wiring.ts';
import type { Office } from '../../shared/operations/app/messages/dead-letters.ts';
import type { Republish } from '../../shared/operations/app/messages/repair-letters.ts';

export type SweptNow = {
  /** Streams. */
  readonly published: number;
  /** Where the time was over, in epoch milliseconds; null when all was looked at. */
  readonly reached: number | null;
};

/** What the routes of operators work with. */
export interface Services {
  readonly store: Store;
  readonly records: SystemRecords;
  readonly due: DueIndex;
  /** Whatever gives messages up. */
  readonly offices: readonly Office[];
  readonly republish: Republish;
  /** Tells a consumer that a stream moved. */
  readonly wake: (consumer: string, notice: CommitNotice) => Promise<void>;
  /** Orders work at a replay. */
  readonly rebuild: (order: ReplayOrder) => Promise<void>;
  readonly heads: HeadsIndex;
  /** Orders work for a webhook endpoint. */
  readonly deliver: (order: WorkOrder) => Promise<void>;
  readonly consumers: readonly ConsumerWiring[];
  /** Sweeps as the schedule does, or all that has moved since a time. */
  readonly sweepNow: (requestId: string, since: string | undefined) => Promise<SweptNow>;
  /** Answers whether there was a key. */
  readonly eraseKey: (tenant: TenantId, at: string) => Promise<boolean>;
}
