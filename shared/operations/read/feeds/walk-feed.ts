/**
 * Commits of all tenants by event type or correlation id. Nothing indexes either, since each index would be paid for
 * with every commit: the streams that moved since are looked through instead, so that it takes longer the longer ago.
 */
import * as z from 'zod/mini';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import { type CommitHeader, streamName } from '../../../kernel/store/types.ts';
import { type WalkPosition, walkFrom, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
import type { StreamType } from '../../../kernel/streams.ts';
import type { CommitFilter } from './commit-filter.ts';
import { HeaderReader } from './header-reader.ts';

export const walkFeedPosition = z.object({
  walk: walkPosition,
  inside: z.optional(z.object({ stream: z.string(), version: z.int() })),
});
export type WalkFeedPosition = z.infer<typeof walkFeedPosition>;

export interface WalkFeedPage {
  readonly commits: readonly CommitHeader[];
  /** Streams looked through. */
  readonly streams: number;
  /** Undefined at the end. There may be a next page though this one is empty: the time was over. */
  readonly next: WalkFeedPosition | undefined;
}

export interface WalkFeedRequest {
  readonly filter: CommitFilter;
  /** The only stream type that has such events, if an event type is asked for. */
  readonly streamType?: StreamType | undefined;
  readonly position?: WalkFeedPosition | undefined;
  readonly limit: number;
  readonly now: string;
  readonly hasTime: () => boolean;
}

export async function walkFeed(
  { heads, inspection }: { readonly heads: HeadsIndex; readonly inspection: Inspection },
  { filter, streamType, position, limit, now, hasTime }: WalkFeedRequest,
): Promise<WalkFeedPage> {
  const commits: CommitHeader[] = [];
  let streams = 0;
  const from = position?.walk ?? walkFrom(hourOf(filter.from));
  let here: WalkPosition = from;
  for await (const { head, next } of walkHeads(heads, { from, until: hourOf(now) })) {
    if (head && (streamType === undefined || head.stream.type === streamType)) {
      streams += 1;
      const name = streamName(head.stream);
      const after = position?.inside?.stream === name ? position.inside.version : undefined;
      const reader = new HeaderReader(inspection, head.stream, filter, after);
      if (!(await collect(reader, commits, limit, hasTime))) {
        return { commits, streams, next: { walk: here, inside: { stream: name, version: reader.reached } } };
      }
    }
    here = next;
    if (!hasTime()) return { commits, streams, next: { walk: here } };
  }
  return { commits, streams, next: undefined };
}

/** Collects what a stream has. Answers whether that was all of it. */
async function collect(
  reader: HeaderReader,
  commits: CommitHeader[],
  limit: number,
  hasTime: () => boolean,
): Promise<boolean> {
  await reader.more();
  for (;;) {
    for (let header = reader.waiting; header; header = reader.waiting) {
      if (commits.length >= limit) return false;
      commits.push(header);
      reader.take();
    }
    if (reader.isEnd) return true;
    if (!hasTime()) return false;
    await reader.more();
  }
}
