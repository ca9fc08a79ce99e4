/** What a dead letter is about, without its content. */
import * as z from 'zod/mini';
import { commitNotice, workOrder } from '../../../kernel/messages.ts';
import type { DeadLetter } from '../../../kernel/repair-queues.ts';

const fromBus = z.object({ detail: commitNotice });
/** What Lambda sends to the on-failure destination of a stream: where the records stand, not the records. */
const fromStream = z.object({
  requestContext: z.object({ condition: z.string() }),
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.string(),
    batchSize: z.int(),
  }),
});
/** What the relay sends of an item of the event table's stream that can never be told of. */
const fromRelay = z.object({ reason: z.string(), sequenceNumber: z.string(), partition: z.string(), sort: z.string() });

export interface AboutLetter {
  readonly about: Readonly<Record<string, string>>;
  /** Why it was given up, as far as the services say. */
  readonly reason: string;
  /** Whose it is; undefined where nobody can say. */
  readonly tenant?: string | undefined;
  /** When the first record came that a stream reader gave up. */
  readonly since?: string | undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TOO_OFTEN = 'received too often';

export function aboutLetter({ body, attributes }: DeadLetter): AboutLetter {
  const json = jsonOf(body);
  const reason = attributes['ERROR_CODE'] ?? TOO_OFTEN;
  const notice = fromBus.safeParse(json).data?.detail;
  if (notice) {
    const { tenant, streamType, streamId, version, correlationId } = notice;
    const about = { tenant, stream: `${streamType}/${streamId}`, version: String(version), correlationId };
    return { about, reason, tenant };
  }
  const order = workOrder.safeParse(json).data;
  if (order) return { about: { ...order }, reason, tenant: order.tenant };
  const item = fromRelay.safeParse(json).data;
  if (item) return { about: { item: `${item.partition} ${item.sort}` }, reason: item.reason };
  const failure = fromStream.safeParse(json).data;
  if (!failure) return { about: {}, reason: json === undefined ? `${reason}; it is not JSON` : reason };
  const {
    shardId,
    startSequenceNumber,
    batchSize,
    approximateArrivalOfFirstRecord: since,
  } = failure.DDBStreamBatchInfo;
  const about = { shard: shardId, from: startSequenceNumber, records: String(batchSize), since };
  return { about, reason: failure.requestContext.condition, since };
}
