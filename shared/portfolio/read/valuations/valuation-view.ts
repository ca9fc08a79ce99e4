/** A valuation as it is answered. */
import { type Decimal, decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Settings } from '../../../settings/contract/settings.ts';
import { shareOf } from '../../calc/rebalancing/allocation.ts';
import { withoutSmall } from '../../calc/valuations/small-balances.ts';
import type { PortfolioValue, ValuedPosition } from '../../calc/valuations/valuate.ts';

const text = (value: Decimal | undefined): string | null => (value === undefined ? null : format(value));

const holdingView = ({ asset, quantity, quote, value, cost, gain }: ValuedPosition, total: Decimal) => ({
  asset,
  quantity: format(quantity),
  price: text(quote?.price),
  priceAt: quote?.at ?? null,
  priceSource: quote?.source ?? null,
  rateSource: quote?.rateSource ?? null,
  stale: quote?.isStale ?? false,
  value: text(value),
  costBasis: text(cost),
  unrealizedGain: text(gain),
  percent: value === undefined ? null : format(shareOf(value, total)),
});

export function valuationView(
  { currency, value, investment, positions, overdrawn, stale, beforeInception, missing }: PortfolioValue,
  { displaySmallBalances, smallBalanceBelow }: Settings,
) {
  const below = displaySmallBalances ? ZERO : decimal(smallBalanceBelow);
  const { shown, small } = withoutSmall(positions, below);
  const gains = positions.flatMap(({ gain }) => (gain === undefined ? [] : [gain]));
  return {
    currency,
    value: format(value),
    investment: format(investment),
    unrealizedGain: format(sum(gains)),
    holdings: shown.map((position) => holdingView(position, value)),
    smallBalances: { below: format(below), count: small.count, value: format(small.value) },
    overdrawn: overdrawn.map(({ asset, quantity }) => ({ asset, quantity: format(quantity) })),
    stale,
    beforeInception,
    missing,
  };
}
