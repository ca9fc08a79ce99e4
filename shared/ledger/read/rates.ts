/** What the market says one asset is worth in another. */
import { type Decimal, divide, multiply, ONE, ZERO } from '../../kernel/money/decimal.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { MarketPrices } from '../../market-data/contract/market-prices.ts';
import { openMarketPrices } from '../../market-data/contract/open-market-prices.ts';
import type { LedgerAsset } from '../domain/postings/ledger-asset.ts';

/** An older rate is none: a weekend and a holiday on each side of it. */
const AGE_DAYS_MAX = 5;
const DAY_MILLISECONDS = 24 * 3_600_000;
/** Through which two assets are compared that are both no money. */
const BETWEEN = 'USD';

export interface Rate {
  /** Units of the one for one of the other, rounded half-even at the 18th decimal. */
  readonly rate: Decimal;
  /** Of the older of what it was made of. */
  readonly date: string;
  readonly source: string;
}

interface Asked {
  readonly prices: MarketPrices;
  /** UTC day. */
  readonly date: string;
}

const joined = (one: Rate, other: Rate, rate: Decimal): Rate => ({
  rate,
  date: [one.date, other.date].toSorted()[0] ?? one.date,
  source: one.source === other.source ? one.source : `${one.source}, ${other.source}`,
});

async function moneyRate({ prices, date }: Asked, from: string, to: string): Promise<Rate | undefined> {
  if (from === to) return { rate: ONE, date, source: 'identity' };
  return prices.rateOn({ from, to, date });
}

/** In a currency, what one unit costs. */
async function worth(asked: Asked, { code, isMoney }: LedgerAsset, currency: string): Promise<Rate | undefined> {
  if (isMoney) return moneyRate(asked, code, currency);
  const price = (await asked.prices.latest([code])).get(code);
  if (!price) return undefined;
  const own: Rate = { rate: price.close, date: price.date, source: price.source };
  if (price.currency === currency) return own;
  const rate = await moneyRate(asked, price.currency, currency);
  return rate && joined(own, rate, multiply(own.rate, rate.rate));
}

async function find(asked: Asked, from: LedgerAsset, to: LedgerAsset): Promise<Rate | undefined> {
  if (to.isMoney) return worth(asked, from, to.code);
  const [one, other] = await Promise.all([worth(asked, from, BETWEEN), worth(asked, to, BETWEEN)]);
  if (!one || !other || other.rate === ZERO) return undefined;
  return joined(one, other, divide(one.rate, other.rate));
}

/** Undefined where the market says nothing, or said it too long ago. */
export async function rateBetween(
  store: Store,
  { from, to, now }: { readonly from: LedgerAsset; readonly to: LedgerAsset; readonly now: string },
): Promise<Rate | undefined> {
  const found = await find({ prices: openMarketPrices(store), date: now.slice(0, 10) }, from, to);
  const oldest = new Date(Date.parse(now) - AGE_DAYS_MAX * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return found && found.rate > ZERO && found.date >= oldest ? found : undefined;
}
