import { newId } from '../../kernel/ids.ts';
import type { CommitNotice } from '../../kernel/messages.ts';
import { cursorName, mainStream } from '../../kernel/projection/types.ts';
import type { MovedHead } from '../../kernel/store/heads-index.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, StreamType, TenantId } from '../../kernel/streams.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** The event that brings an import of such a status to whoever works on it. */
const ORDER_OF_IMPORT: Readonly<Record<string, string>> = {
  pending: 'ImportRequested',
  processing: 'ImportRequested',
  reversing: 'ImportReversalRequested',
};

const isServed = async (store: Store, tenant: TenantId, type: StreamType): Promise<boolean> =>
  (await store.readHeads([mainStream(tenant, type)])).size > 0;

/** What the tenant has of the streams that consumers of a stream ask for. */
async function servedOf(
  store: Store,
  consumers: readonly ConsumerWiring[],
  { tenant, type }: StreamId,
): Promise<Pick<CommitNotice, 'served'>> {
  const asked = consumers.flatMap(({ streamTypes, perStreamFor }) =>
    perStreamFor && streamTypes.includes(type) ? [perStreamFor] : [],
  );
  const served: StreamType[] = [];
  for (const gate of new Set(asked)) if (await isServed(store, tenant, gate)) served.push(gate);
  return served.length > 0 ? { served } : {};
}

/** The notice of a stream that some consumer hasn't caught up with. Consumers catch up to the head, whatever they hear. */
export async function lagging(
  store: Store,
  consumers: readonly ConsumerWiring[],
  { stream, recordedAt }: MovedHead,
): Promise<CommitNotice | undefined> {
  const notice = (version: number, eventTypes: string[]): CommitNotice => ({
    tenant: stream.tenant,
    streamType: stream.type,
    streamId: stream.id,
    version,
    eventTypes,
    correlationId: newId(),
    recordedAt,
  });
  for (const { projection: name, streamTypes, perStreamFor, onDemand } of consumers) {
    if (name === undefined || onDemand || !streamTypes.includes(stream.type)) continue;
    if (perStreamFor && !(await isServed(store, stream.tenant, perStreamFor))) continue;
    const projection = perStreamFor ? cursorName(name, stream) : name;
    const key = { tenant: stream.tenant, projection };
    const { projection: head, versions } = await store.readProgress(key, [stream]);
    const version = versions[stream.type] ?? 0;
    if ((head?.cursors[stream.type] ?? 0) >= version || head?.halted[stream.type]) continue;
    return { ...notice(version, []), ...(await servedOf(store, consumers, stream)) };
  }
  if (stream.type !== 'import') return undefined;
  const head = (await store.readHeads([stream])).get(streamName(stream));
  const order = ORDER_OF_IMPORT[head?.status ?? ''];
  return head && order !== undefined ? notice(head.version, [order]) : undefined;
}
