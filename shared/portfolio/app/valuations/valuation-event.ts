import { newId } from '../../../kernel/ids.ts';
import { format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { PortfolioValue, ValuedPosition } from '../../calc/valuations/valuate.ts';
import type { ValuationEvent } from '../../contract/valuation-events.ts';

/** More are summed up, so that a valuation stays a small commit. */
const HOLDINGS_NAMED_MAX = 500;

const holdingOf = ({ asset, quantity, quote, value }: ValuedPosition) => ({
  assetId: asset,
  quantity: format(quantity),
  price: quote ? format(quote.price) : null,
  value: value === undefined ? null : format(value),
  priceSource: quote?.source ?? null,
  priceTimestamp: quote?.at ?? null,
});

export interface ValuedDay {
  readonly portfolioId: string;
  readonly date: string;
  readonly valuation: PortfolioValue;
  readonly now: string;
}

/** What a portfolio was worth at the end of a day, as it was known when that was worked out. */
export function valuationEvent({ portfolioId, date, valuation, now }: ValuedDay): ValuationEvent {
  const { currency, value, investment, positions, missing } = valuation;
  const others = positions.slice(HOLDINGS_NAMED_MAX);
  return {
    type: 'PortfolioValuationCalculated',
    data: {
      valuationId: newId(),
      portfolioId,
      date,
      baseCurrency: currency,
      totalValue: format(value),
      investment: format(investment),
      holdings: positions.slice(0, HOLDINGS_NAMED_MAX).map(holdingOf),
      ...(others.length > 0 && {
        others: { count: others.length, value: format(sum(others.map((other) => other.value ?? ZERO))) },
      }),
      complete: missing.length === 0,
      calculatedAt: now,
    },
  };
}
