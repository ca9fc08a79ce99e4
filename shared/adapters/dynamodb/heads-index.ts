import * as z from 'zod/mini';
import { type HeadsIndex, headShard, type MovedHead } from '../../kernel/store/heads-index.ts';
import { HEAD_KEY, isMarked, MOVED_KEY, parseStreamKey, streamKey } from '../../kernel/streams.ts';
import { text } from './attributes.ts';
import type { DynamoClient, Item } from './client.ts';

const HEADS_INDEX = 'heads';

/** Where a head stands in the index, made again from what is known of it. */
const placeOf = (shard: string, { stream, recordedAt }: MovedHead): Item => ({
  hs: text(shard),
  ha: text(recordedAt),
  pk: text(streamKey(stream)),
  sk: text(isMarked(stream.type) ? MOVED_KEY : HEAD_KEY),
});

const KEY = ['hs', 'ha', 'pk', 'sk'] as const;
const cursorKey = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const cursorOf = (item: Item): string => JSON.stringify(KEY.map((name) => item[name]?.S ?? ''));
const keyOfCursor = (cursor: string): Item => {
  const values = z.parse(cursorKey, JSON.parse(cursor));
  return Object.fromEntries(KEY.map((name, at) => [name, text(values[at] ?? '')]));
};

export function dynamoHeadsIndex(client: DynamoClient, table: string): HeadsIndex {
  return {
    async page({ hour, shard }, { after, since, limit }) {
      const name = headShard(hour, shard);
      const heads: MovedHead[] = [];
      let start = after && placeOf(name, after);
      do {
        const answer = await client.send('Query', {
          TableName: table,
          IndexName: HEADS_INDEX,
          KeyConditionExpression: since === undefined ? 'hs = :shard' : 'hs = :shard AND ha >= :since',
          ExpressionAttributeValues: {
            ':shard': text(name),
            ...(since !== undefined && { ':since': text(since) }),
          },
          Limit: limit - heads.length,
          ...(start && { ExclusiveStartKey: start }),
        });
        for (const item of answer.Items) {
          // A head of a stream type that this code doesn't know belongs to newer code.
          const stream = parseStreamKey(item['pk']?.S ?? '');
          if (stream) heads.push({ stream, recordedAt: item['ha']?.S ?? '' });
        }
        start = answer.LastEvaluatedKey;
      } while (start && heads.length < limit);
      return heads;
    },
    async all({ after, limit, tenant }) {
      const answer = await client.send('Scan', {
        TableName: table,
        IndexName: HEADS_INDEX,
        // What is filtered out counts, too: whoever looks for one tenant reads whole pages.
        ...(tenant === undefined
          ? { Limit: limit }
          : {
              FilterExpression: 'begins_with(pk, :tenant)',
              ExpressionAttributeValues: { ':tenant': text(`T#${tenant}#`) },
            }),
        ...(after !== undefined && { ExclusiveStartKey: keyOfCursor(after) }),
      });
      const heads = answer.Items.flatMap((item) => {
        const stream = parseStreamKey(item['pk']?.S ?? '');
        const head = stream && { stream, recordedAt: item['ha']?.S ?? '' };
        return head ? [{ head, cursor: cursorOf(item) }] : [];
      });
      return { heads, next: answer.LastEvaluatedKey && cursorOf(answer.LastEvaluatedKey) };
    },
  };
}
