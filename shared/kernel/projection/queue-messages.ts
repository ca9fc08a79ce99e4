/** Messages of a consumer's queue: notices of commits, and orders. */
import * as z from 'zod/mini';
import { type CommitNotice, type ConsumerQueue, commitNotice, type ReplayOrder, replayOrder } from '../messages.ts';
import type { LogFields } from '../observe/log.ts';
import { tenantTag } from '../observe/tenant-tag.ts';
import { traceOf } from '../observe/trace.ts';

/** Seconds before the second, third … try of a message. */
const RETRY_SECONDS = [1, 5, 20, 60, 300, 900] as const;
export const LONGEST_RETRY_SECONDS = 900;

const message = z.object({ detail: z.union([commitNotice, replayOrder]) });
const noticeOnly = z.object({ detail: commitNotice });

export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
  readonly receiptHandle: string;
  readonly attributes: { readonly ApproximateReceiveCount: string };
}

/** Puts off the next try of messages that failed, longer each time. That this may fail, too, only makes them wait longer. */
export async function retryLater(
  records: readonly QueueRecord[],
  { queue }: { readonly queue: Pick<ConsumerQueue, 'retryLater'> },
  seconds?: number,
): Promise<void> {
  await Promise.allSettled(
    records.map(({ receiptHandle, attributes }) => {
      const tries = Number(attributes.ApproximateReceiveCount);
      return queue.retryLater(receiptHandle, seconds ?? RETRY_SECONDS[Math.min(tries, RETRY_SECONDS.length) - 1] ?? 1);
    }),
  );
}

export const parseNotice = (body: string): CommitNotice => z.parse(noticeOnly, JSON.parse(body)).detail;

/** What a message of a projection's queue says. */
export const parseMessage = (body: string): CommitNotice | ReplayOrder => z.parse(message, JSON.parse(body)).detail;
export const isOrder = (said: CommitNotice | ReplayOrder): said is ReplayOrder => 'replay' in said;

/** What a line says about the cause of a message that could not be dealt with; nothing where it can't be read. */
export function causeOf(body: string): LogFields {
  try {
    const cause = parseNotice(body);
    return { ...traceOf([cause]), tenant: tenantTag(cause.tenant) };
  } catch {
    return {};
  }
}
