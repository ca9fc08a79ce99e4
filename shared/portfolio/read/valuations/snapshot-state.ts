/** What the stored snapshots of a portfolio were made of, so that it can be told what has changed since. */
import * as z from 'zod/mini';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { RecordPlace, StoredRecord } from '../../../kernel/store/records.ts';
import { type Head, type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../kernel/streams.ts';

export const STATE = 'STATE';

/** The streams that values follow from, besides the portfolio's own. */
const SOURCES = ['journal', 'settings', 'user-prices'] as const satisfies readonly StreamType[];
type SourceName = (typeof SOURCES)[number];
export type SourceVersions = Readonly<Record<SourceName, number>>;

const version = z.int();
const snapshotState = z.object({
  /** JSON of currency and members. */
  definition: z.string(),
  versions: z.object({ journal: version, settings: version, 'user-prices': version }),
  /** The first and the last UTC day that is stored; `first` is empty where nothing was ever held. */
  first: z.string(),
  through: z.string(),
  /**
   * Assets that had no price, with the first and the last day on which one was missing, and the last day of the first gap,
   * which older ones don't say.
   */
  unpriced: z.record(z.string(), z.tuple([z.string(), z.string()], z.string())),
  /** JSON of the splits that were declared of each asset: past prices are told in the units of their days by them. */
  splits: z._default(z.record(z.string(), z.string()), {}),
});
export type SnapshotState = z.output<typeof snapshotState>;

export interface StoredState {
  readonly state: SnapshotState;
  readonly revision: string;
}

const stateOfRecord = ({ value, revision }: StoredRecord): StoredState => ({
  state: z.parse(snapshotState, value),
  revision,
});

/** Undefined before the first snapshot. */
export async function readSnapshotState(store: Store, place: RecordPlace): Promise<StoredState | undefined> {
  const [record] = await store.readRecords([{ place, sort: STATE }]);
  return record && stateOfRecord(record);
}

export const sourceStreams = (tenant: TenantId) => SOURCES.map((source) => mainStream(tenant, source));

export function versionsOf(heads: ReadonlyMap<string, Head>, tenant: TenantId): SourceVersions {
  const at = (source: SourceName): number => heads.get(streamName(mainStream(tenant, source)))?.version ?? 0;
  return { journal: at('journal'), settings: at('settings'), 'user-prices': at('user-prices') };
}
