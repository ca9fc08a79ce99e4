import { DUE_SHARDS, type DueIndex, dueShard, parseRecordKey } from '../../kernel/store/records.ts';
import { text } from './attributes.ts';
import { type DynamoClient, queryPages } from './client.ts';

const DUE_INDEX = 'due';

export function dynamoDueIndex(client: DynamoClient, table: string): DueIndex {
  return {
    async *dueBy(list, now) {
      for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
        const pages = queryPages(client, {
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: 'ds = :shard AND da <= :now',
          ExpressionAttributeValues: { ':shard': text(dueShard(list, shard)), ':now': text(now) },
        });
        for await (const items of pages) {
          for (const item of items) {
            const key = parseRecordKey(item['pk']?.S ?? '', item['sk']?.S ?? '');
            if (key) yield key;
          }
        }
      }
    },
  };
}
