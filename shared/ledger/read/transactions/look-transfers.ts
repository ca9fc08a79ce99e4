import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type Seen, seenTransfer, type Viewer } from '../../calc/transactions/seen.ts';
import { transfersPlace } from '../places.ts';
import { seenIn } from '../transfer-records.ts';
import { idsIn, isIn, type Looked, reachedBy, type Window } from './window.ts';

const AT_ONCE = 500;

/** Transfers between accounts here, sent and received. */
export async function lookAtTransfers(store: Store, tenant: TenantId, window: Window, viewer: Viewer): Promise<Looked> {
  const items: Seen[] = [];
  const { from, before } = idsIn(window);
  for (let until = before; ; ) {
    const range = { from, before: until, limit: AT_ONCE, reverse: true };
    const records = await store.queryRecords(transfersPlace(tenant), range);
    items.push(...records.map((record) => seenTransfer(seenIn(record), viewer)).filter((seen) => isIn(window, seen)));
    const last = records.at(-1)?.sort;
    if (last === undefined || records.length < AT_ONCE) return { items, reached: '' };
    // Very many of one minute are looked at in one go.
    if (reachedBy(last) < window.before) return { items, reached: reachedBy(last) };
    until = last;
  }
}
