import type { StreamId, TenantId } from '../streams.ts';
import { type HeadsIndex, headsSince, hourAfter, hourOf } from './heads-index.ts';
import { streamName } from './types.ts';
import { derivedTypes, walkAll, walkFrom, walkHeads } from './walk-heads.ts';

/** Of more hours than these, looking at all heads is less work than looking into each hour. */
const HOURS_MAX = 24 * 60;

/** A walk over all heads meets those of derived streams where they stand, which may be long before they moved. */
const withDerived = (stream: StreamId): readonly StreamId[] => [
  stream,
  ...derivedTypes(stream).map((type) => ({ ...stream, type })),
];

/** A tenant's streams that moved since a time (RFC 3339 UTC), at most about `max`; derived ones may not exist. */
export async function streamsSince(
  heads: HeadsIndex,
  tenant: TenantId,
  { from, now, max = Number.POSITIVE_INFINITY }: { readonly from: string; readonly now: string; readonly max?: number },
): Promise<StreamId[]> {
  const streams = new Map<string, StreamId>();
  const isLong = hourAfter(hourOf(from), HOURS_MAX) < hourOf(now);
  const earliest = headsSince(from);
  const range = { from: isLong ? walkAll(now) : walkFrom(hourOf(from)), until: hourOf(now), tenant };
  for await (const { head } of walkHeads(heads, range)) {
    if (head && head.recordedAt >= earliest) {
      for (const stream of withDerived(head.stream)) streams.set(streamName(stream), stream);
    }
    if (streams.size > max) break;
  }
  return [...streams.values()];
}
