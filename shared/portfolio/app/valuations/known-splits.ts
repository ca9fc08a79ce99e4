/** Which splits snapshots were taken by: one that is declared later changes what past prices mean. */
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import type { SnapshotState } from '../../read/valuations/snapshot-state.ts';

type Splits = SnapshotState['splits'];

/** Of each asset, those that are declared now. */
export async function splitsOf({ open }: MarketSources, codes: readonly string[]): Promise<Splits> {
  if (codes.length === 0) return {};
  const { assets } = await open(codes);
  return Object.fromEntries(codes.map((code) => [code, JSON.stringify(assets.get(code)?.splits ?? [])]));
}

/** Whether what is declared of any of the assets is no longer what it was. */
export async function areSplitsNew(sources: MarketSources, before: Splits): Promise<boolean> {
  const now = await splitsOf(sources, Object.keys(before));
  return Object.entries(before).some(([code, splits]) => now[code] !== splits);
}
