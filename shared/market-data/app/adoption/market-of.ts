/** What the market said of an asset, and of what its price is in, on days that a user asks for. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import type { MarketClose, MarketRate } from '../../contract/market-prices.ts';
import { openMarketPrices } from '../../contract/open-market-prices.ts';
import type { Job, Subject } from '../../domain/backfill/job.ts';
import { priceOrderOf } from '../../domain/sources/preferences.ts';
import { readJob } from '../../read/backfill/job-records.ts';
import { RATES } from '../refresh/want-all.ts';
import { byDate, rangesFor, type Said, saidOn } from './dated.ts';

export interface MarketOf {
  /** Whose history has the days that are said later. */
  readonly subject: Subject | undefined;
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

/** What its prices are kept under, and by which code its history is wanted, which is as it is tracked. */
function placesOf({ code, view }: Asked): { readonly kept: string | undefined; readonly subject: Subject | undefined } {
  if (!view || isFiat(code)) return { kept: undefined, subject: undefined };
  const kept = view.marketCode ?? undefined;
  const tracked = view.origin === 'own' ? kept : code;
  const hasSource = tracked !== undefined && priceOrderOf(view.type).length > 0;
  return { kept, subject: hasSource ? { kind: 'prices', code: tracked } : undefined };
}

const jobOf = async (store: Records, subject: Subject | undefined): Promise<Job | undefined> =>
  subject && (await readJob(store, subject))?.job;

export async function readMarketOf(store: Records, asked: Asked): Promise<MarketOf> {
  const { dates, now } = asked;
  const market = openMarketPrices(store);
  const ranges = rangesFor(dates);
  const { kept, subject } = placesOf(asked);
  const job = await jobOf(store, subject);
  const closes = kept === undefined ? new Map() : await byDate(ranges, (range) => market.closes(kept, range));
  const rates = new Map<string, ReadonlyMap<string, MarketRate>>();
  let ratesJob: Promise<Job | undefined> | undefined;
  return {
    subject,
    closeOn: (date) => saidOn<MarketClose>(closes, date, { job, mayCome: subject !== undefined, now }),
    async rateOn(from, to, date) {
      const pair = `${from}/${to}`;
      const known = rates.get(pair) ?? (await byDate(ranges, (range) => market.rates({ from, to }, range)));
      rates.set(pair, known);
      ratesJob ??= jobOf(store, RATES);
      return saidOn(known, date, { job: await ratesJob, mayCome: isFiat(from) && isFiat(to), now });
    },
  };
}
