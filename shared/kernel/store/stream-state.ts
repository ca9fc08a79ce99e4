/**
 * The state that a stream's head carries is only remembered: the commits are what counts. It names the version of the
 * reducer that made it, so that a changed reducer ignores it and folds the commits again; what comes out is kept with the
 * next append.
 */
import type { DomainEvent, EventContract } from '../events/contract.ts';
import type { Json, PageRef } from '../pages/types.ts';
import type { StreamId } from '../streams.ts';
import { type Commit, type Head, type Store, streamName } from './types.ts';

/** A state in the making: takes the stream's commits in order. */
export interface StateFold<S> {
  take(commit: Commit): Promise<void>;
  /** The state, its pages stored, and pages that were stored on the way and belong to nothing. */
  end(): Promise<{ readonly state: S; readonly unused: readonly PageRef[] }>;
}

export interface StateModel<S> {
  /** Grows whenever the state looks otherwise, or events make another one of it. */
  readonly version: number;
  /** What turns a state of an older version into this one's at once, for states that are too big to be folded anew. */
  readonly upgrades?: Readonly<Record<number, (older: Json) => S>>;
  begin(store: Store, stream: StreamId): Promise<StateFold<S>>;
}

/** The model of a state that fits into its head. */
export const reducerModel = <S, E extends DomainEvent>({
  version,
  contract,
  initial,
  evolve,
}: {
  readonly version: number;
  readonly contract: EventContract<E>;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
}): StateModel<S> => ({
  version,
  async begin() {
    let state = initial;
    return {
      take: async ({ events }) => {
        state = events.map((stored) => contract.decode(stored)).reduce(evolve, state);
      },
      end: async () => ({ state, unused: [] }),
    };
  },
});

/** The state was made by an older reducer than this code's. Whoever reads heads refolds it and tries again. */
export class StaleState extends Error {
  readonly stream: StreamId;
  readonly model: StateModel<unknown>;

  constructor(stream: StreamId, model: StateModel<unknown>) {
    super(`the state of ${streamName(stream)} is older than ${model.version}`);
    this.name = 'StaleState';
    this.stream = stream;
    this.model = model;
  }
}

/** The state can't be used by this code: a newer one has written it, or it is old and too big to be made anew at once. */
export class StateOfOtherVersion extends Error {
  constructor(stream: StreamId, detail: string) {
    super(`${streamName(stream)}: ${detail}`);
    this.name = 'StateOfOtherVersion';
  }
}

/**
 * The state that a head carries, undefined without a head.
 * @throws StaleState, StateOfOtherVersion
 */
export function stateIn<S>(heads: ReadonlyMap<string, Head>, stream: StreamId, model: StateModel<S>): S | undefined {
  const head = heads.get(streamName(stream));
  if (!head) return undefined;
  const { state, stateVersion } = head;
  // What a model's version made has the shape of that version.
  if (stateVersion === model.version) return state as unknown as S;
  const upgrade = model.upgrades?.[stateVersion];
  if (upgrade) return upgrade(state);
  if (stateVersion < model.version) throw new StaleState(stream, model);
  throw new StateOfOtherVersion(
    stream,
    `its state is of version ${stateVersion}, and this code knows ${model.version}`,
  );
}

/** What an append needs to say of a state of this model. */
export const stateOf = <S>(
  model: StateModel<S>,
  state: S,
): { readonly state: Json; readonly stateVersion: number } => ({
  state: state as unknown as Json,
  stateVersion: model.version,
});
