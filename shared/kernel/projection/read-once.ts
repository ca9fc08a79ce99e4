/** Projections that are brought up together mostly stand at the same version of a stream, and want the same commits. */
import { type Store, streamName } from '../store/types.ts';

type Read = ReturnType<Store['readCommits']>;

/** Reads of a store of which the last one of each stream is kept for whoever asks for just the same. What failed isn't. */
export function readOnce(store: Pick<Store, 'readCommits'>): Pick<Store, 'readCommits'> {
  const last = new Map<string, { readonly place: string; readonly read: Read }>();
  return {
    readCommits(stream, after, { bytesMax, commitsMax } = {}) {
      const name = streamName(stream);
      const place = [after, bytesMax, commitsMax].join();
      const known = last.get(name);
      if (known?.place === place) return known.read;
      const limits = { ...(bytesMax !== undefined && { bytesMax }), ...(commitsMax !== undefined && { commitsMax }) };
      const read = store.readCommits(stream, after, limits);
      last.set(name, { place, read });
      read.catch(() => {
        if (last.get(name)?.read === read) last.delete(name);
      });
      return read;
    },
  };
}
