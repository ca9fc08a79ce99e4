/**
 * Pages that a writer put ahead of a transaction and never took back, because it died. One that no head reaches is noted
 * first, and deleted when it is still not reached a day later: by then no writer that could have meant it is alive.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Json } from '../../../kernel/pages/types.ts';
import type { PageInspection } from '../../../kernel/store/page-inspection.ts';
import type { SystemRecord, SystemRecords } from '../../../kernel/store/system-records.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import { STREAM_TYPES, type TenantId } from '../../../kernel/streams.ts';
import { findPageOrphans, type PageOwner } from './page-orphans.ts';

/** Much longer than any function runs. */
export const GRACE_MILLISECONDS = 24 * 3_600_000;
const KIND = 'orphan-pages';
/** Pages noted of one owner at a time; a record must stay small. */
const NOTED_MAX = 5_000;

export interface PageSweep {
  readonly store: Store;
  readonly pages: PageInspection;
  readonly records: SystemRecords;
  /** Epoch milliseconds. */
  readonly nowMilliseconds: number;
}

export interface PagesSwept {
  /** Noted as not reached, or noted before and not due yet. */
  readonly noted: number;
  readonly deleted: number;
}

const tenant = z.string() as unknown as z.ZodMiniType<TenantId, string>;
const note = z.object({
  owner: z.union([
    z.object({ stream: z.object({ tenant, type: z.enum(STREAM_TYPES), id: z.string() }) }),
    z.object({ projection: z.object({ tenant, projection: z.string() }) }),
  ]),
  /** Epoch milliseconds. */
  since: z.number(),
  refs: z.array(z.string()),
});

const nameOf = (owner: PageOwner): string => {
  const text =
    'stream' in owner ? `S ${streamName(owner.stream)}` : `P ${owner.projection.tenant} ${owner.projection.projection}`;
  return createHash('sha256').update(text).digest('base64url');
};

/** Looks at one owner's pages. */
export async function sweepPages(sweep: PageSweep, owner: PageOwner): Promise<PagesSwept> {
  return look(sweep, owner, await sweep.records.read(KIND, nameOf(owner)));
}

/** Looks again at the owners of which something was noted long enough ago. */
export async function sweepNoted(
  sweep: PageSweep,
  { tenant: only, hasTime }: { readonly tenant?: TenantId | undefined; readonly hasTime: () => boolean },
): Promise<PagesSwept> {
  const total = { noted: 0, deleted: 0 };
  for (const record of await sweep.records.list(KIND)) {
    const known = note.safeParse(record.value).data;
    if (!known || sweep.nowMilliseconds - known.since < GRACE_MILLISECONDS) continue;
    const { owner } = known;
    if (only !== undefined && ('stream' in owner ? owner.stream : owner.projection).tenant !== only) continue;
    if (!hasTime()) break;
    const { noted, deleted } = await look(sweep, owner, record);
    total.noted += noted;
    total.deleted += deleted;
  }
  return total;
}

async function look(sweep: PageSweep, owner: PageOwner, record: SystemRecord | undefined): Promise<PagesSwept> {
  const { pages, records, nowMilliseconds } = sweep;
  const found = await findPageOrphans(sweep, owner);
  const before = note.safeParse(record?.value).data;
  if (found.kind === 'unknown' && found.why !== 'none') return { noted: before?.refs.length ?? 0, deleted: 0 };
  const orphans = found.kind === 'known' ? found.orphans : [];
  const isDue = before !== undefined && nowMilliseconds - before.since >= GRACE_MILLISECONDS;
  if (before && !isDue) return { noted: before.refs.length, deleted: 0 };
  const noted = new Set(before?.refs);
  const dead = orphans.filter((ref) => noted.has(ref));
  const fresh = orphans.filter((ref) => !noted.has(ref)).slice(0, NOTED_MAX);
  if (found.kind === 'known') await pages.remove(found.place, dead);
  const name = nameOf(owner);
  if (fresh.length > 0) {
    const value = { owner, since: nowMilliseconds, refs: fresh } as unknown as Json;
    await records.write(KIND, name, { expected: record?.revision ?? 0, value });
  } else if (record) await records.remove(KIND, name, record.revision);
  return { noted: fresh.length, deleted: dead.length };
}
