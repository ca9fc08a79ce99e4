import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type ImportEvent, importEvents } from '../../contract/import-events.ts';
import { evolve, type ImportState } from '../../domain/import-state.ts';
import { importStream } from './import-stream.ts';

/** The state that an import's head carries. This context alone writes it. */
export const importStateOf = (heads: Heads, stream: StreamId): ImportState | undefined =>
  heads.get(streamName(stream))?.state as unknown as ImportState | undefined;

export interface StoredImport {
  readonly state: ImportState;
  readonly version: number;
}

export async function readImport(store: Store, tenant: TenantId, importId: string): Promise<StoredImport | undefined> {
  const stream = importStream(tenant, importId);
  const head = (await store.readHeads([stream])).get(streamName(stream));
  return head && { state: head.state as unknown as ImportState, version: head.version };
}

/** The append that adds events to an import. */
export function importAppend(stream: StreamId, before: ImportState, events: readonly ImportEvent[]): Append {
  const state = events.reduce(evolve, before);
  return { stream, events: encodeAll(importEvents, events), state: state as unknown as Json, status: state.status };
}
