/** Which tenants have a stream, by single requests without the SDK: for the relay, whose bundle is kept small. */
import * as z from 'zod/mini';
import { mainStream } from '../../kernel/projection/types.ts';
import { HEAD_KEY, parseStreamKey, type StreamType, streamKey, type TenantId } from '../../kernel/streams.ts';
import type { AwsJson } from '../aws-json.ts';

const KEYS_MAX = 100;

const key = z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const answerSchema = z.object({
  Responses: z.record(z.string(), z.array(key)),
  UnprocessedKeys: z.optional(z.record(z.string(), z.looseObject({ Keys: z.array(key) }))),
});

/**
 * Those of the tenants whose main stream of a type exists, strongly consistent.
 * @throws when the service doesn't answer for all of them.
 */
export const tenantsWithOn =
  (dynamodb: AwsJson, table: string) =>
  async (type: StreamType, tenants: readonly TenantId[]): Promise<ReadonlySet<TenantId>> => {
    const found = new Set<TenantId>();
    for (let start = 0; start < tenants.length; start += KEYS_MAX) {
      const keys = tenants.slice(start, start + KEYS_MAX).map((tenant) => ({
        pk: { S: streamKey(mainStream(tenant, type)) },
        sk: { S: HEAD_KEY },
      }));
      const wanted = { Keys: keys, ConsistentRead: true, ProjectionExpression: 'pk, sk' };
      const answer = z.parse(answerSchema, await dynamodb('BatchGetItem', { RequestItems: { [table]: wanted } }));
      if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0) throw new Error('BatchGetItem left keys unprocessed');
      for (const { pk } of answer.Responses[table] ?? []) {
        const stream = parseStreamKey(pk.S);
        if (stream) found.add(stream.tenant);
      }
    }
    return found;
  };
