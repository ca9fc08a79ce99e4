/** Which assets lack units or prices somewhere, so that every read can say whether it is complete. */
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { Gaps } from './lot.ts';
import type { Logged } from './row-log.ts';

const NONE: Gaps = { units: 0, prices: 0 };
const ASSETS_LISTED_MAX = 100;

export interface Incomplete {
  /** Assets of which more was disposed of or moved than was held, at most a hundred. */
  readonly missingLots: readonly string[];
  /** Assets with a lot or a disposal whose price is missing, at most a hundred. */
  readonly missingPrices: readonly string[];
}

/** What a row lacks; undefined when it lacks nothing. */
function gapOf({
  row,
  lot,
}: Logged): { readonly asset: string; readonly units: number; readonly prices: number } | undefined {
  switch (row.kind) {
    case 'opened':
      return lot && (lot.isMissing || lot.needsPrice)
        ? { asset: lot.asset, units: Number(lot.isMissing), prices: Number(lot.needsPrice) }
        : undefined;
    case 'taken':
      return row.needsPrice ? { asset: row.asset, units: 0, prices: 1 } : undefined;
    case 'short':
      return { asset: row.asset, units: 1, prices: Number(row.needsPrice) };
    default:
      return undefined;
  }
}

/** Counts what a row lacks, or with `by` -1 takes that back. */
export async function countGaps(map: PagedMap<Gaps>, logged: Logged, by: 1 | -1): Promise<void> {
  const gap = gapOf(logged);
  if (gap === undefined) return;
  const before = (await map.get(gap.asset)) ?? NONE;
  const after = { units: before.units + by * gap.units, prices: before.prices + by * gap.prices };
  if (after.units === 0 && after.prices === 0) await map.delete(gap.asset);
  else await map.set(gap.asset, after);
}

/** Whether a row lacks units or prices. */
export const hasGap = (logged: Logged): boolean => gapOf(logged) !== undefined;

/** Undefined when nothing is missing. */
export async function incompleteness(map: PagedMap<Gaps>): Promise<Incomplete | undefined> {
  if (map.size === 0) return undefined;
  const missingLots: string[] = [];
  const missingPrices: string[] = [];
  for await (const [asset, { units, prices }] of map.entries()) {
    if (units > 0 && missingLots.length < ASSETS_LISTED_MAX) missingLots.push(asset);
    if (prices > 0 && missingPrices.length < ASSETS_LISTED_MAX) missingPrices.push(asset);
    if (missingLots.length === ASSETS_LISTED_MAX && missingPrices.length === ASSETS_LISTED_MAX) break;
  }
  return { missingLots, missingPrices };
}
