/** Makes the state of a head anew from the stream's commits. */
import { type StaleState, StateOfOtherVersion, stateOf } from './stream-state.ts';
import { type Head, type Store, streamName } from './types.ts';

/** More events than a request folds while somebody waits. */
const EVENTS_AT_ONCE_MAX = 60_000;

export async function refolded(
  store: Store,
  heads: ReadonlyMap<string, Head>,
  { stream, model }: StaleState,
  eventsMax: number = EVENTS_AT_ONCE_MAX,
): Promise<ReadonlyMap<string, Head>> {
  const name = streamName(stream);
  const head = heads.get(name);
  if (!head) throw new Error(`${name} has no head`);
  const fold = await model.begin(store, stream);
  let events = 0;
  for (let version = 0; version < head.version; ) {
    const commits = await store.readCommits(stream, version, { commitsMax: head.version - version });
    if (commits.length === 0) throw new Error(`${name} lacks what follows commit ${version}`);
    for (const commit of commits) {
      events += commit.events.length;
      if (events > eventsMax)
        throw new StateOfOtherVersion(stream, 'its state is old, and too long to be made anew here');
      await fold.take(commit);
    }
    version += commits.length;
  }
  const { state, unused } = await fold.end();
  const garbage =
    unused.length === 0 ? head.garbage : [...head.garbage, { at: Date.parse(head.recordedAt), pages: unused }];
  const fresh: Head = { ...head, ...stateOf(model, state), garbage };
  return new Map(heads).set(name, fresh);
}
