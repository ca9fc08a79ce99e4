/** A bus entry is a commit, not an event: it names the commit, whose body consumers read from the event table. */
import * as z from 'zod/mini';
import { STREAM_TYPES, type StreamId, type TenantId } from './streams.ts';

export const BUS_SOURCE = 'foldbook';
export const BUS_DETAIL_TYPE = 'Commit';

export const commitNotice = z.object({
  tenant: z.string(),
  streamType: z.enum(STREAM_TYPES),
  streamId: z.string(),
  version: z.int(),
  eventTypes: z.array(z.string()),
  correlationId: z.string(),
  /** The command whose commit it is; the sweeper, which sees heads alone, doesn't know it. */
  commandId: z.optional(z.string()),
  recordedAt: z.string(),
});
/** What consumers hear of a commit. */
export type CommitNotice = z.infer<typeof commitNotice>;

export const streamOf = (notice: CommitNotice): StreamId => ({
  tenant: notice.tenant as TenantId,
  type: notice.streamType,
  id: notice.streamId,
});

/** Puts notices on the bus; answers the indexes of those that were not taken. */
export interface Bus {
  publish(notices: readonly CommitNotice[]): Promise<readonly number[]>;
}

/** Puts a notice back into one consumer's own queue, to go on with a long gap later. */
export interface ConsumerQueue {
  send(notice: CommitNotice, delaySeconds?: number): Promise<void>;
  /** Lets a message that failed come again after a while, instead of after the queue's long visibility timeout. */
  retryLater(receiptHandle: string, delaySeconds: number): Promise<void>;
}

/** Work of one context that no commit announces: what there is to do is read from the partition it names. */
export const workOrder = z.object({ tenant: z.string(), partition: z.string() });
export type WorkOrder = z.infer<typeof workOrder>;

/** The queue of a consumer that gets work orders. An order may come twice, late, or not at all: due records say it again. */
export interface WorkQueue {
  send(order: WorkOrder, delaySeconds?: number): Promise<void>;
}
