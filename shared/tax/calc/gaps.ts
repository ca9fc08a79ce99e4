/** Which assets lack units or prices somewhere, so that every read can say whether it is complete. */
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { Gaps, Lot, Row } from './lot.ts';

const NONE: Gaps = { units: 0, prices: 0 };
const ASSETS_LISTED_MAX = 100;

export interface Incomplete {
  /** Assets of which more was disposed of or moved than was held, at most a hundred. */
  readonly missingLots: readonly string[];
  /** Assets with a lot or a disposal whose price is missing, at most a hundred. */
  readonly missingPrices: readonly string[];
}

/** What a row lacks; `lot` is the lot that it opened. */
function gapOf(row: Row, lot: Lot | undefined): { readonly asset: string; readonly gap: Gaps } | undefined {
  switch (row.kind) {
    case 'opened':
      return lot && { asset: lot.asset, gap: { units: lot.isMissing ? 1 : 0, prices: lot.needsPrice ? 1 : 0 } };
    case 'taken':
      return { asset: row.asset, gap: { units: 0, prices: row.needsPrice ? 1 : 0 } };
    case 'short':
      return { asset: row.asset, gap: { units: 1, prices: row.needsPrice ? 1 : 0 } };
    default:
      return undefined;
  }
}

/** Counts what a row lacks, or with `by` -1 takes that back. */
export async function countGaps(
  map: PagedMap<Gaps>,
  { row, lot, by }: { readonly row: Row; readonly lot: Lot | undefined; readonly by: 1 | -1 },
): Promise<void> {
  const found = gapOf(row, lot);
  if (found === undefined || (found.gap.units === 0 && found.gap.prices === 0)) return;
  const { units, prices } = (await map.get(found.asset)) ?? NONE;
  const after = { units: units + by * found.gap.units, prices: prices + by * found.gap.prices };
  if (after.units === 0 && after.prices === 0) await map.delete(found.asset);
  else await map.set(found.asset, after);
}

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
