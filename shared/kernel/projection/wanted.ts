import type { ConsistencyToken } from '../http/consistency-token.ts';
import { type Store, streamName } from '../store/types.ts';
import type { TenantId } from '../streams.ts';
import type { ReadOptions } from './read-book.ts';

/** Statuses of a stream whose command was accepted and is still at work. */
const AT_WORK: ReadonlySet<string> = new Set(['pending', 'processing']);

/** What a read's consistency token asks for. A stream that is at work is waited for until it is done. */
export function wantedBy(
  store: Store,
  tenant: TenantId,
  token: ConsistencyToken | undefined,
): Pick<ReadOptions, 'wanted' | 'settle'> {
  if (!token) return { wanted: undefined };
  const stream = { tenant, type: token.type, id: token.id };
  return {
    wanted: { stream, version: token.version },
    ...(token.type === 'import' && {
      settle: async () => {
        const head = (await store.readHeads([stream])).get(streamName(stream));
        return !AT_WORK.has(head?.status ?? '');
      },
    }),
  };
}
