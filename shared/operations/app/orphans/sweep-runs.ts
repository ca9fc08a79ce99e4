/**
 * Sorted runs of imports that are over: their worker clears them away in the end, unless it died just then. Uploads are
 * left to the bucket's own rule, which deletes them after 30 days: until then, they may be imported at any time.
 */
import type { ObjectListing } from '../../../kernel/object-listing.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { BodyRange, ObjectsSwept } from './sweep-bodies.ts';
import { GRACE_MILLISECONDS } from './sweep-pages.ts';

const OBJECTS_AT_ONCE = 1_000;
const RUN = /^runs\/([^/]+)\/([^/]+)\/[^/]+$/;
/** What an import that is over is never at work in again. */
const OVER: readonly (string | undefined)[] = ['completed', 'failed', undefined];

export interface RunSweep {
  readonly store: Store;
  readonly files: ObjectListing;
  readonly nowMilliseconds: number;
  readonly isDryRun: boolean;
}

export async function sweepRuns(
  { store, files, nowMilliseconds, isDryRun }: RunSweep,
  { prefix, after: first, hasTime }: Omit<BodyRange, 'sinceMilliseconds'>,
): Promise<ObjectsSwept> {
  const orphans: string[] = [];
  let objects = 0;
  let after = first;
  for (;;) {
    const listed = await files.list(`runs/${prefix}`, { after, limit: OBJECTS_AT_ONCE });
    objects += listed.length;
    const due = listed.filter(({ modifiedAt }) => nowMilliseconds - Date.parse(modifiedAt) >= GRACE_MILLISECONDS);
    for (const [importId, own] of Map.groupBy(due, ({ name }) => RUN.exec(name)?.slice(1, 3).join('/') ?? '')) {
      if (importId !== '' && (await isOver(store, importId))) orphans.push(...own.map(({ name }) => name));
    }
    after = listed.at(-1)?.name;
    const isEnd = listed.length < OBJECTS_AT_ONCE;
    if (isEnd || !hasTime()) {
      if (!isDryRun) for (const name of orphans) await files.delete(name);
      return { objects, orphans, next: isEnd ? undefined : after };
    }
  }
}

async function isOver(store: Store, place: string): Promise<boolean> {
  const [tenant = '', id = ''] = place.split('/');
  const stream: StreamId = { tenant: tenant as TenantId, type: 'import', id };
  try {
    return OVER.includes((await store.readHeads([stream])).get(streamName(stream))?.status);
  } catch {
    // An import that can't be read may be at work: the bucket's own rule deletes its runs in the end.
    return false;
  }
}
