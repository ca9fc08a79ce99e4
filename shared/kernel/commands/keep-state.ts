/** Makes a stream's state anew where an older reducer made it, and keeps it at once, without waiting for a decision. */
import { isRefused } from '../errors.ts';
import { type StateModel, stateIn, stateOf } from '../store/stream-state.ts';
import { type Store, streamName } from '../store/types.ts';
import type { StreamId } from '../streams.ts';
import { type CommandContext, runCommand } from './run-command.ts';

/**
 * The commit that carries the state has no events. A stream of any length is folded: for work that nobody waits for.
 * Answers whether there was anything to do.
 */
export async function keepState<S>(
  store: Store,
  context: CommandContext,
  stream: StreamId,
  model: StateModel<S>,
): Promise<boolean> {
  const read = (await store.readHeads([stream])).get(streamName(stream));
  if (!read || read.stateVersion === model.version) return false;
  const result = await runCommand<boolean>(
    store,
    context,
    [stream],
    async (heads) => {
      const state = stateIn(heads, stream, model);
      const head = heads.get(streamName(stream));
      if (state === undefined || head === undefined) return { appends: [], answer: false };
      return { appends: [{ stream, events: [], ...stateOf(model, state), status: head.status }], answer: true };
    },
    { refoldEventsMax: Number.POSITIVE_INFINITY },
  );
  if (isRefused(result)) throw new Error(`${streamName(stream)}: ${result.detail}`);
  return result.answer;
}
