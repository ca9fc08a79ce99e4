import * as z from 'zod/mini';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf } from '../../kernel/http/paging.ts';
import { STREAM_TYPES } from '../../kernel/streams.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, tenant } from './parts.ts';

const fault = z.strictObject({
  tenant: z.string(),
  streamType: z.string(),
  streamId: z.string(),
  /** The first bad commit; of a bad head, the version that it should have. */
  version: z.int(),
  code: z.string(),
  /** What is wrong, in a sentence. */
  reason: z.string(),
});

export const verifyStreams = defineRoute({
  method: 'GET',
  path: '/v1/ops/verifications',
  operationId: 'verifyStreams',
  summary: 'Verify chains of commits',
  description:
    'Walks the hash chains of one stream, of all streams of a user, or of all, and names the first bad commit of each broken one. A request works for some seconds: go on with `nextCursor` until it is null. Streams of a user are found by the hour of their last commit, from `since` on.',
  scope: OPS_SCOPE,
  query: {
    tenant: z.optional(tenant),
    /** Together with `tenant`: one stream alone. */
    streamType: z.optional(z.enum(STREAM_TYPES)),
    /** `main` unless given. */
    streamId: z.optional(z.string()),
    /** Leaves out streams that haven't moved since. */
    since: z.optional(timestamp),
    cursor: z.optional(z.string()),
  },
  responses: {
    200: listOf(fault, {
      /** Streams and commits that this request verified. */
      streams: z.int(),
      commits: z.int(),
      /** Streams whose chain holds and whose user has no data key: erased, or the key was lost. */
      unreadable: z.int(),
      /** The hour that the walk has come to; null at the end. */
      reached: z.nullable(z.string()),
    }),
  },
  errors: [],
  examples: {
    broken: {
      summary: 'A commit was changed in the table',
      query: { tenant: EXAMPLE_TENANT },
      answer: {
        status: 200,
        body: {
          items: [
            {
              tenant: EXAMPLE_TENANT,
              streamType: 'journal',
              streamId: 'main',
              version: 7,
              code: 'HashBroken',
              reason: 'Its clear fields or its stored bytes were changed.',
            },
          ],
          nextCursor: null,
          streams: 6,
          commits: 81,
          unreadable: 0,
          reached: null,
        },
      },
    },
  },
});
