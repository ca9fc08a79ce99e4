import { isFiat } from '../../../kernel/money/currencies.ts';
import type { AssetClass } from '../../../market-data/contract/asset-classes.ts';
import { type AllocationLine, allocationOf } from '../../calc/rebalancing/allocation.ts';
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import type { PortfolioValue } from '../../calc/valuations/valuate.ts';
import type { Target } from '../../contract/portfolio.ts';

/** The class of what nobody registered. */
const classOfCode = (code: string): AssetClass => (isFiat(code) ? 'cash' : 'other');

/** What a portfolio consists of against its targets, by the classes that its assets are registered with. */
export async function readAllocation(
  value: PortfolioValue,
  targets: readonly Target[],
  { open }: MarketSources,
): Promise<readonly AllocationLine[]> {
  const { assets } = await open(value.positions.map(({ asset }) => asset));
  return allocationOf(value, targets, (code) => assets.get(code)?.assetClass ?? classOfCode(code));
}
