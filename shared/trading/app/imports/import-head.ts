import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type ImportEvent, importEvents } from '../../contract/import-events.ts';
import { evolve, type ImportState, requested, statusOf } from '../../domain/import-state.ts';
import { importStream } from './import-stream.ts';

/** Version 1 listed every journal version of the import. */
export const IMPORT_STATE = reducerModel<ImportState, ImportEvent>({
  version: 2,
  contract: importEvents,
  initial: requested({ importId: '', format: '' }),
  evolve,
});

/** The state that an import's head carries. This context alone writes it. */
export const importStateOf = (heads: Heads, stream: StreamId): ImportState | undefined =>
  stateIn(heads, stream, IMPORT_STATE);

export const readImport = (store: Store, tenant: TenantId, importId: string): Promise<ImportState | undefined> => {
  const stream = importStream(tenant, importId);
  return readStates(store, [stream], (heads) => importStateOf(heads, stream));
};

/** The append that adds events to an import. */
export function importAppend(stream: StreamId, before: ImportState, events: readonly ImportEvent[]): Append {
  const state = events.reduce(evolve, before);
  return {
    stream,
    events: encodeAll(importEvents, events),
    ...stateOf(IMPORT_STATE, state),
    status: statusOf(state),
  };
}
