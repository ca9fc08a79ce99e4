import type { Store } from '../../kernel/store/types.ts';
import type { StreamId } from '../../kernel/streams.ts';

/**
 * The last version of a stream, between `after` and `upTo`, whose commit was not recorded after a time: what comes
 * behind it was. Recorded time never runs backwards in a stream, so halving finds it.
 */
export async function lastRecordedBy(
  store: Store,
  stream: StreamId,
  time: string,
  range: { readonly after: number; readonly upTo: number },
): Promise<number> {
  let [low, high] = [range.after, range.upTo];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [commit] = await store.readCommits(stream, middle - 1, { commitsMax: 1 });
    if (commit && commit.recordedAt > time) high = middle - 1;
    else low = middle;
  }
  return low;
}
