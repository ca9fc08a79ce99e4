import { createHash } from 'node:crypto';
import { asRecord } from './aws-json.ts';
import type { StreamRecord } from './stream-delivery.ts';

/** Bytes of records in one invocation, below Lambda's 6 MB. */
const BATCH_BYTES_MAX = 5_500_000;

/** Records of one item stay in one lane, so that their order is kept. */
export function lanesOf(
  records: readonly StreamRecord[],
  count: number,
  partitionKey: string,
): (readonly StreamRecord[])[] {
  if (count === 1) return [records];
  const lanes = Array.from({ length: count }, (): StreamRecord[] => []);
  for (const record of records) {
    const keys = asRecord(asRecord(record.event['dynamodb'])['Keys']);
    const key = JSON.stringify(keys[partitionKey]);
    lanes[createHash('md5').update(key).digest().readUInt32BE() % count]?.push(record);
  }
  return lanes;
}

/** Cuts records into batches by count and by bytes. */
export function batchesOf(records: readonly StreamRecord[], size: number): StreamRecord[][] {
  const all: StreamRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const weight = JSON.stringify(record.event).length;
    const current = all.at(-1);
    if (current === undefined || current.length >= size || bytes + weight > BATCH_BYTES_MAX) {
      all.push([record]);
      bytes = weight;
    } else {
      current.push(record);
      bytes += weight;
    }
  }
  return all;
}
