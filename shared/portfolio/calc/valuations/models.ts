/** What is worth something though nobody quotes it: a pool's token by its underlyings, a bond by the yields of its day. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { priceBond } from '../../../market-data/calc/bonds/price-bond.ts';
import { bondTermsOf } from '../../../market-data/calc/bonds/terms-of.ts';
import type { YieldCurve } from '../../../market-data/calc/bonds/yield-curve.ts';
import { priceLpToken } from '../../../market-data/calc/lp/price-lp-token.ts';
import { lpTermsOf } from '../../../market-data/calc/lp/terms-of.ts';
import type { AssetView } from '../../../market-data/contract/asset-view.ts';
import type { DatedClose } from './price-history.ts';
import type { Model, Quote, Quotes } from './quotes.ts';

/** Said of what was worked out. */
const BY_UNDERLYINGS = 'underlyings';
const BY_YIELDS = 'yield-curve';

/** The yields of a day, or of the last day before it that has any; undefined if there are none. */
export type CurveOn = (date: string) => { readonly date: string; readonly curve: YieldCurve } | undefined;

const endOf = (date: string): string => `${date}T23:59:59.999Z`;

/** As old as the oldest of what it rests on. */
function poolClose(pool: NonNullable<AssetView['pool']>, date: string, quotes: Quotes): DatedClose | undefined {
  const used: Quote[] = [];
  const priceOf = (asset: string): Decimal | undefined => {
    const quote = quotes.on(asset, date);
    if (quote) used.push(quote);
    return quote?.price;
  };
  const valuation = priceLpToken(lpTermsOf(pool), priceOf);
  if (valuation.status === 'Unpriced') return undefined;
  const oldest = used.flatMap((quote) => quote.date ?? []).toSorted()[0] ?? date;
  return { date: oldest, close: valuation.price, currency: quotes.currency, source: BY_UNDERLYINGS, at: endOf(oldest) };
}

/** What it is worth is its clean price and the interest that has accrued. */
function bondClose(asset: AssetView, date: string, curveOn: CurveOn): DatedClose | undefined {
  const yields = curveOn(date);
  if (!asset.bond || !yields) return undefined;
  const price = priceBond(bondTermsOf(asset.bond), { day: date as CalendarDate, curve: yields.curve });
  if (price.status === 'Unpriced') return undefined;
  const { nativeCurrency: currency } = asset;
  return { date: yields.date, close: price.dirty, currency, source: BY_YIELDS, at: endOf(yields.date) };
}

/** A token of a pool whose own tokens are in it is worth nothing that could be said. */
export function modelOf(assets: ReadonlyMap<string, AssetView>, curveOn: CurveOn): Model {
  const under = new Set<string>();
  return (code, date, quotes) => {
    const asset = assets.get(code);
    if (!asset || under.has(code)) return undefined;
    if (asset.bond) return bondClose(asset, date, curveOn);
    if (!asset.pool) return undefined;
    under.add(code);
    const close = poolClose(asset.pool, date, quotes);
    under.delete(code);
    return close;
  };
}
