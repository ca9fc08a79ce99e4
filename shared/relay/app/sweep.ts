/**
 * The sweeper compares heads with cursors and publishes again what lags. Nothing is ever marked as published, so it
 * repairs whatever was lost on the way, also after an outage longer than the stream's own retention of 24 hours.
 */
import { newId } from '../../kernel/ids.ts';
import type { Bus, CommitNotice } from '../../kernel/messages.ts';
import type { Log } from '../../kernel/observe/log.ts';
import { stopwatch } from '../../kernel/observe/stopwatch.ts';
import { tenantTag } from '../../kernel/observe/tenant-tag.ts';
import { cursorName, mainStream } from '../../kernel/projection/types.ts';
import { type HeadsIndex, hoursBack } from '../../kernel/store/heads-index.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, StreamType, TenantId } from '../../kernel/streams.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';

const HOURS = 48;
/** Younger commits are on their way. */
const AGE_MILLISECONDS_MIN = 60_000;
const PUBLISHED_AT_ONCE = 100;
const GENERATION = 1;

export interface Sweep {
  readonly store: Store;
  readonly heads: HeadsIndex;
  readonly bus: Bus;
  readonly consumers: readonly ConsumerWiring[];
  readonly log: Log;
  readonly nowMilliseconds: number;
  readonly requestId?: string;
}

export async function sweep({ store, heads, bus, consumers, log, nowMilliseconds, requestId }: Sweep): Promise<number> {
  const durationMs = stopwatch();
  let looked = 0;
  let late: CommitNotice[] = [];
  let published = 0;
  const publish = async (): Promise<void> => {
    const failed = await bus.publish(late);
    published += late.length - failed.length;
    late = [];
  };
  for (const hour of hoursBack(nowMilliseconds, HOURS)) {
    for await (const { stream, recordedAt } of heads.movedIn(hour)) {
      if (nowMilliseconds - Date.parse(recordedAt) < AGE_MILLISECONDS_MIN) continue;
      looked += 1;
      try {
        const notice = await lagging(store, consumers, stream, recordedAt);
        if (notice) late.push(notice);
      } catch (error) {
        // One stream that can't be read, of a tenant that was erased, say, must not hold up the others.
        const { tenant, type, id } = stream;
        log.error('not swept', { requestId, tenant: tenantTag(tenant), streamType: type, streamId: id, error });
      }
      if (late.length >= PUBLISHED_AT_ONCE) await publish();
    }
  }
  await publish();
  log.info('swept', { requestId, durationMs: durationMs(), streams: looked, published }, { Republished: published });
  return published;
}

const isServed = async (store: Store, tenant: TenantId, type: StreamType): Promise<boolean> =>
  (await store.readHeads([mainStream(tenant, type)])).size > 0;

/** The notice of a stream that some consumer hasn't caught up with. Consumers catch up to the head, whatever they hear. */
async function lagging(
  store: Store,
  consumers: readonly ConsumerWiring[],
  stream: StreamId,
  recordedAt: string,
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
  for (const { projection: name, streamTypes, perStreamFor } of consumers) {
    if (name === undefined || !streamTypes.includes(stream.type)) continue;
    if (perStreamFor && !(await isServed(store, stream.tenant, perStreamFor))) continue;
    const projection = perStreamFor ? cursorName(name, stream) : name;
    const key = { tenant: stream.tenant, projection, generation: GENERATION };
    const { projection: head, versions } = await store.readProgress(key, [stream]);
    const version = versions[stream.type] ?? 0;
    if ((head?.cursors[stream.type] ?? 0) < version && !head?.halted[stream.type]) return notice(version, []);
  }
  if (stream.type !== 'import') return undefined;
  const head = (await store.readHeads([stream])).get(streamName(stream));
  const isAtWork = head?.status === 'pending' || head?.status === 'processing';
  return head && isAtWork ? notice(head.version, ['ImportRequested']) : undefined;
}
