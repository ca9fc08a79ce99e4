import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { dateOf, type Timestamp } from '../../shared/kernel/time.ts';
import { daysAfter } from '../../shared/market-data/contract/days.ts';
import { beforeInception } from '../../shared/market-data/contract/inception.ts';
import {
  listed,
  MARKET_DAYS_MAX,
  readLatestPrices,
  readMarketPrices,
  readMarketRate,
  readPriceHistory,
} from '../../shared/market-data/contract/market-http.ts';
import type { DayRange } from '../../shared/market-data/contract/market-prices.ts';
import { readInceptions } from '../../shared/market-data/read/assets/inceptions.ts';
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

/** The refusal of a day on which not all of these existed: looked at only where nothing is known of it. */
async function refusedAsEarly(
  store: Store,
  codes: readonly string[],
  { path, date }: { readonly path: string; readonly date: string },
): Promise<Refusal<'ValidationFailed'> | undefined> {
  const inceptions = await readInceptions(store, codes);
  const messages = codes.flatMap((code) => beforeInception(code, date, inceptions.get(code)) ?? []);
  return messages.length === 0 ? undefined : refuseInput(messages.map((message) => ({ path, message })));
}

export const marketRoutes = (store: Store) => {
  const closes = sharedAnswers<Awaited<ReturnType<typeof marketPricesView>>>();
  const latest = sharedAnswers<Awaited<ReturnType<typeof latestView>>>();
  const rates = sharedAnswers<NonNullable<Awaited<ReturnType<typeof rateView>>>>();
  return [
    on(readMarketPrices, async ({ query, headers, now }) => {
      const range = rangeOf(query, now);
      if (isRefused(range)) return range;
      const answer = await closes.answer({
        key: JSON.stringify([query.asset, range]),
        ifNoneMatch: headers['if-none-match'],
        goodSeconds: GOOD_SECONDS,
        make: () => marketPricesView(store, query.asset, range),
      });
      const isEmpty = answer.status === 200 && answer.body.items.length === 0;
      return (
        (isEmpty ? await refusedAsEarly(store, [query.asset], { path: 'to', date: range.to }) : undefined) ?? answer
      );
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
      if (answer) return answer;
      const early = await refusedAsEarly(store, [from, to], { path: 'date', date: pair.date });
      return early ?? refuse('NotFound', `No rate from ${from} to ${to} is known of ${pair.date} or the days before.`);
    }),

    on(readPriceHistory, async ({ query: { asset } }) => {
      return { status: 200 as const, body: await priceHistoryView(store, asset) };
    }),
  ];
};
