/**
 * Who has moved since the last look, by the index of heads: so a user costs something when they do something, and nothing
 * for each commit of theirs.
 */
import * as z from 'zod/mini';
import type { Json } from '../../../kernel/pages/types.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import { walkAll, walkFrom, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
import type { StreamType, TenantId } from '../../../kernel/streams.ts';

const NAME = 'moved';
/** The index is eventually consistent, and clocks differ: what is as young as this is looked at again. */
const OVERLAP_MILLISECONDS = 60_000;
const FOUND_AT_ONCE = 25;
/** A search for who has moved. */
export interface Search {
  /** Of the records that say how far it has come. */
  readonly kind: string;
  readonly sources: ReadonlySet<StreamType>;
  /** Whether it begins with all there are, or with those that move from now on. */
  readonly begins: 'with-all' | 'now';
  /** It rests for so long after each walk. */
  readonly everySeconds: number;
}

/** What users hold or watch, and what those assets are: their own ones, and the platform's for all. */
export const FOR_TRACKING: Search = {
  ...{ kind: 'asset-tracking', begins: 'with-all', everySeconds: 0 },
  sources: new Set(['position', 'watchlist', 'asset']),
};

/** Where the walk is; the first goes over all there are. */
const walkState = z.object({
  position: walkPosition,
  /** Streams without a commit since then have been seen to. */
  since: z.optional(z.string()),
  /** When the walk began that was not done in one run. */
  began: z.optional(z.string()),
});

type WalkState = z.infer<typeof walkState>;

const firstState = ({ begins }: Search, now: string): WalkState =>
  begins === 'with-all' ? { position: walkAll(now) } : { position: walkFrom(hourOf(now)), since: now };

const rests = ({ everySeconds }: Search, { since, began }: WalkState, now: string): boolean =>
  began === undefined && since !== undefined && Date.parse(now) - Date.parse(since) < everySeconds * 1_000;

export interface FindMoved {
  readonly search: Search;
  readonly heads: HeadsIndex;
  readonly records: SystemRecords;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly hasTime: () => boolean;
  /** Told of each user at least once, of some at a time. What it throws ends the walk, which is begun again. */
  readonly onMoved: (tenants: readonly TenantId[]) => Promise<void>;
}

/** @returns how many users have moved. Of two runs at once both tell of them. */
export async function findMoved({ search, heads, records, now, hasTime, onMoved }: FindMoved): Promise<number> {
  const { kind, sources } = search;
  const stored = await records.read(kind, NAME);
  const write = (value: WalkState): Promise<boolean> =>
    records.write(kind, NAME, { expected: stored?.revision ?? 0, value: JSON.parse(JSON.stringify(value)) as Json });
  const state = walkState.safeParse(stored?.value).data ?? firstState(search, now);
  if (rests(search, state, now)) {
    if (!stored) await write(state);
    return 0;
  }
  const { position: from, since, began = now } = state;
  const told = new Set<TenantId>();
  let found: TenantId[] = [];
  const tell = async (): Promise<void> => {
    if (found.length > 0) await onMoved(found);
    found = [];
  };
  for await (const { head, next } of walkHeads(heads, { from, since, until: hourOf(now) })) {
    if (head && sources.has(head.stream.type) && !told.has(head.stream.tenant)) {
      told.add(head.stream.tenant);
      found.push(head.stream.tenant);
    }
    if (found.length === FOUND_AT_ONCE) await tell();
    if (hasTime()) continue;
    await tell();
    await write({ position: next, since, began });
    return told.size;
  }
  await tell();
  const seenTo = new Date(Date.parse(began) - OVERLAP_MILLISECONDS).toISOString();
  await write({ position: walkFrom(hourOf(seenTo)), since: seenTo });
  return told.size;
}
