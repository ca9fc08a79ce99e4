/** The history of prices and rates from whichever source has them. */
import type { Store } from '../../../kernel/store/types.ts';
import { daysAfter } from '../../contract/days.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { readBars } from '../../contract/open-market-prices.ts';
import { isRateBase, type RateBase } from '../../contract/rate-month.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { partSince } from '../../domain/backfill/ranges.ts';
import type { PricedAsset } from '../../domain/sources/priced-asset.ts';
import { findAsset } from '../../read/assets/find-asset.ts';
import { barWrites } from '../prices/bar-writes.ts';
import { pricedView } from '../prices/priced-view.ts';
import { RATES_VALID_SECONDS, rateWrites } from '../rates/rate-writes.ts';
import type { PassedOver } from '../sources/ask-in-order.ts';
import { candidatesFor, fetchDaily } from '../sources/fetch-daily.ts';
import { fetchRates } from '../sources/fetch-rates.ts';
import type { SourceServices } from '../sources/services.ts';
import { faultOf } from './fault-of.ts';
import type { FetchHistory, HistoryAnswer } from './history-source.ts';

/** Neighbours that show whether what was fetched is at the scale of what is stored. */
const NEIGHBOUR_DAYS = 31;

export const historyFetcher =
  (store: Store, services: SourceServices): FetchHistory =>
  (subject, range) =>
    isRateBase(subject.code) && subject.kind === 'rates'
      ? fetchBase(services, subject.code, range)
      : fetchPrices(store, services, subject, range);

/** When some source may answer. */
function later(retryAt: string, passedOver: readonly PassedOver[], now: string): HistoryAnswer {
  const fault = faultOf(passedOver);
  // What one source doesn't know, another that can't be asked yet may.
  if (!fault || fault.kind === 'unknown-asset' || fault.kind === 'malformed') return { kind: 'not-yet', retryAt };
  if (fault.kind === 'unavailable') return fault;
  return { ...fault, retryAfterSeconds: Math.ceil((Date.parse(retryAt) - Date.parse(now)) / 1_000) };
}

/** No source that could have it was asked, or all that were don't. */
const none = (passedOver: readonly PassedOver[], subject: Subject): HistoryAnswer =>
  faultOf(passedOver) ??
  (passedOver.length > 0 ? { kind: 'off' } : { kind: 'unknown-asset', reason: `no source has ${subject.code}` });

async function fetchPrices(
  store: Store,
  services: SourceServices,
  subject: Subject,
  range: DayRange,
): Promise<HistoryAnswer> {
  const { code } = subject;
  const view = await findAsset(store, code);
  if (!view) return { kind: 'unknown-asset', reason: `nobody has registered ${code}` };
  const asset = pricedView(view);
  // Days before it existed have no prices, and nobody is asked for them.
  const asked = partSince(range, asset.inception);
  if (!asked) return nothingOf(range);
  const answer = await fetchDays(store, services, { subject, asset, range: asked });
  const isWhole = answer.kind === 'ok' && answer.days.from === asked.from;
  return isWhole ? { ...answer, days: { from: range.from, to: answer.days.to } } : answer;
}

/** Days that are dealt with, since nothing can be known of them. */
const nothingOf = (days: DayRange): HistoryAnswer => ({
  ...{ kind: 'ok', days, lastDate: undefined, withheld: [] },
  writes: async () => [],
});

interface Asked {
  readonly subject: Subject;
  readonly asset: PricedAsset;
  readonly range: DayRange;
}

async function fetchDays(
  store: Store,
  services: SourceServices,
  { subject, asset, range }: Asked,
): Promise<HistoryAnswer> {
  // It may have been renamed: what one of its codes is asked for, all of them have.
  const known = await readBars(store, asset.code, { from: daysAfter(range.from, -NEIGHBOUR_DAYS), to: range.to });
  const closes = known.map((bar) => ({ ...bar, at: services.clock() }));
  const answer = await fetchDaily({ asset, range, known: closes }, services);
  if (answer.kind === 'later') return later(answer.retryAt, answer.passedOver, services.clock());
  if (answer.kind === 'none') {
    return candidatesFor(services, asset).length === 0 ? { kind: 'off' } : none(answer.passedOver, subject);
  }
  const { bars, covered, held } = answer;
  return {
    kind: 'ok',
    days: covered,
    lastDate: bars.at(-1)?.date,
    withheld: held.map(({ first, to }) => ({ from: first.date, to })),
    writes: (from, now) => barWrites(from, { asset: asset.code, bars }, now),
  };
}

async function fetchBase(services: SourceServices, base: RateBase, range: DayRange): Promise<HistoryAnswer> {
  const asked = await fetchRates(base, range, services);
  const subject: Subject = { kind: 'rates', code: base };
  if (asked.kind === 'later') return later(asked.retryAt, asked.passedOver, services.clock());
  if (asked.kind === 'none') return services.rates.size === 0 ? { kind: 'off' } : none(asked.passedOver, subject);
  const { source, value: days } = asked;
  return {
    kind: 'ok',
    days: range,
    lastDate: days.at(-1)?.date,
    withheld: [],
    writes: (from, now) => {
      const expiresAt = new Date(Date.parse(now) + RATES_VALID_SECONDS * 1_000).toISOString();
      return rateWrites(from, { base, source, fetchedAt: now, expiresAt, days });
    },
  };
}
