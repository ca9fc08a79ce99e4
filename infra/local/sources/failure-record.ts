import type { DiscardReason, StreamRecord } from './stream-delivery.ts';

/** What Lambda sends to the on-failure destination of a stream: where the discarded records stand, not the records. */
export function failureRecord(failure: {
  readonly records: readonly StreamRecord[];
  readonly reason: DiscardReason;
  readonly invocations: number;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly nowMs: number;
}): string {
  const first = failure.records[0];
  const last = failure.records.at(-1);
  const iso = (record: StreamRecord | undefined) => new Date(record?.createdMs ?? 0).toISOString();
  return JSON.stringify({
    requestContext: {
      functionArn: failure.functionArn,
      condition: failure.reason,
      approximateInvokeCount: failure.invocations,
    },
    version: '1.0',
    timestamp: new Date(failure.nowMs).toISOString(),
    DDBStreamBatchInfo: {
      shardId: failure.shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: iso(first),
      approximateArrivalOfLastRecord: iso(last),
      batchSize: failure.records.length,
      streamArn: failure.streamArn,
    },
  });
}
