/**
 * From what became of assets in the catalogue to the users who have to do with them. References of assets name users by a
 * hash alone, so the index of heads is walked for those whose hash is among them: keys only, and only when something was
 * done to an asset.
 */
import * as z from 'zod/mini';
import { tenantTag } from '../../../kernel/observe/tenant-tag.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { walkAll, walkHeads, walkPosition } from '../../../kernel/store/walk-heads.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import { referencesOf, taggedIn } from '../../../market-data/contract/asset-references.ts';
import { noteActions } from './note-actions.ts';

const KIND = 'corporate-actions';
const NAME = 'catalogue';
const REFERENCES_AT_ONCE = 1_000;
const FOUND_AT_ONCE = 25;

const finderState = z.object({
  /** Of the catalogue's stream, up to which it has been looked at. */
  version: z.int(),
  /** Splits of days to come. */
  ahead: z.array(z.object({ code: z.string(), date: z.string() })),
  /** Whose holders are being looked for, and where the walk is. */
  walk: z.optional(z.object({ codes: z.array(z.string()), position: walkPosition })),
});
type FinderState = z.infer<typeof finderState>;

export interface FindHolders {
  readonly store: Store;
  readonly heads: HeadsIndex;
  readonly records: SystemRecords;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly hasTime: () => boolean;
  /** Told of each holder at least once, of some at a time. What it throws ends the walk, which is gone on with later. */
  readonly onFound: (tenants: readonly TenantId[]) => Promise<void>;
}

/**
 * One run does one thing: it walks, or it notes what is new, whose holders the next run looks for. By then whoever counts
 * references knows what is noted, so that nobody comes between.
 *
 * @returns how many users were found.
 */
export async function findHolders(work: FindHolders): Promise<number> {
  const { records } = work;
  const stored = await records.read(KIND, NAME);
  const state = finderState.safeParse(stored?.value).data ?? { version: 0, ahead: [] };
  const done = state.walk ? await walk(work, state, state.walk) : { found: 0, after: await takeNews(work, state) };
  if (JSON.stringify(done.after) === JSON.stringify(state)) return done.found;
  const value = JSON.parse(JSON.stringify(done.after)) as Json;
  await records.write(KIND, NAME, { expected: stored?.revision ?? 0, value });
  return done.found;
}

async function takeNews({ store, now, hasTime }: FindHolders, before: FinderState): Promise<FinderState> {
  const today = now.slice(0, 10);
  let { version } = before;
  let ahead = before.ahead.filter(({ date }) => date > today);
  const codes = new Set(before.ahead.filter(({ date }) => date <= today).map(({ code }) => code));
  for (;;) {
    const commits = await store.readCommits(mainStream(PLATFORM, 'asset'), version);
    const last = commits.at(-1);
    if (!last) break;
    const noted = await noteActions(store, commits, now);
    for (const code of noted.codes) codes.add(code);
    ahead = [...ahead, ...noted.ahead];
    version = last.version;
    if (!hasTime()) break;
  }
  const next = { version, ahead };
  return codes.size === 0 ? next : { ...next, walk: { codes: [...codes], position: walkAll(now) } };
}

async function walk(
  { store, heads, now, hasTime, onFound }: FindHolders,
  { version, ahead }: FinderState,
  { codes, position }: NonNullable<FinderState['walk']>,
): Promise<{ readonly found: number; readonly after: FinderState }> {
  const tags = await tagsOf(store, codes);
  const told = new Set<TenantId>();
  let found: TenantId[] = [];
  const tell = async (): Promise<void> => {
    if (found.length > 0) await onFound(found);
    found = [];
  };
  for await (const { head, next } of walkHeads(heads, { from: position, until: hourOf(now) })) {
    const { tenant, type } = head?.stream ?? {};
    if (tenant !== undefined && type === 'position' && !told.has(tenant) && tags.has(tenantTag(tenant))) {
      told.add(tenant);
      found.push(tenant);
    }
    if (found.length === FOUND_AT_ONCE) await tell();
    if (hasTime()) continue;
    await tell();
    return { found: told.size, after: { version, ahead, walk: { codes, position: next } } };
  }
  await tell();
  return { found: told.size, after: { version, ahead } };
}

/** Of all who have ever had to do with any of the assets. */
async function tagsOf(store: Store, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const tags = new Set<string>();
  for (const code of codes) {
    for (let from = ''; ; ) {
      const page = await store.queryRecords(referencesOf(code), { from, before: '~', limit: REFERENCES_AT_ONCE });
      for (const { sort } of page) tags.add(taggedIn(sort));
      const last = page.at(-1);
      if (!last || page.length < REFERENCES_AT_ONCE) break;
      from = `${last.sort} `;
    }
  }
  return tags;
}
