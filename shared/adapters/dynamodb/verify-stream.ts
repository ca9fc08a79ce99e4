import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { CHAIN_START } from '../../kernel/store/chain.ts';
import { commitKey, type StreamId, streamKey } from '../../kernel/streams.ts';
import { readInteger, readText, text } from './attributes.ts';
import { commitHolds, headKey } from './commit-items.ts';
import type { DynamoStoreOptions } from './options.ts';
import { getItems } from './requests.ts';

export type Verdict =
  | { readonly intact: true; readonly commits: number }
  /** The first version where the stored stream is not what was written. */
  | { readonly intact: false; readonly version: number; readonly reason: string };

/**
 * Walks a stream's chain from its first commit to its head, over the stored bytes: no data key is needed. A stream that
 * moves meanwhile is checked up to the head as it was in the beginning.
 */
export async function verifyStream(
  { client, tables, bodies }: Pick<DynamoStoreOptions, 'client' | 'tables' | 'bodies'>,
  stream: StreamId,
): Promise<Verdict> {
  const [head] = await getItems(client, [headKey(tables.events, stream)]);
  const last = head ? readInteger(head, 'v') : 0;
  const pages = paginateQuery(
    { client },
    {
      TableName: tables.events,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': text(streamKey(stream)),
        ':from': text(commitKey(1)),
        ':to': text(commitKey(last)),
      },
    },
  );
  let version = 0;
  let hash = CHAIN_START.hash;
  const broken = (reason: string): Verdict => ({ intact: false, version: version + 1, reason });
  if (last > 0) {
    for await (const { Items: items } of pages) {
      for (const item of items ?? []) {
        if (readInteger(item, 'v') !== version + 1) return broken('the commit is missing');
        if (readText(item, 'previous') !== hash) return broken('the commit does not follow the one before it');
        if (!(await commitHolds(stream, item, bodies))) return broken('the commit was changed');
        version += 1;
        hash = readText(item, 'hash');
      }
    }
  }
  if (version !== last) return broken('the commit is missing');
  if (head && readText(head, 'hash') !== hash) return broken('the head does not name the last commit');
  return { intact: true, commits: version };
}
