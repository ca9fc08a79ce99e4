/** All commits of one tenant in order of their recording: their streams, merged. */
import * as z from 'zod/mini';
import type { HeadsIndex } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import { streamsSince } from '../../../kernel/store/tenant-streams.ts';
import { type CommitHeader, streamName } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { CommitFilter } from './commit-filter.ts';
import { HeaderReader } from './header-reader.ts';

/** More streams than these are not merged. */
export const STREAMS_MAX = 1_000;
const READ_AT_ONCE = 16;

/** The commit that was answered last. */
export const feedPosition = z.object({ at: z.string(), stream: z.string(), version: z.int() });
export type FeedPosition = z.infer<typeof feedPosition>;

export interface FeedPage {
  readonly commits: readonly CommitHeader[];
  readonly next: FeedPosition | undefined;
}

/** Time, then stream, then version: a total order, in which each stream's own order is kept. */
const isBefore = (a: FeedPosition, b: FeedPosition): boolean =>
  a.at !== b.at ? a.at < b.at : a.stream !== b.stream ? a.stream < b.stream : a.version < b.version;

const positionOf = ({ recordedAt, stream, version }: CommitHeader): FeedPosition => ({
  at: recordedAt,
  stream: streamName(stream),
  version,
});

export async function tenantFeed(
  { heads, inspection }: { readonly heads: HeadsIndex; readonly inspection: Inspection },
  tenant: TenantId,
  filter: CommitFilter,
  {
    position,
    limit,
    now,
  }: { readonly position: FeedPosition | undefined; readonly limit: number; readonly now: string },
): Promise<FeedPage | 'too-many-streams'> {
  const from = position && position.at > filter.from ? position.at : filter.from;
  const streams = await streamsSince(heads, tenant, { from, now, max: STREAMS_MAX });
  if (streams.length > STREAMS_MAX) return 'too-many-streams';
  const readers = streams.map((stream) => new HeaderReader(inspection, stream, { ...filter, from }));
  for (let at = 0; at < readers.length; at += READ_AT_ONCE) {
    await Promise.all(readers.slice(at, at + READ_AT_ONCE).map((reader) => skipTo(reader, position)));
  }
  const commits: CommitHeader[] = [];
  while (commits.length <= limit) {
    const first = await firstOf(readers);
    const header = first?.waiting;
    if (!first || !header) break;
    commits.push(header);
    first.take();
  }
  const page = commits.slice(0, limit);
  const last = page.at(-1);
  return { commits: page, next: last && commits.length > limit ? positionOf(last) : undefined };
}

/** Passes over what was answered before. */
async function skipTo(reader: HeaderReader, position: FeedPosition | undefined): Promise<void> {
  for (let header = await reader.peek(); header && position; header = await reader.peek()) {
    if (isBefore(position, positionOf(header))) return;
    reader.take();
  }
}

async function firstOf(readers: readonly HeaderReader[]): Promise<HeaderReader | undefined> {
  let first: { readonly reader: HeaderReader; readonly at: FeedPosition } | undefined;
  for (const reader of readers) {
    const header = await reader.peek();
    if (!header) continue;
    const at = positionOf(header);
    if (!first || isBefore(at, first.at)) first = { reader, at };
  }
  return first?.reader;
}
