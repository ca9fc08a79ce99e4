/** Orders a replay of one projection for each user, along the index of all streams. */
import { isRefused } from '../../../kernel/errors.ts';
import type { Replay } from '../../../kernel/projection/replay/replay.ts';
import { type ReplayRequest, startReplay } from '../../../kernel/projection/replay/replays.ts';
import { MAIN } from '../../../kernel/projection/types.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import { type WalkPosition, walkAll, walkHeads } from '../../../kernel/store/walk-heads.ts';
import type { StreamType } from '../../../kernel/streams.ts';

export interface StartingAll {
  readonly heads: HeadsIndex;
  /** All but whose it is. */
  readonly request: Omit<ReplayRequest, 'tenant'>;
  /** Streams that the projection is a fold of. */
  readonly sources: readonly StreamType[];
  readonly policy: Replay['policy'];
  /** Where an earlier call has come to. */
  readonly from: WalkPosition | undefined;
  readonly hasTime: () => boolean;
}

export interface StartedAll {
  readonly started: number;
  /** Where the next call goes on; undefined at the end. */
  readonly next: WalkPosition | undefined;
}

/** A user is met once for each stream; those after the first find the replay at work, which is what they are for. */
export async function startAll({ heads, request, sources, policy, from, hasTime }: StartingAll): Promise<StartedAll> {
  let started = 0;
  const range = { from: from ?? walkAll(request.now), until: hourOf(request.now) };
  for await (const { head, next } of walkHeads(heads, range)) {
    if (head && head.stream.id === MAIN && sources.includes(head.stream.type)) {
      const replay = await startReplay({ ...request, tenant: head.stream.tenant }, policy);
      if (!isRefused(replay)) started += 1;
    }
    if (!hasTime()) return { started, next };
  }
  return { started, next: undefined };
}
