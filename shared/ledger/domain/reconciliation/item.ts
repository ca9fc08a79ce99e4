/** A difference that somebody has to look at: opened when it doesn't go away, closed by who looked, or when it does. */
import type { ITEM_STATUSES } from '../../contract/suspense-items.ts';
import { type Difference, differencesOf, digestOf, excessOf, type Match, patienceEnds } from './match.ts';

type ItemStatus = (typeof ITEM_STATUSES)[number];

interface ItemChange {
  readonly at: string;
  readonly status: ItemStatus;
  /** The operator, or `system`. */
  readonly by: string;
  readonly reason: string;
  readonly owner?: string | undefined;
}

export interface SuspenseItem {
  readonly itemId: string;
  readonly provider: string;
  readonly status: ItemStatus;
  /** The operator who looks after it. */
  readonly owner?: string | undefined;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly resolvedAt?: string | undefined;
  readonly differences: readonly Difference[];
  /** What of it stands in the suspense account, by asset. */
  readonly suspense: Readonly<Record<string, string>>;
  /** The two sides that an operator has decided on. */
  readonly decidedOn?: string | undefined;
  readonly history: readonly ItemChange[];
}

/** Changes kept of one item, the newest ones. */
const HISTORY_MAX = 40;
const SYSTEM = 'system';

type StandingItem = SuspenseItem & { readonly status: 'open' | 'assigned' };
export const isStanding = (item: SuspenseItem | undefined): item is StandingItem =>
  item !== undefined && item.status !== 'resolved';

function changed(item: SuspenseItem, change: ItemChange, more: Partial<SuspenseItem> = {}): SuspenseItem {
  const { at: updatedAt, status } = change;
  return { ...item, ...more, status, updatedAt, history: [...item.history, change].slice(-HISTORY_MAX) };
}

export interface Judging {
  readonly itemId: string;
  readonly provider: string;
  readonly match: Match;
  readonly item: SuspenseItem | undefined;
  /** Somebody was told of it so late that it may still be booked. */
  readonly waitsUntil?: string | undefined;
  readonly now: string;
}

export interface Judgement {
  readonly item: SuspenseItem | undefined;
  /** When to look again, if nothing comes before. */
  readonly lookAgainAt: string | undefined;
}

const latest = (...times: readonly (string | undefined)[]): string =>
  times
    .flatMap((time) => time ?? [])
    .sort()
    .at(-1) ?? '';

function opened({ itemId, provider, item, now }: Judging, differences: readonly Difference[]): SuspenseItem {
  const suspense = excessOf(differences);
  if (!item) {
    const reason = 'The two sides differ.';
    const history = [{ at: now, status: 'open', by: SYSTEM, reason }] as const;
    return { itemId, provider, status: 'open', openedAt: now, updatedAt: now, differences, suspense, history };
  }
  const { owner: _, resolvedAt: __, decidedOn: ___, ...rest } = item;
  const reason = 'The two sides differ again.';
  return changed(rest, { at: now, status: 'open', by: SYSTEM, reason }, { openedAt: now, differences, suspense });
}

/** What is to be made of the two sides now. The same sides at the same time come to the same, however they came about. */
export function judge(judging: Judging): Judgement {
  const { match, item, waitsUntil, now } = judging;
  const differences = differencesOf(match);
  if (differences.length === 0) {
    if (!isStanding(item)) return { item, lookAgainAt: undefined };
    const change = { at: now, status: 'resolved', by: SYSTEM, reason: 'The two sides agree now.' } as const;
    return { item: changed(item, change, { resolvedAt: now, suspense: {}, differences }), lookAgainAt: undefined };
  }
  if (isStanding(item)) {
    const isSame = JSON.stringify(item.differences) === JSON.stringify(differences);
    const refreshed = { ...item, differences, suspense: excessOf(differences), updatedAt: now };
    return { item: isSame ? item : refreshed, lookAgainAt: undefined };
  }
  if (item?.decidedOn === digestOf(match)) return { item, lookAgainAt: undefined };
  const until = latest(patienceEnds(match), waitsUntil);
  if (until > now) return { item, lookAgainAt: until };
  return { item: opened(judging, differences), lookAgainAt: undefined };
}

export interface Act {
  /** The operator. */
  readonly by: string;
  readonly reason: string;
  readonly now: string;
}

export const assigned = (item: SuspenseItem, owner: string, { by, reason, now: at }: Act): SuspenseItem =>
  changed(item, { at, status: 'assigned', by, reason, owner }, { owner });

/** It stands as it is: what was in suspense goes back to where it came from, and these two sides open it no more. */
export const resolved = (item: SuspenseItem, match: Match, { by, reason, now: at }: Act): SuspenseItem =>
  changed(item, { at, status: 'resolved', by, reason }, { resolvedAt: at, suspense: {}, decidedOn: digestOf(match) });
