/**
 * Bodies of appends that never happened: a body goes to the bucket before the transaction that names it, and every
 * attempt seals, so names, it anew. One that is a day old is named by a commit of about its time, or never will be.
 */

import type { ListedObject, ObjectListing } from '../../../kernel/object-listing.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { HeadsIndex } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import { streamsSince } from '../../../kernel/store/tenant-streams.ts';
import { streamName } from '../../../kernel/store/types.ts';
import { STREAM_TYPES, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import { versionBefore } from '../../read/feeds/version-at.ts';
import { GRACE_MILLISECONDS } from './sweep-pages.ts';

const OBJECTS_AT_ONCE = 1_000;
const COMMITS_AT_ONCE = 100;
/** A commit is recorded at most so long before or after its body was put: clocks differ, and functions run for minutes. */
const WINDOW_MILLISECONDS = 12 * 3_600_000;

export interface BodySweep {
  readonly heads: HeadsIndex;
  readonly inspection: Inspection;
  readonly bodies: ObjectListing;
  /** Epoch milliseconds. */
  readonly nowMilliseconds: number;
  readonly isDryRun: boolean;
}

export interface BodyRange {
  readonly prefix: string;
  /** The last object that was looked at. */
  readonly after: string | undefined;
  /** Objects that were put before this have been looked at in earlier passes (epoch milliseconds). */
  readonly sinceMilliseconds: number;
  readonly hasTime: () => boolean;
}

export interface ObjectsSwept {
  readonly objects: number;
  readonly orphans: readonly string[];
  /** Undefined at the end. */
  readonly next: string | undefined;
}

export async function sweepBodies(sweep: BodySweep, range: BodyRange): Promise<ObjectsSwept> {
  const { bodies, isDryRun, nowMilliseconds } = sweep;
  const orphans: string[] = [];
  let objects = 0;
  let { after } = range;
  for (;;) {
    const listed = await bodies.list(range.prefix, { after, limit: OBJECTS_AT_ONCE });
    objects += listed.length;
    const due = listed.filter(({ modifiedAt }) => {
      const at = Date.parse(modifiedAt);
      return at >= range.sinceMilliseconds && nowMilliseconds - at >= GRACE_MILLISECONDS;
    });
    for (const [tenant, own] of Map.groupBy(due, ({ name }) => name.split('/')[0] ?? '')) {
      const named = await namedBy(sweep, tenant as TenantId, own);
      orphans.push(...own.map(({ name }) => name).filter((name) => !named.has(name)));
    }
    after = listed.at(-1)?.name;
    const isEnd = listed.length < OBJECTS_AT_ONCE;
    if (isEnd || !range.hasTime()) {
      if (!isDryRun) for (const name of orphans) await bodies.delete(name);
      return { objects, orphans, next: isEnd ? undefined : after };
    }
  }
}

/** The bodies that a tenant's commits of about that time name. */
async function namedBy(
  { heads, inspection, nowMilliseconds }: BodySweep,
  tenant: TenantId,
  objects: readonly ListedObject[],
): Promise<ReadonlySet<string>> {
  const times = objects.map(({ modifiedAt }) => Date.parse(modifiedAt));
  const from = new Date(Math.min(...times) - WINDOW_MILLISECONDS).toISOString();
  const to = new Date(Math.max(...times) + WINDOW_MILLISECONDS).toISOString();
  const named = new Set<string>();
  for (const stream of await streamsOf(heads, tenant, from, nowMilliseconds)) {
    const head = await inspection.head(stream);
    let after = await versionBefore(inspection, stream, from, head?.version ?? 0);
    for (;;) {
      const commits = await inspection.commits(stream, { after, limit: COMMITS_AT_ONCE });
      for (const { bodyName } of commits) if (bodyName !== undefined) named.add(bodyName);
      const last = commits.at(-1);
      after = last?.version ?? after;
      if (commits.length < COMMITS_AT_ONCE || (last?.header?.recordedAt ?? '') >= to) break;
    }
  }
  return named;
}

/** Those that moved since, and those that every user has, which are known without the index. */
async function streamsOf(
  heads: HeadsIndex,
  tenant: TenantId,
  from: string,
  nowMilliseconds: number,
): Promise<Iterable<StreamId>> {
  const own = STREAM_TYPES.map((type) => mainStream(tenant, type));
  const streams = new Map(own.map((stream) => [streamName(stream), stream]));
  const now = new Date(nowMilliseconds).toISOString();
  for (const stream of await streamsSince(heads, tenant, { from, now })) streams.set(streamName(stream), stream);
  return streams.values();
}
