/** Gathers what performance is worked out of, and works it out. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { add, type Decimal, ONE, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { DayRange, MarketPrices } from '../../../market-data/contract/market-prices.ts';
import { Performance } from '../../calc/performance/performance.ts';
import type { AssetDay, PerformanceBook } from '../../calc/performance/performance-book.ts';
import { type PricePoint, Quotes, type RatePoint } from '../../calc/performance/quotes.ts';
import type { Run } from '../../calc/performance/run.ts';
import { dateAt, type Span, spanOf } from '../../calc/performance/span.ts';
import type { Members } from '../../contract/portfolio.ts';
import { loadCloses, loadRates, type PriceSources } from './load-prices.ts';

/** What the market says of assets, by the codes that transactions name them by. */
export type OpenMarket = (assets: readonly string[]) => Promise<MarketPrices>;

/** Before the first day in question a price may be older than that. */
const LOOK_BACK_DAYS = 31;

export interface Asked {
  readonly to: string;
  /** The user's base currency, unless given. */
  readonly currency?: string | undefined;
  readonly account?: string | undefined;
  /** Only these accounts, and only these assets; a list that is left out leaves nothing out. */
  readonly members?: Members | undefined;
  readonly asset?: string | undefined;
  /** Another asset whose prices are to be at hand. */
  readonly benchmark?: string | undefined;
}

type ByAsset = ReadonlyMap<string, readonly AssetDay[]>;

async function daysByAsset(book: PerformanceBook, { asset, to, members }: Asked): Promise<ByAsset> {
  const byAsset = new Map<string, AssetDay[]>();
  for await (const day of book.assetDays(asset)) {
    if (day.date > to || members?.assets?.includes(day.asset) === false) continue;
    const days = byAsset.get(day.asset);
    if (days) days.push(day);
    else byAsset.set(day.asset, [day]);
  }
  return byAsset;
}

const sourcesOf = (days: readonly AssetDay[]): readonly string[] =>
  days.flatMap(({ runs }) => runs.flatMap(({ carried }) => carried?.from ?? []));

/** What they are, and beside them whatever hands its cost on to one of them. */
async function withSources(book: PerformanceBook, byAsset: ByAsset, to: string): Promise<ByAsset> {
  const all = new Map(byAsset);
  for (const [, days] of all) {
    for (const source of new Set(sourcesOf(days))) {
      // What is added is gone through, too.
      if (!all.has(source)) all.set(source, (await daysByAsset(book, { asset: source, to })).get(source) ?? []);
    }
  }
  return all;
}

const legsOf = ({ worth: { sides = [[], []], shared = [] } }: Run): readonly string[] =>
  [...sides.flat(), ...shared].map(({ asset }) => asset);

const runsIn = (byAsset: ByAsset): readonly Run[] => [...byAsset.values()].flat().flatMap(({ runs }) => runs);

/** An asset that is sold out needs no price of any later day. */
function heldUntil(days: readonly AssetDay[], to: string): string {
  let quantity: Decimal = ZERO;
  for (const { kind, quantity: moved } of days.flatMap(({ runs }) => runs)) {
    if (kind === 'in' || kind === 'take' || kind === 'split') quantity = add(quantity, moved);
    if (kind === 'out' || kind === 'give') quantity = subtract(quantity, moved);
  }
  return quantity === ZERO ? (days.at(-1)?.date ?? to) : to;
}

async function closesOfAll(
  sources: PriceSources,
  byAsset: ByAsset,
  {
    span,
    others,
    isMoney,
  }: { readonly span: Span; readonly others: ReadonlySet<string>; readonly isMoney: (asset: string) => boolean },
): Promise<ReadonlyMap<string, readonly PricePoint[]>> {
  const assets = [...new Set([...byAsset.keys(), ...others])].filter((asset) => !isMoney(asset));
  const loaded = assets.map(async (asset): Promise<[string, readonly PricePoint[]]> => {
    const days = byAsset.get(asset);
    const first = others.has(asset) ? undefined : days?.[0]?.date;
    const range = {
      from: dateAt(spanOf(first ?? span.first, span.last), -LOOK_BACK_DAYS),
      to: others.has(asset) || !days ? span.last : heldUntil(days, span.last),
    };
    return [asset, await loadCloses(sources, asset, { range, last: span.last })];
  });
  return new Map(await Promise.all(loaded));
}

async function ratesOfAll(
  sources: PriceSources,
  currencies: Iterable<string>,
  { currency, range, via }: { readonly currency: string; readonly range: DayRange; readonly via: string },
): Promise<ReadonlyMap<string, readonly RatePoint[]>> {
  const others = [...new Set(currencies)].filter((one) => one !== currency);
  const loaded = others.map(
    async (from): Promise<[string, readonly RatePoint[]]> => [
      from,
      await loadRates(sources, { from, to: currency }, { range, via }),
    ],
  );
  return new Map(await Promise.all(loaded));
}

/** Something without a close may have a rate: it is then priced as money is. */
const atOne = (asset: string, date: string): PricePoint => ({ date, close: ONE, currency: asset });

/** From the day before the first transaction on; with none, of the last two days. */
export async function workOut(book: PerformanceBook, openMarket: OpenMarket, asked: Asked): Promise<Performance> {
  const told = await daysByAsset(book, asked);
  const byAsset = await withSources(book, told, asked.to);
  const firstDate = [...byAsset.values()].map(([day]) => day?.date ?? asked.to).toSorted()[0] ?? asked.to;
  const { baseCurrency } = book;
  const { members } = asked;
  const currency = asked.currency ?? baseCurrency;
  const isMoney = (asset: string) => isFiat(asset) || asset === baseCurrency;
  const runs = runsIn(byAsset);
  const span = spanOf(dateAt(spanOf(firstDate, firstDate), -1), asked.to);
  const others = new Set([...runs.flatMap(legsOf), ...(asked.benchmark === undefined ? [] : [asked.benchmark])]);
  const priced = [...new Set([...byAsset.keys(), ...others])].filter((asset) => !isMoney(asset));
  const sources = { own: book.prices, market: await openMarket(priced) };
  const closes = new Map(await closesOfAll(sources, byAsset, { span, others, isMoney }));
  const bare = [...closes].filter(([, points]) => points.length === 0).map(([asset]) => asset);
  const money = [...byAsset.keys(), ...others].filter(isMoney);
  const stated = runs.flatMap(({ worth }) => (worth.money ? [worth.money.currency || baseCurrency] : []));
  const quoted = [...closes.values()].flat().map((point) => point.currency);
  const range = { from: dateAt(span, -LOOK_BACK_DAYS), to: span.last };
  const rates = await ratesOfAll(sources, [...quoted, ...stated, ...money, ...bare], {
    currency,
    range,
    via: baseCurrency,
  });
  for (const asset of bare) {
    if (rates.get(asset)?.length || asset === currency) closes.set(asset, [atOne(asset, span.first)]);
  }
  return new Performance({
    ...{ assets: byAsset, baseCurrency, isMoney },
    quotes: new Quotes(span, { closes, rates, currency }),
    isPart: (asset) => told.has(asset),
    isAskedAbout: (asset) => asset === asked.asset || members?.assets?.includes(asset) === true,
    holds: (account) =>
      (asked.account === undefined || asked.account === account) && members?.accounts?.includes(account) !== false,
  });
}
