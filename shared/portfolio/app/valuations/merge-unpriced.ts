import { daysAfter } from '../../../market-data/contract/days.ts';
import type { SnapshotDays } from '../../calc/valuations/snapshot-days.ts';
import type { SnapshotState } from '../../read/valuations/snapshot-state.ts';

type Unpriced = SnapshotState['unpriced'];

/** What lacks a price in all, when the days from one on were made again: the first and the last day of each asset. */
export function mergeUnpriced(before: Unpriced = {}, made: SnapshotDays['unpriced'], from: string): Unpriced {
  const earlier = Object.entries(before).filter(([, [first]]) => first < from);
  const merged: Record<string, [string, string]> = {};
  for (const [asset, [first, last]] of earlier) merged[asset] = [first, last < from ? last : daysAfter(from, -1)];
  for (const [asset, [first, last]] of Object.entries(made)) merged[asset] = [merged[asset]?.[0] ?? first, last];
  return merged;
}
