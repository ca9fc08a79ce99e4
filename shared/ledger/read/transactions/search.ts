/**
 * Searches transactions: each source looks a stretch back from where the page begins, and what lies above the point that
 * all of them have reached is merged. So a page costs the same however long the history is.
 */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import { fits, type TransactionFilter } from '../../calc/transactions/filter.ts';
import { keyOf, type Seen, type Viewer } from '../../calc/transactions/seen.ts';
import type { AccountId, AccountKind } from '../../contract/account.ts';
import type { TransactionView } from '../../contract/transactions-http.ts';
import { accountIn, accountStream } from '../account-head.ts';
import { END, listPlace } from '../places.ts';
import { type AccountReach, lookAtAdjustments } from './look-adjustments.ts';
import { lookAtExternal } from './look-external.ts';
import { lookAtTransfers } from './look-transfers.ts';
import { isIn, type Looked, leastOf, type Window } from './window.ts';

const ACCOUNTS_MAX = 100;
/** Stretches that one request looks at. */
const ROUNDS_MAX = 5;
/** A clock of another process may be ahead. */
const AHEAD_MILLISECONDS = 60_000;

export interface SearchAsked {
  readonly tenant: TenantId;
  readonly filter: TransactionFilter;
  readonly from: string | undefined;
  /** Not included. */
  readonly to: string | undefined;
  /** Where the page before ended. */
  readonly before: string | undefined;
  readonly limit: number;
  readonly now: string;
}

interface Known {
  readonly accounts: readonly AccountReach[];
  readonly viewer: Viewer;
}

/** The accounts that are looked at: the one asked about, or all. */
async function knownAccounts(
  store: Store,
  { tenant, filter }: Pick<SearchAsked, 'tenant' | 'filter'>,
): Promise<Known | Refusal<'ValidationFailed' | 'NotFound'>> {
  const range = { from: '', before: END, limit: ACCOUNTS_MAX + 1 };
  const ids = filter.accountId
    ? [filter.accountId as string as AccountId]
    : (await store.queryRecords(listPlace(tenant), range)).map(({ sort }) => sort as AccountId);
  if (ids.length > ACCOUNTS_MAX) {
    return refuseInput([{ path: 'accountId', message: `must be given: there are more than ${ACCOUNTS_MAX} accounts` }]);
  }
  const kinds = new Map<string, AccountKind>();
  const streams = ids.map((id) => accountStream(tenant, id));
  const accounts = await readStates(store, streams, (heads) =>
    streams.flatMap((stream) => {
      const [account, head] = [accountIn(heads, stream), heads.get(streamName(stream))];
      if (!account || !head) return [];
      kinds.set(account.accountId, account.kind);
      return [{ accountId: account.accountId, version: head.version, recordedAt: head.recordedAt }];
    }),
  );
  if (filter.accountId && accounts.length === 0) return refuse('NotFound', 'There is no such account.');
  return { accounts, viewer: { kindOf: (id) => kinds.get(id), accountId: filter.accountId } };
}

/** A stretch of every source that can have what is asked for. */
async function lookAt(store: Store, asked: SearchAsked, known: Known, window: Window): Promise<readonly Looked[]> {
  const { tenant, filter } = asked;
  const has = (source: TransactionView['source']) => filter.source === undefined || filter.source === source;
  const looked = await Promise.all([
    has('transfer') ? lookAtTransfers(store, tenant, window, known.viewer) : [],
    has('external-transfer') ? lookAtExternal(store, tenant, window, filter.status) : [],
    ...(has('adjustment') ? known.accounts : []).map((account) =>
      lookAtAdjustments(store, tenant, account, { window, viewer: known.viewer }),
    ),
  ]);
  return looked.flat();
}

const newestFirst = (a: Seen, b: Seen): number => (keyOf(a) < keyOf(b) ? 1 : -1);

/** The newest first; `next` is where the following page begins. */
export async function searchTransactions(
  store: Store,
  asked: SearchAsked,
): Promise<
  | { readonly items: readonly TransactionView[]; readonly next: string | undefined }
  | Refusal<'ValidationFailed' | 'NotFound'>
> {
  const { filter, from, to, limit, now } = asked;
  const known = await knownAccounts(store, asked);
  if (isRefused(known)) return known;
  const end = to ?? fromEpochMs(Date.parse(now) + AHEAD_MILLISECONDS);
  let before = [asked.before ?? end, end].toSorted()[0] ?? end;
  const found: Seen[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const window = { from, before };
    const looked = await lookAt(store, asked, known, window);
    const least = leastOf(looked);
    const above = looked.flatMap(({ items }) => items).filter((seen) => keyOf(seen) > least && isIn(window, seen));
    found.push(...above.filter((seen) => fits(seen, filter)).toSorted(newestFirst));
    if (found.length > limit) break;
    if (least === '') return { items: found.map(({ view }) => view), next: undefined };
    before = least;
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = found.length > limit && last ? keyOf(last) : before;
  return { items: items.map(({ view }) => view), next };
}
