/** What a fetch of a day's rates does to the month. */
import type { RateDay, RateFetch, RateMonth } from '../../contract/rate-month.ts';

/** Fetches that no longer count are kept as long as somebody may ask what a rate was at an hour of yesterday. */
const INACTIVE_HOURS = 48;

const agree = (one: RateFetch['rates'], other: RateFetch['rates']): boolean => {
  const currencies = Object.keys(one);
  return (
    currencies.length === Object.keys(other).length && currencies.every((currency) => one[currency] === other[currency])
  );
};

/** Of a fetch that was replaced, only what its successor says otherwise. */
const differing = (before: RateFetch, after: RateFetch): RateFetch => ({
  ...before,
  rates: Object.fromEntries(Object.entries(before.rates).filter(([currency, rate]) => after.rates[currency] !== rate)),
});

function replaced({ inactive = [], ...before }: RateDay, fetch: RateFetch): RateDay {
  const oldest = new Date(Date.parse(fetch.fetchedAt) - INACTIVE_HOURS * 3_600_000).toISOString();
  const kept = [...inactive, differing(before, fetch)].filter(({ fetchedAt }) => fetchedAt >= oldest);
  return kept.length > 0 ? { ...fetch, inactive: kept } : fetch;
}

/**
 * The month with the fetch as the one that counts for its day; the very month if that changes no rate and the rates there
 * haven't expired. A fetch older than the one that counts is late news, and dropped.
 */
export function withFetch(month: RateMonth, date: string, fetch: RateFetch): RateMonth {
  const day = date.slice(8);
  const before = month.days[day];
  if (!before) return { days: { ...month.days, [day]: fetch } };
  if (before.fetchedAt > fetch.fetchedAt) return month;
  if (before.source === fetch.source && agree(before.rates, fetch.rates)) {
    const isFresh = before.expiresAt >= fetch.fetchedAt || isSettled(date, before);
    return isFresh ? month : { days: { ...month.days, [day]: { ...before, expiresAt: fetch.expiresAt } } };
  }
  return { days: { ...month.days, [day]: replaced(before, fetch) } };
}

/** What was fetched after the day was over stands, however often it is fetched again. */
const isSettled = (date: string, { fetchedAt }: RateFetch): boolean => fetchedAt.slice(0, 10) > date;
