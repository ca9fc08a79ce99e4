import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { dateOf, type Timestamp } from '../../shared/kernel/time.ts';
import { daysAfter } from '../../shared/market-data/contract/days.ts';
import {
  listed,
  MARKET_DAYS_MAX,
  readLatestPrices,
  readMarketPrices,
  readMarketRate,
  readPriceHistory,
} from '../../shared/market-data/contract/market-http.ts';
import type { DayRange } from '../../shared/market-data/contract/market-prices.ts';
import {
  latestView,
  marketPricesView,
  priceHistoryView,
  rateView,
} from '../../shared/market-data/read/prices/market-view.ts';
import { sharedAnswers } from './shared-answers.ts';

/** Latest prices are looked up every few minutes, closes and rates hourly at most. */
const LATEST_GOOD_SECONDS = 30;
const GOOD_SECONDS = 60;
const DEFAULT_DAYS = 365;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days asked for: until today, and a year back, unless told otherwise. */
function rangeOf(asked: Asked, now: Timestamp): DayRange | Refusal<'ValidationFailed'> {
  const to = asked.to ?? dateOf(now);
  const from = asked.from ?? daysAfter(to, -DEFAULT_DAYS);
  if (from > to) return refuseInput([{ path: 'from', message: 'is after "to"' }]);
  if (from < daysAfter(to, 1 - MARKET_DAYS_MAX)) {
    return refuseInput([{ path: 'from', message: `is more than ${MARKET_DAYS_MAX} days before "to"` }]);
  }
  return { from, to };
}

export const marketRoutes = (store: Store) => {
  const closes = sharedAnswers<Awaited<ReturnType<typeof marketPricesView>>>();
  const latest = sharedAnswers<Awaited<ReturnType<typeof latestView>>>();
  const rates = sharedAnswers<NonNullable<Awaited<ReturnType<typeof rateView>>>>();
  return [
    on(readMarketPrices, async ({ query, headers, now }) => {
      const range = rangeOf(query, now);
      if (isRefused(range)) return range;
      return closes.answer({
        key: JSON.stringify([query.asset, range]),
        ifNoneMatch: headers['if-none-match'],
        goodSeconds: GOOD_SECONDS,
        make: () => marketPricesView(store, query.asset, range),
      });
    }),

    on(readLatestPrices, async ({ query, headers, now }) => {
      const assets = listed(query.assets);
      return latest.answer({
        key: JSON.stringify(assets),
        ifNoneMatch: headers['if-none-match'],
        goodSeconds: LATEST_GOOD_SECONDS,
        make: () => latestView(store, assets, dateOf(now)),
      });
    }),

    on(readMarketRate, async ({ query: { from, to, date }, headers, now }) => {
      const pair = { from, to, date: date ?? dateOf(now) };
      const answer = await rates.answer({
        key: JSON.stringify(pair),
        ifNoneMatch: headers['if-none-match'],
        goodSeconds: GOOD_SECONDS,
        make: () => rateView(store, pair, now),
      });
      return answer ?? refuse('NotFound', `No rate from ${from} to ${to} is known of ${pair.date} or the days before.`);
    }),

    on(readPriceHistory, async ({ query: { asset } }) => {
      return { status: 200 as const, body: await priceHistoryView(store, asset) };
    }),
  ];
};
