/**
 * Takes again what a user's tax book has announced since the last time, whatever came of the notices: an announcement that
 * no queue ever delivered is late by a day, and not lost. What was taken before lacks nothing any more.
 */
import { mainStream } from '../../../kernel/projection/types.ts';
import type { RecordKey } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { PRICE_ADOPTION } from '../../read/adoption/want-records.ts';
import type { Search } from '../tracking/find-moved.ts';
import { writeRecords } from '../write-records.ts';
import { noteMissed } from './take-missed.ts';

/** What a work order of `price-adoption` names for this. */
export const REPAIR = 'repair';

/** Books that moved, once a day. */
export const FOR_REPAIR: Search = {
  ...{ kind: PRICE_ADOPTION, begins: 'now', everySeconds: 24 * 3_600 },
  sources: new Set(['tax-book']),
};

export interface RepairMissed {
  readonly store: Store;
  readonly tenant: TenantId;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly hasTime: () => boolean;
}

const keyOf = (tenant: TenantId): RecordKey => ({
  place: { tenant, projection: PRICE_ADOPTION, partition: REPAIR },
  sort: 'tax-book',
});

/** Of two at the same book both take it, and one says how far. */
export async function repairMissed({
  store,
  tenant,
  now,
  hasTime,
}: RepairMissed): Promise<{ readonly assets: number; readonly isDone: boolean }> {
  const stream = mainStream(tenant, 'tax-book');
  const key = keyOf(tenant);
  const [record] = await store.readRecords([key]);
  const before = (record?.value as { readonly version: number } | undefined)?.version ?? 0;
  let version = before;
  let assets = 0;
  let isDone = false;
  while (!isDone && hasTime()) {
    const commits = await store.readCommits(stream, version);
    isDone = commits.length === 0;
    assets += await noteMissed(store, stream, commits, now);
    version = commits.at(-1)?.version ?? version;
  }
  const expect = record ? { revision: record.revision } : ('absent' as const);
  if (version > before) await writeRecords(store, [{ ...key, expect, value: { version } }], now);
  return { assets, isDone };
}
