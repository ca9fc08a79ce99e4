/** What the market said of an asset, and of what its price is in, on days that a user asks for. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { inceptionOf } from '../../contract/inception.ts';
import type { DayRange, MarketClose, MarketRate } from '../../contract/market-prices.ts';
import { openMarketPrices } from '../../contract/open-market-prices.ts';
import { closesAsTraded } from '../../contract/splits.ts';
import type { Job, Subject } from '../../domain/backfill/job.ts';
import { priceOrderOf } from '../../domain/sources/preferences.ts';
import { readHistoryJob } from '../../read/backfill/history-job.ts';
import { readJob } from '../../read/backfill/job-records.ts';
import { REFERENCE_SINCE } from '../refresh/refresh-rates.ts';
import { RATES } from '../refresh/want-all.ts';
import { byDate, rangesFor, type Said, saidOn } from './dated.ts';

export interface MarketOf {
  /** Whose history has the days that are said later. */
  readonly subject: Subject | undefined;
  /** The first day that the asset existed, where anybody said: nothing is ever said of days before. */
  readonly inception: string | undefined;
  closeOn(date: string): Said<MarketClose>;
  /** Rates are read once for each pair. */
  rateOn(from: string, to: string, date: string): Promise<Said<MarketRate>>;
}

interface Asked {
  readonly code: string;
  /** As the user's transactions name it; undefined if nobody knows it. */
  readonly view: AssetView | undefined;
  /** In order. */
  readonly dates: readonly string[];
  readonly now: string;
}

type Records = Pick<Store, 'readRecords'>;

/** What its prices are kept under, and what its history is wanted of. */
function placesOf({ code, view }: Asked): { readonly kept: string | undefined; readonly subject: Subject | undefined } {
  const kept = view && !isFiat(code) ? (view.marketCode ?? undefined) : undefined;
  const hasSource = view !== undefined && kept !== undefined && priceOrderOf(view.type).length > 0;
  return { kept, subject: hasSource ? { kind: 'prices', code: kept } : undefined };
}

export async function readMarketOf(store: Records, asked: Asked): Promise<MarketOf> {
  const { dates, now } = asked;
  const market = openMarketPrices(store);
  const ranges = rangesFor(dates);
  const { kept, subject } = placesOf(asked);
  const job =
    kept === undefined ? undefined : (await readHistoryJob(store, { code: asked.code, marketCode: kept }))?.job;
  const splits = asked.view?.splits ?? [];
  const inception = asked.view && inceptionOf(asked.view);
  // a quantity is in the units of its day, and so must be its price
  const traded = async (code: string, range: DayRange): Promise<readonly MarketClose[]> =>
    closesAsTraded(await market.closes(code, range), splits, range);
  const closes = kept === undefined ? new Map() : await byDate(ranges, (range) => traded(kept, range));
  const rates = new Map<string, ReadonlyMap<string, MarketRate>>();
  let ratesJob: Promise<Job | undefined> | undefined;
  return {
    subject,
    inception,
    closeOn: (date) =>
      saidOn<MarketClose>(closes, date, { job, mayCome: subject !== undefined && date >= (inception ?? date), now }),
    async rateOn(from, to, date) {
      const pair = `${from}/${to}`;
      const known = rates.get(pair) ?? (await byDate(ranges, (range) => market.rates({ from, to }, range)));
      rates.set(pair, known);
      ratesJob ??= readJob(store, RATES).then((found) => found?.job);
      const mayCome = isFiat(from) && isFiat(to) && date >= REFERENCE_SINCE;
      return saidOn(known, date, { job: await ratesJob, mayCome, now });
    },
  };
}
