import { type HeadsIndex, hourOf, type MovedHead, shardOfTenant } from '../../kernel/store/heads-index.ts';
import { streamKey } from '../../kernel/streams.ts';

const sortKey = ({ recordedAt, stream }: MovedHead): string => `${recordedAt} ${streamKey(stream)}`;

/** The heads index over heads that something else keeps. */
export const memoryHeadsIndex = (heads: () => Iterable<MovedHead>): HeadsIndex => ({
  async page({ hour, shard }, { after, since = '', limit }) {
    const first = after ? sortKey(after) : '';
    return [...heads()]
      .filter(({ stream, recordedAt }) => hourOf(recordedAt) === hour && shardOfTenant(stream.tenant) === shard)
      .filter((head) => sortKey(head) > first && head.recordedAt >= since)
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
      .slice(0, limit);
  },
  async all({ after = '', limit, tenant }) {
    const found = [...heads()]
      .filter(({ stream }) => tenant === undefined || stream.tenant === tenant)
      .map((head) => ({ head, cursor: streamKey(head.stream) }))
      .filter(({ cursor }) => cursor > after)
      .sort((a, b) => (a.cursor < b.cursor ? -1 : 1));
    const page = found.slice(0, limit);
    return { heads: page, next: found.length > limit ? page.at(-1)?.cursor : undefined };
  },
});
