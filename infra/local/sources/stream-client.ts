import { type AwsCall, asRecord, asRecords } from './aws-json.ts';
import type { StreamRecord } from './stream-delivery.ts';

export interface Shard {
  readonly id: string;
  readonly parentId?: string;
  /** dynoxide states the last record's number even for the shard that is written to. */
  readonly endingSequenceNumber?: string;
}

export interface Page {
  readonly records: readonly StreamRecord[];
  /** Left out once a closed shard is read to its end. */
  readonly next?: string;
}

/** What the host uses of the DynamoDB Streams API. */
export interface StreamClient {
  /** The engine's own ARN of a table's newest stream. */
  readonly latestStream: (tableName: string) => Promise<string>;
  readonly shards: (streamArn: string) => Promise<readonly Shard[]>;
  readonly iterator: (at: { streamArn: string; shardId: string; after?: string; latest?: boolean }) => Promise<string>;
  readonly page: (iterator: string, limit: number) => Promise<Page>;
}

/** `sourceArn` and `region` are put into the records, since functions know the stream by its name in the template. */
export function createStreamClient(calls: {
  dynamodb: AwsCall;
  streams: AwsCall;
  sourceArn: string;
  region: string;
}): StreamClient {
  return {
    latestStream: async (tableName) => {
      const table = asRecord((await calls.dynamodb('DescribeTable', { TableName: tableName }))['Table']);
      const arn = table['LatestStreamArn'];
      if (typeof arn !== 'string') throw new Error(`table ${tableName} has no stream`);
      return arn;
    },
    shards: async (streamArn) => {
      const shards: Shard[] = [];
      let start: unknown;
      do {
        const input = { StreamArn: streamArn, ...(start === undefined ? {} : { ExclusiveStartShardId: start }) };
        const description = asRecord((await calls.streams('DescribeStream', input))['StreamDescription']);
        shards.push(...asRecords(description['Shards']).map(shardOf));
        start = description['LastEvaluatedShardId'];
      } while (start !== undefined);
      return shards;
    },
    iterator: async ({ streamArn, shardId, after, latest }) => {
      const position =
        after === undefined
          ? { ShardIteratorType: latest === true ? 'LATEST' : 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      const answer = await calls.streams('GetShardIterator', { StreamArn: streamArn, ShardId: shardId, ...position });
      return String(answer['ShardIterator']);
    },
    page: async (iterator, limit) => {
      const answer = await calls.streams('GetRecords', { ShardIterator: iterator, Limit: limit });
      const next = answer['NextShardIterator'];
      const records = asRecords(answer['Records']).map((record) => recordOf(record, calls));
      return { records, ...(typeof next === 'string' ? { next } : {}) };
    },
  };
}

function shardOf(shard: Readonly<Record<string, unknown>>): Shard {
  const parentId = shard['ParentShardId'];
  const ending = asRecord(shard['SequenceNumberRange'])['EndingSequenceNumber'];
  return {
    id: String(shard['ShardId']),
    ...(typeof parentId === 'string' ? { parentId } : {}),
    ...(typeof ending === 'string' ? { endingSequenceNumber: ending } : {}),
  };
}

function recordOf(
  record: Readonly<Record<string, unknown>>,
  names: { sourceArn: string; region: string },
): StreamRecord {
  const dynamodb = asRecord(record['dynamodb']);
  return {
    sequenceNumber: String(dynamodb['SequenceNumber']),
    createdMs: Number(dynamodb['ApproximateCreationDateTime'] ?? 0) * 1000,
    event: { ...record, awsRegion: names.region, eventSourceARN: names.sourceArn },
  };
}
