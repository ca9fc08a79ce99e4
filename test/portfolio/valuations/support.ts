/** A market that says what a test lets it say. */
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import type { YieldCurve } from '../../../shared/market-data/calc/bonds/yield-curve.ts';
import type { AssetView } from '../../../shared/market-data/contract/asset-view.ts';
import type { MarketClose, MarketPrices, MarketRate } from '../../../shared/market-data/contract/market-prices.ts';
import type { MarketSources } from '../../../shared/portfolio/calc/valuations/open-quotes.ts';

type Row = readonly [what: string, date: string, value: string, currency?: string];

const closeOf = ([, date, value, currency = 'USD']: Row): MarketClose => ({
  ...{ date, close: decimal(value), currency, source: 'market' },
  at: `${date}T23:59:59.999Z` as Timestamp,
});
const rateOf = ([, date, value]: Row): MarketRate => ({ date, rate: decimal(value), source: 'rates', via: null });

export interface Said {
  readonly today: string;
  /** Oldest first. */
  readonly closes?: readonly Row[];
  /** `EUR/USD`. */
  readonly rates?: readonly Row[];
  readonly assets?: readonly (Pick<AssetView, 'code'> & Partial<AssetView>)[];
  readonly curve?: YieldCurve;
}

/** Counts what is asked of it. */
export function marketOf({ today, closes = [], rates = [], assets = [], curve }: Said) {
  const asked: string[] = [];
  const within = (row: Row, from: string, to: string): boolean => row[1] >= from && row[1] <= to;
  const ratesIn = (pair: { readonly from: string; readonly to: string }, from: string, to: string) =>
    rates.filter((row) => row[0] === `${pair.from}/${pair.to}` && within(row, from, to)).map(rateOf);
  const prices: MarketPrices = {
    async latest(codes) {
      asked.push(...codes.map((code) => `latest ${code}`));
      const found = codes.map((code) => [code, closes.findLast(([asset]) => asset === code)] as const);
      return new Map(found.flatMap(([code, row]) => (row ? [[code, closeOf(row)] as const] : [])));
    },
    async closes(code, { from, to }) {
      asked.push(`closes ${code}`);
      return closes.filter((row) => row[0] === code && within(row, from, to)).map(closeOf);
    },
    rateOn: async (pair) => ratesIn(pair, '', pair.date).at(-1),
    rates: async (pair, { from, to }) => ratesIn(pair, from, to),
  };
  const sources: MarketSources = {
    today,
    yields: async () => (date) => curve && { date, curve },
    // Of an asset only what prices it is looked at.
    open: async () => ({ prices, assets: new Map(assets.map((asset) => [asset.code, asset as AssetView])) }),
  };
  return { sources, asked };
}
