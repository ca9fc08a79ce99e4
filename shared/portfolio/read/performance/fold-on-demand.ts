/**
 * Nobody folds performance until somebody asks for it: a read tells the consumer what there is, and waits for it as any
 * read waits for what its consistency token names.
 */
import { newId } from '../../../kernel/ids.ts';
import type { ConsumerQueue } from '../../../kernel/messages.ts';
import type { ReadOptions } from '../../../kernel/projection/read-book.ts';
import { servingHead } from '../../../kernel/projection/reducers.ts';
import { MAIN, mainStream } from '../../../kernel/projection/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { performanceProjection } from './performance-projection.ts';

export interface FoldServices {
  readonly store: Store;
  readonly queue: Pick<ConsumerQueue, 'send'>;
}

type Wanted = Pick<ReadOptions, 'wanted' | 'settle'>;

/** What a read asks for, once it has all been ordered: what its token names, or without one all there is. */
export function foldOnDemand(
  { store, queue }: FoldServices,
  { tenant, now }: { readonly tenant: TenantId; readonly now: Timestamp },
  { wanted, settle }: Wanted,
): Required<Wanted> {
  const sources = performanceProjection.sources.map((source) => mainStream(tenant, source));
  const ordered = new Map<StreamType, number>();
  const order = async (): Promise<void> => {
    const { projection, versions } = await store.readProgress(servingHead(performanceProjection, tenant), sources);
    for (const source of performanceProjection.sources) {
      const version = versions[source] ?? 0;
      const known = Math.max(projection?.cursors[source] ?? 0, ordered.get(source) ?? 0);
      if (version <= known || projection?.halted[source]) continue;
      const notice = { tenant, streamType: source, streamId: MAIN, version, eventTypes: [] };
      await queue.send({ ...notice, correlationId: newId(), recordedAt: now });
      ordered.set(source, version);
    }
  };
  return {
    wanted: wanted ?? { stream: mainStream(tenant, 'journal'), version: 0 },
    settle: async (what) => {
      if (wanted && settle && !(await settle(what))) return false;
      await order();
      return true;
    },
  };
}
