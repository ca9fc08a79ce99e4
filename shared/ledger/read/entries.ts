/** The entries of an account, read from its commits: they are all there is to it. */
import type { Store } from '../../kernel/store/types.ts';
import { streamName } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type AccountId, SYSTEM_ACCOUNT_KINDS, type SystemAccountKind } from '../contract/account.ts';
import { type AccountEvent, accountEvents, type PostingData } from '../contract/account-events.ts';
import { accountStream } from './account-head.ts';

/** Commits that one request looks through at most. */
const SCANNED_MAX = 1_000;
const AT_ONCE = 100;

export interface EntryFilter {
  readonly asset?: string | undefined;
  readonly type?: 'credit' | 'debit' | undefined;
  readonly cause?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type Entry = Omit<PostingData, 'accountId' | 'countedOn' | 'counterparty'> & {
  readonly type: 'credit' | 'debit';
  readonly counterparty: { readonly accountId?: string; readonly kind: PostingData['counterparty']['kind'] };
};

const isSystem = (kind: string): kind is SystemAccountKind => SYSTEM_ACCOUNT_KINDS.some((one) => one === kind);

/** A posting as its account's owner sees it; undefined for any other event. */
export function entryOf(event: AccountEvent): Entry | undefined {
  const isCredit = event.type === 'MoneyAdded' || event.type === 'AssetBalanceAdded';
  if (!isCredit && event.type !== 'MoneySubtracted' && event.type !== 'AssetBalanceSubtracted') return undefined;
  const { accountId: _, countedOn: __, counterparty, ...data } = event.data;
  // Which shard of a system's account it was says nothing to anybody.
  const other = isSystem(counterparty.kind) ? { kind: counterparty.kind } : counterparty;
  return { ...data, type: isCredit ? 'credit' : 'debit', counterparty: other };
}

const fits = (entry: Entry, { asset, type, cause, from, to }: EntryFilter): boolean =>
  (asset === undefined || entry.asset === asset) &&
  (type === undefined || entry.type === type) &&
  (cause === undefined || entry.cause === cause) &&
  (from === undefined || entry.effectiveAt >= from) &&
  (to === undefined || entry.effectiveAt < to);

export interface EntriesAsked {
  readonly tenant: TenantId;
  readonly accountId: AccountId;
  readonly filter: EntryFilter;
  /** The version before which the page begins; undefined: at the end. */
  readonly before: number | undefined;
  readonly limit: number;
}

/**
 * The latest first. A page ends with a commit, so that it may have a few entries more than its limit; `next` is the
 * version before which the following one begins.
 *
 * @returns undefined where there is no such account.
 */
export async function listEntries(
  store: Store,
  { tenant, accountId, filter, before, limit }: EntriesAsked,
): Promise<{ readonly items: readonly Entry[]; readonly next: number | undefined } | undefined> {
  const stream = accountStream(tenant, accountId);
  const version = (await store.readHeads([stream])).get(streamName(stream))?.version;
  if (version === undefined) return undefined;
  const items: Entry[] = [];
  let end = Math.min(before ?? version + 1, version + 1);
  for (let scanned = 0; end > 1 && scanned < SCANNED_MAX; ) {
    const after = Math.max(0, end - 1 - AT_ONCE);
    const commits = await store.readCommits(stream, after, { commitsMax: end - 1 - after });
    for (const commit of commits.toReversed()) {
      const entries = commit.events.map((event) => entryOf(accountEvents.decode(event))).toReversed();
      items.push(...entries.flatMap((entry) => (entry && fits(entry, filter) ? [entry] : [])));
      end = commit.version;
      if (items.length >= limit) return { items, next: end > 1 ? end : undefined };
    }
    scanned += commits.length;
  }
  return { items, next: end > 1 ? end : undefined };
}
