import { daysAfter } from '../../../market-data/contract/days.ts';
import { earliest } from '../../calc/valuations/days.ts';
import type { SnapshotDays } from '../../calc/valuations/snapshot-days.ts';
import type { SnapshotState } from '../../read/valuations/snapshot-state.ts';

type Unpriced = SnapshotState['unpriced'];

/**
 * What lacks a price in all, when the days from one on were made again: the first and the last day of each asset.
 * @param from a UTC day; empty where nothing was ever held.
 */
export function mergeUnpriced(before: Unpriced = {}, made: SnapshotDays['unpriced'], from: string): Unpriced {
  const earlier = Object.entries(before).filter(([, [first]]) => first < from);
  const evening = from === '' ? '' : daysAfter(from, -1);
  const merged: Record<string, SnapshotDays['unpriced'][string]> = {};
  for (const [asset, [first, last, gapEnd = last]] of earlier) {
    merged[asset] = [first, earliest(last, evening), earliest(gapEnd, evening)];
  }
  for (const [asset, [first, last, gapEnd]] of Object.entries(made)) {
    const known = merged[asset];
    const isOneGap = known?.[2] === evening && first === from;
    merged[asset] = known ? [known[0], last, isOneGap ? gapEnd : known[2]] : [first, last, gapEnd];
  }
  return merged;
}
