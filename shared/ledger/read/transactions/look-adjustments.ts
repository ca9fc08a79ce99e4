import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type Seen, seenAdjustment, type Viewer } from '../../calc/transactions/seen.ts';
import type { AccountId } from '../../contract/account.ts';
import { accountEvents } from '../../contract/account-events.ts';
import { accountStream } from '../account-head.ts';
import { lastCheckpoint } from '../balance-history.ts';
import { accountPlace, checkpointsBy } from '../places.ts';
import { movementOf } from '../statements/movements.ts';
import { isIn, type Looked, timeOfKey, type Window } from './window.ts';

const AT_ONCE = 200;
/** Between two checkpoints, and the commit that the later one was kept with. */
const CHECKPOINT_COMMITS = 101;
/** After every id of the same time. */
const LAST = '#~';

/** An account, and how far its stream goes. */
export interface AccountReach {
  readonly accountId: AccountId;
  readonly version: number;
  readonly recordedAt: string;
}

/** A version after which nothing was recorded inside the window, found by a checkpoint. */
async function endOf(store: Store, tenant: TenantId, account: AccountReach, { before }: Window): Promise<number> {
  const time = timeOfKey(before);
  if (account.recordedAt <= time) return account.version;
  const kept = await lastCheckpoint(store, accountPlace(tenant, account.accountId), checkpointsBy(time));
  return Math.min(account.version, (kept?.version ?? 0) + CHECKPOINT_COMMITS);
}

/** What operators booked on an account. */
export async function lookAtAdjustments(
  store: Store,
  tenant: TenantId,
  account: AccountReach,
  { window, viewer }: { readonly window: Window; readonly viewer: Viewer },
): Promise<Looked> {
  const items: Seen[] = [];
  if (window.from !== undefined && account.recordedAt < window.from) return { items, reached: '' };
  const stream = accountStream(tenant, account.accountId);
  for (let end = await endOf(store, tenant, account, window); ; ) {
    const after = Math.max(0, end - AT_ONCE);
    const commits = await store.readCommits(stream, after, { commitsMax: end - after });
    const seen = commits
      .flatMap(({ events }) => events.map((event) => movementOf(accountEvents.decode(event))))
      .flatMap((movement) => (movement && seenAdjustment(movement, account.accountId, viewer)) ?? []);
    items.push(...seen.filter((one) => isIn(window, one)));
    const first = commits[0]?.recordedAt ?? '';
    if (after === 0 || first < (window.from ?? '')) return { items, reached: '' };
    if (`${first}${LAST}` < window.before) return { items, reached: `${first}${LAST}` };
    end = after;
  }
}
