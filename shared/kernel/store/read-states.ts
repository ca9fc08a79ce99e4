/** Reads heads by their states; those of an older reducer are made anew. */
import type { StreamId } from '../streams.ts';
import { StaleState } from './stream-state.ts';
import type { Head, Store } from './types.ts';

/** The heads with one of them made anew from its commits; `eventsMax` is what that may take. */
export async function anew(
  store: Store,
  heads: ReadonlyMap<string, Head>,
  stale: StaleState,
  eventsMax?: number,
): Promise<ReadonlyMap<string, Head>> {
  // Reducers change rarely: what makes states anew is loaded when it is needed.
  const { refolded } = await import('./refold.ts');
  return refolded(store, heads, stale, eventsMax);
}

/** Reads heads and what is asked of them. */
export async function readStates<R>(
  store: Store,
  streams: readonly StreamId[],
  read: (heads: ReadonlyMap<string, Head>) => R | Promise<R>,
): Promise<R> {
  let heads = await store.readHeads(streams);
  for (;;) {
    try {
      return await read(heads);
    } catch (error) {
      if (!(error instanceof StaleState)) throw error;
      heads = await anew(store, heads, error);
    }
  }
}
