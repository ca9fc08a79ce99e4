/** Warnings of wash sales, for lots that could be sold at a loss. */
import { add, type Decimal, decimal, format, minimum, ZERO } from '../../../kernel/money/decimal.ts';
import { dateOf, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { TaxBook } from '../../calc/book.ts';
import type { OpenLotAt } from '../../calc/harvest/harvest.ts';
import { DAY_MS, dayOf } from '../../calc/matching/calendar.ts';
import { standingsOf } from '../../calc/wash-sales/judge-wash-sales.ts';
import { isBought } from '../../calc/wash-sales/lot-seen.ts';
import { WASH_DAYS } from '../../calc/wash-sales/open-loss.ts';
import type { HarvestView } from '../../contract/harvest-http.ts';
import type { WashInclude } from '../../contract/wash-sales-http.ts';
import { washAssets, washRuleApplies } from './wash-sales-of.ts';

const LISTED_MAX = 10;

type Warning = Pick<HarvestView, 'washSale'>;

interface When {
  readonly at: Timestamp;
  readonly include: WashInclude;
}

interface Recent {
  readonly lot: OpenLotAt['lot'];
  /** Units that have replaced none yet (Treas. Reg. 1.1091-1(e)). */
  readonly free: Decimal;
}

/** What there is to say of each lot of a page, where the rule is law and the asset falls under it. */
export async function warningsOf(
  book: TaxBook,
  page: readonly OpenLotAt[],
  byAsset: ReadonlyMap<string, readonly OpenLotAt[]>,
  { at, include }: When,
): Promise<(lot: OpenLotAt) => Warning> {
  const securities = washAssets(book, include);
  const isSecurity = (asset: string): boolean => securities === 'all' || securities.has(asset);
  const assets = new Set(page.map(({ lot }) => lot.asset).filter(isSecurity));
  if (!washRuleApplies(book) || assets.size === 0) return () => ({});
  // where there is too much to look at, all that was bought may replace
  const standings = await standingsOf(book, { securities, assets });
  const from = dayOf(toEpochMs(at)) - WASH_DAYS * DAY_MS;
  const recentOf = (asset: string): readonly Recent[] =>
    (byAsset.get(asset) ?? []).flatMap(({ key, lot }) => {
      if (!isBoughtLot(lot) || toEpochMs(lot.acquiredAt as Timestamp) < from) return [];
      const free = standings?.get(key)?.free ?? decimal(lot.remainingQuantity);
      return free === ZERO ? [] : [{ lot, free }];
    });
  const recent = new Map([...assets].map((asset) => [asset, recentOf(asset)]));
  return ({ key, lot }) => {
    const bought = recent.get(lot.asset)?.filter((each) => !areOfOnePurchase(each.lot, lot));
    if (bought === undefined) return {};
    const units = bought.reduce((whole, { free }) => add(whole, free), ZERO);
    const latest = bought.toSorted((a, b) => (a.lot.acquiredAt < b.lot.acquiredAt ? 1 : -1));
    const increase = standings?.get(key)?.increase ?? ZERO;
    return {
      washSale: {
        replacedQuantity: format(minimum(units, decimal(lot.remainingQuantity))),
        ...(increase !== ZERO && { basisIncrease: format(increase) }),
        boughtRecently: latest.slice(0, LISTED_MAX).map(({ lot: { lotId, acquiredAt }, free }) => ({
          ...{ lotId, acquiredAt, quantity: format(free) },
        })),
        doNotBuyBefore: daysAfter(dateOf(at), WASH_DAYS + 1),
      },
    };
  };
}

type LotRow = OpenLotAt['lot'];

const isBoughtLot = ({ method, missingQuantity }: LotRow): boolean =>
  isBought({ method, isMissing: missingQuantity !== undefined });

const areOfOnePurchase = (a: LotRow, b: LotRow): boolean => a.acquisitionTransactionId === b.acquisitionTransactionId;
