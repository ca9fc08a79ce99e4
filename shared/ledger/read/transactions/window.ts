/** What each source of transactions is asked, and how far it has looked. */
import { newIdsFrom, timeOf } from '../../../kernel/ids.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import { keyOf, type Seen, SLACK_MILLISECONDS } from '../../calc/transactions/seen.ts';

export interface Window {
  /** From this time on; undefined: from the beginning. */
  readonly from: string | undefined;
  /** Below this key. */
  readonly before: string;
}

export interface Looked {
  readonly items: readonly Seen[];
  /** All that the source has above this key and inside the window is there; empty: all it has. */
  readonly reached: string;
}

/** The time of a key. */
export const timeOfKey = (key: string): string => key.split('#')[0] ?? '';

/** The range of ids in which those of a window are. */
export const idsIn = ({ from, before }: Window): { readonly from: string; readonly before: string } => ({
  from: from === undefined ? '0' : newIdsFrom(Date.parse(from) - SLACK_MILLISECONDS),
  before: newIdsFrom(Date.parse(timeOfKey(before)) + SLACK_MILLISECONDS),
});

/** How far whoever has looked at ids down to one has come. */
export const reachedBy = (id: string): string => fromEpochMs(timeOf(id) + SLACK_MILLISECONDS);

export const isIn = ({ from, before }: Window, seen: Seen): boolean =>
  keyOf(seen) < before && (from === undefined || seen.view.at >= from);

/** The least that all sources have reached. */
export const leastOf = (all: readonly Looked[]): string =>
  all
    .map(({ reached }) => reached)
    .toSorted()
    .at(-1) ?? '';
