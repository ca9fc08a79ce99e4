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
  /**
   * Of the stream types that consumers ask for (`perStreamFor`), those that the tenant has; left out where it has none.
   * Rules match on it.
   */
  served: z.optional(z.array(z.enum(STREAM_TYPES))),
  /** Of projections that share a queue, the one that put the notice back to go on with it; left out in notices for all. */
  projection: z.optional(z.string()),
});
/** What consumers hear of a commit. */
export type CommitNotice = z.infer<typeof commitNotice>;

export const streamOf = (notice: CommitNotice): StreamId => ({
  tenant: notice.tenant as TenantId,
  type: notice.streamType,
  id: notice.streamId,
});

/** Why the bus did not take a notice. */
export interface NotTaken {
  readonly index: number;
  readonly reason: string;
  /** Whether it never will, however often it is tried. */
  readonly isFinal: boolean;
}

/**
 * Puts notices on the bus; answers the indexes of those that were not taken now and may be later.
 * @param onNotTaken hears of each that was not taken. Without it, one that never will be is thrown.
 */
export interface Bus {
  publish(notices: readonly CommitNotice[], onNotTaken?: (notTaken: NotTaken) => void): Promise<readonly number[]>;
}

/** Asks the consumer of a projection to work at a replay. It may come twice, late, or when there is nothing to do. */
export const replayOrder = z.object({
  tenant: z.string(),
  replay: z.object({ projection: z.string(), generation: z.int() }),
});
export type ReplayOrder = z.infer<typeof replayOrder>;

/** One consumer's own queue: a notice to go on with a long gap later, or an order. */
export interface ConsumerQueue {
  send(message: CommitNotice | ReplayOrder, delaySeconds?: number): Promise<void>;
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
