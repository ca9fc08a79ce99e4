/** Losses that could be realized, from the book's open lots and what they would fetch. */
import type { Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { add, type Decimal, decimal, format, sum } from '../../../kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { type Harvest, harvestsOf, type OpenLotAt } from '../../calc/harvest/harvest.ts';
import { holdingDays } from '../../calc/holding-period.ts';
import type { Term } from '../../calc/jurisdictions/held.ts';
import { poolOfLot } from '../../calc/keys.ts';
import type { HarvestView } from '../../contract/harvest-http.ts';
import type { TaxLotView } from '../../contract/rows.ts';
import type { WashInclude } from '../../contract/wash-sales-http.ts';
import type { OpenMarket } from './open-market.ts';
import { type PriceFound, pricesAt } from './prices-at.ts';
import { warningsOf } from './wash-warnings.ts';

export interface HarvestQuestion {
  readonly minLoss: string;
  readonly asset?: string | undefined;
  readonly account?: string | undefined;
  readonly at: Timestamp;
  readonly now: Timestamp;
  readonly include: WashInclude;
  /** The last lot of the page before. */
  readonly after?: HarvestPlace | undefined;
  readonly limit: number;
}

/** A loss, as decimal text, and the key of its lot. */
export interface HarvestPlace {
  readonly loss: string;
  readonly key: string;
}

export interface HarvestAnswer {
  readonly items: readonly HarvestView[];
  readonly after: HarvestPlace | undefined;
  readonly totals: Readonly<Record<Term | 'loss', string>>;
  /** Assets without a price. */
  readonly unpriced: readonly string[];
}

const LOTS_MAX = 50_000;

interface Found extends Harvest {
  readonly price: PriceFound;
  readonly term: Term;
  readonly holdingDays: number;
}

export async function harvestOf(
  book: TaxBook,
  openMarket: OpenMarket,
  question: HarvestQuestion,
): Promise<HarvestAnswer | Refusal<'ValidationFailed'>> {
  const lots = await openLots(book, question);
  if (lots === undefined) {
    return refuseInput([{ path: 'asset', message: `is needed: there are more than ${LOTS_MAX} open lots in all` }]);
  }
  const byAsset = Map.groupBy(lots, ({ lot }) => lot.asset);
  const assets = [...byAsset.keys()];
  const prices = await pricesAt(book, await openMarket(assets), assets, question);
  const minLoss = decimal(question.minLoss);
  const found = losses(book, lots, prices, question)
    .filter(({ lot, loss }) => loss >= minLoss && (question.account ?? lot.account) === lot.account)
    .toSorted(greatestFirst);
  const { after } = question;
  const isAfter = (each: Found) =>
    after === undefined || greatestFirst(each, { ...after, loss: decimal(after.loss) }) > 0;
  const rest = found.filter(isAfter);
  const page = rest.slice(0, question.limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  const warning = await warningsOf(book, page, byAsset, question);
  return {
    items: page.map((each) => ({ ...viewOf(each), ...warning(each) })),
    after: last && { loss: format(last.loss), key: last.key },
    totals: totalsOf(found),
    unpriced: assets.filter((asset) => !prices.has(asset)),
  };
}

/** A loss of a gift counts from what it was worth when it came, and as held since then. */
const heldFrom = ({ acquiredAt, givenAt }: TaxLotView): string => givenAt ?? acquiredAt;

type Placed = Pick<Found, 'loss' | 'key'>;

const greatestFirst = (a: Placed, b: Placed): number => {
  if (a.loss !== b.loss) return a.loss > b.loss ? -1 : 1;
  return a.key < b.key ? -1 : Number(a.key > b.key);
};

/** The open lots by then; undefined where there are too many. */
async function openLots(book: TaxBook, { asset, at }: HarvestQuestion): Promise<readonly OpenLotAt[] | undefined> {
  const found: OpenLotAt[] = [];
  for (const status of ['open', 'partial'] as const) {
    for await (const { cursor, item } of book.lots({ asset, status, asOfMs: toEpochMs(at) })) {
      if (item.acquiredAt > at) continue;
      if (found.length === LOTS_MAX) return undefined;
      // the key follows the count in the cursor
      found.push({ key: cursor.slice(cursor.indexOf(' ') + 1), lot: item });
    }
  }
  return found;
}

function losses(
  { inside: { rules } }: TaxBook,
  lots: readonly OpenLotAt[],
  prices: ReadonlyMap<string, PriceFound>,
  { at }: HarvestQuestion,
): readonly Found[] {
  const year = rules.yearOf(at);
  return [...Map.groupBy(lots, ({ key }) => poolOfLot(key))].flatMap(([pool, ofPool]) => {
    const price = prices.get(ofPool[0]?.lot.asset ?? '');
    if (price === undefined) return [];
    return harvestsOf(ofPool, rules.methodOf(year, pool), price.price).map((harvest): Found => {
      const { lot } = harvest;
      const held = { acquiredAtMs: toEpochMs(heldFrom(lot) as Timestamp), disposedAtMs: toEpochMs(at) };
      return { ...harvest, price, term: rules.termOf(lot.asset, held), holdingDays: holdingDays(held) };
    });
  });
}

function totalsOf(found: readonly Found[]): HarvestAnswer['totals'] {
  const of = (term: Term): Decimal => sum(found.filter((each) => each.term === term).map(({ loss }) => loss));
  const [short, long, exempt] = [of('short'), of('long'), of('exempt')];
  return { short: format(short), long: format(long), exempt: format(exempt), loss: format(add(short, long)) };
}

const viewOf = ({ lot, price, value, loss, method, unitsBefore, gainBefore, term, holdingDays: days }: Found) => ({
  ...{ lotId: lot.lotId, asset: lot.asset, account: lot.account, acquiredAt: heldFrom(lot) },
  ...{ quantity: lot.remainingQuantity, costBasis: lot.lossBasis ?? lot.remainingCostBasis },
  ...{ price: format(price.price), priceDate: price.date, priceSource: price.source },
  ...{ value: format(value), loss: format(loss), holdingDays: days, term, method },
  ...{ unitsBefore: format(unitsBefore), gainBefore: format(gainBefore) },
});
