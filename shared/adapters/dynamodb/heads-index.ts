import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { HEAD_SHARDS, type HeadsIndex, headShard } from '../../kernel/store/heads-index.ts';
import { parseStreamKey } from '../../kernel/streams.ts';
import { text } from './attributes.ts';

const HEADS_INDEX = 'heads';

export function dynamoHeadsIndex(client: DynamoDBClient, table: string): HeadsIndex {
  return {
    async *movedIn(hour) {
      for (let shard = 0; shard < HEAD_SHARDS; shard += 1) {
        const pages = paginateQuery(
          { client },
          {
            TableName: table,
            IndexName: HEADS_INDEX,
            KeyConditionExpression: 'hs = :shard',
            ExpressionAttributeValues: { ':shard': text(headShard(hour, shard)) },
          },
        );
        for await (const { Items: items } of pages) {
          for (const item of items ?? []) {
            const stream = parseStreamKey(item['pk']?.S ?? '');
            if (stream) yield { stream, recordedAt: item['ha']?.S ?? '' };
          }
        }
      }
    },
  };
}
