/**
 * Commits of all tenants by event type or correlation id. Nothing indexes either, since each index would be paid for
 * with every commit: the streams that moved since are looked through instead, so that it takes longer the longer ago.
 */
import * as z from 'zod/mini';
import { mapAhead } from '../../../kernel/map-ahead.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import { type CommitHeader, streamName } from '../../../kernel/store/types.ts';
import { type Step, type WalkPosition, walkFrom, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
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

const READ_AT_ONCE = 16;

/** A step of the walk; where a stream is to be looked through, its first portion has been read. */
type Begun =
  | { readonly next: WalkPosition; readonly stream: string; readonly reader: HeaderReader }
  | { readonly next: WalkPosition; readonly stream?: never; readonly reader?: never };

export async function walkFeed(
  { heads, inspection }: { readonly heads: HeadsIndex; readonly inspection: Inspection },
  { filter, streamType, position, limit, now, hasTime }: WalkFeedRequest,
): Promise<WalkFeedPage> {
  const commits: CommitHeader[] = [];
  let streams = 0;
  const from = position?.walk ?? walkFrom(hourOf(filter.from));
  let here: WalkPosition = from;
  const begin = async ({ head, next }: Step): Promise<Begun> => {
    if (!head || (streamType !== undefined && head.stream.type !== streamType)) return { next };
    const stream = streamName(head.stream);
    const after = position?.inside?.stream === stream ? position.inside.version : undefined;
    const reader = new HeaderReader(inspection, head.stream, filter, after);
    await reader.more();
    return { next, stream, reader };
  };
  const steps = walkHeads(heads, { from, until: hourOf(now) });
  for await (const { next, stream, reader } of mapAhead(steps, READ_AT_ONCE, begin)) {
    if (reader) {
      streams += 1;
      if (!(await collect(reader, commits, limit, hasTime))) {
        return { commits, streams, next: { walk: here, inside: { stream, version: reader.reached } } };
      }
    }
    here = next;
    if (!hasTime()) return { commits, streams, next: { walk: here } };
  }
  return { commits, streams, next: undefined };
}

/** Collects what a stream has, of which a portion has been read. Answers whether that was all of it. */
async function collect(
  reader: HeaderReader,
  commits: CommitHeader[],
  limit: number,
  hasTime: () => boolean,
): Promise<boolean> {
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
