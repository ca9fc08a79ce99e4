/** How suspense items are shown. */
import type * as z from 'zod/mini';
import type { TenantId } from '../../../kernel/streams.ts';
import type { suspenseItemSummary, suspenseItemView } from '../../contract/suspense-items.ts';
import type { SuspenseItem } from '../../domain/reconciliation/item.ts';
import type { Match } from '../../domain/reconciliation/match.ts';
import type { PaymentState } from './places.ts';

export type ItemSummary = z.output<typeof suspenseItemSummary>;
type ItemView = z.output<typeof suspenseItemView>;

const DAY_MILLISECONDS = 86_400_000;

export function itemSummaryOf(item: SuspenseItem, now: string): ItemSummary {
  const { itemId, provider, status, owner, openedAt, updatedAt, resolvedAt, differences, suspense, history } = item;
  const days = (Date.parse(resolvedAt ?? now) - Date.parse(openedAt)) / DAY_MILLISECONDS;
  const view = {
    ...{ itemId, provider, status, openedAt, updatedAt, differences, suspense },
    ...(owner !== undefined && { owner }),
    ...(resolvedAt !== undefined && { resolvedAt }),
    ageDays: Math.max(0, Math.floor(days)),
    reason: history.at(-1)?.reason ?? '',
  };
  return view as unknown as ItemSummary;
}

interface Shown {
  readonly match: Match;
  readonly tenant: TenantId | undefined;
  readonly state: PaymentState;
}

/** With both sides as they are now; undefined where there was never a difference. */
export function itemViewOf({ match, tenant, state: { item } }: Shown, now: string): ItemView | undefined {
  if (!item) return undefined;
  const { transferId } = match;
  const view = {
    ...itemSummaryOf(item, now),
    ...(transferId !== undefined && { transferId }),
    ...(tenant !== undefined && { tenant }),
    ours: match.ours.map(({ direction: _, ...posting }) => posting),
    theirs: match.theirs.map(({ provider: _, ...settlement }) => settlement),
    history: item.history,
  };
  return view as unknown as ItemView;
}
