import type { Inspection } from '../../../kernel/store/inspection.ts';
import type { StreamId } from '../../../kernel/streams.ts';

/** Streams up to this long are read from their beginning: that costs less than searching. */
const SEARCHED_FROM = 32;

/**
 * The last version that was recorded before a time, which never runs backwards in a stream; 0 if all were recorded
 * later. Commits that are missing or none are passed over.
 */
export async function versionBefore(
  inspection: Inspection,
  stream: StreamId,
  time: string,
  last: number,
): Promise<number> {
  let low = 0;
  let high = last;
  while (high - low > SEARCHED_FROM) {
    const middle = (low + high) >>> 1;
    const [header] = await inspection.headers(stream, { after: middle - 1, limit: 1 });
    if (header && header.recordedAt < time) low = Math.min(header.version, high);
    else high = middle - 1;
  }
  return low;
}
