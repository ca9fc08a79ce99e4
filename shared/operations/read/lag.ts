/** How far each consumer is with each stream of a tenant. */
import { cursorName, mainStream } from '../../kernel/projection/types.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';

export interface Lag {
  readonly consumer: string;
  readonly source: string;
  readonly version: number;
  readonly cursor: number;
  readonly haltedAt: number | null;
  readonly skipped: number;
}

/** Streams of a tenant with one instance each; a consumer that serves none of this tenant's is left out. */
export async function lagOf(store: Store, consumers: readonly ConsumerWiring[], tenant: TenantId): Promise<Lag[]> {
  const lags = await Promise.all(consumers.map((consumer) => lagOfConsumer(store, consumer, tenant)));
  return lags.flat();
}

async function lagOfConsumer(store: Store, consumer: ConsumerWiring, tenant: TenantId): Promise<Lag[]> {
  const { projection, perStreamFor } = consumer;
  // Who is sent work orders alone lags behind nothing.
  if (projection === undefined || consumer.streamTypes.length === 0) return [];
  // An import is a stream of its own, of which there may be any number.
  const streams = consumer.streamTypes.filter((type) => type !== 'import').map((type) => mainStream(tenant, type));
  if (!perStreamFor) {
    const lags = await read(store, consumer, tenant, projection, streams);
    // Who works on demand lacks nothing until somebody asks, unless it was halted.
    return consumer.onDemand ? lags.filter(({ haltedAt }) => haltedAt !== null) : lags;
  }
  const served = mainStream(tenant, perStreamFor);
  if (!(await store.readHeads([served])).has(streamName(served))) return [];
  const each = streams.map((stream) => read(store, consumer, tenant, cursorName(projection, stream), [stream]));
  return (await Promise.all(each)).flat();
}

async function read(
  store: Store,
  { name: consumer }: ConsumerWiring,
  tenant: TenantId,
  projection: string,
  streams: readonly ReturnType<typeof mainStream>[],
): Promise<Lag[]> {
  const { projection: head, versions } = await store.readProgress({ tenant, projection }, streams);
  return streams.flatMap(({ type: source }) => {
    const version = versions[source] ?? 0;
    if (version === 0) return [];
    const cursor = head?.cursors[source] ?? 0;
    const haltedAt = head?.halted[source]?.version ?? null;
    const skipped = (head?.skipped ?? []).filter((skip) => skip.source === source).length;
    return [{ consumer, source, version, cursor, haltedAt, skipped }];
  });
}
