import type { ConsistencyToken } from '../http/consistency-token.ts';
import { type Store, streamName } from '../store/types.ts';
import type { StreamId, TenantId } from '../streams.ts';
import type { ReadOptions } from './read-book.ts';

/** The stream whose status says whether commands that were accepted are still at work. */
export const workStream = (tenant: TenantId): StreamId => ({ tenant, type: 'import', id: 'open' });
/** Its status while they are. */
export const BUSY = 'busy';

/**
 * What a read's consistency token asks for. A token stands for the user's earlier commands, too: those that were
 * accepted and are at work are waited for until they are done.
 */
export function wantedBy(
  store: Store,
  tenant: TenantId,
  token: ConsistencyToken | undefined,
): Pick<ReadOptions, 'wanted' | 'settle'> {
  if (!token) return { wanted: undefined };
  const stream = workStream(tenant);
  return {
    wanted: { stream: { tenant, type: token.type, id: token.id }, version: token.version },
    settle: async () => (await store.readHeads([stream])).get(streamName(stream))?.status !== BUSY,
  };
}
