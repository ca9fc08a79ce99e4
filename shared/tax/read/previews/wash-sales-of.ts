/** The wash sales of a fiscal year, from the book's lots and disposals. */
import type { Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { add, type Decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import { dateOf, fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { jurisdictionOf } from '../../calc/jurisdictions/all.ts';
import { US } from '../../calc/jurisdictions/us/us.ts';
import { gatherUnits, type SaleOfLot, type UnitsOfAsset } from '../../calc/wash-sales/gather-units.ts';
import { type AdjustedSale, type WashAdjustment, washSales } from '../../calc/wash-sales/wash-sales.ts';
import type { WashInclude, WashSaleView } from '../../contract/wash-sales-http.ts';

export interface WashQuestion {
  readonly year: number;
  readonly asset?: string | undefined;
  readonly include: WashInclude;
  /** Place of the last sale of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly now: Timestamp;
}

export interface WashAnswer {
  readonly items: readonly WashSaleView[];
  readonly after: string | undefined;
  readonly totals: { readonly basisIncrease: string; readonly disallowedLoss: string; readonly adjustedGain: string };
  readonly applies: boolean;
}

/** Assets that the rule is taken to be for. */
export function washAssets({ settings }: TaxBook, include: WashInclude, asset?: string): ReadonlySet<string> | 'all' {
  const securities = new Set(settings.tax.securities);
  if (asset === undefined) return include === 'all' ? 'all' : securities;
  return new Set(include === 'all' || securities.has(asset) ? [asset] : []);
}

export const washRuleApplies = ({ settings }: TaxBook): boolean => jurisdictionOf(settings.jurisdiction) === US;

type Washed = readonly [sale: SaleOfLot, adjusted: AdjustedSale, replaced: readonly Replaced[]];

export async function washSalesOf(
  book: TaxBook,
  { year, asset, include, after, limit, now }: WashQuestion,
): Promise<WashAnswer | Refusal<'ValidationFailed'>> {
  const washed = await washedInYear(book, { year, assets: washAssets(book, include, asset), now });
  if (washed === undefined) {
    return refuseInput([
      { path: 'asset', message: 'is needed: there are too many lots and disposals for all at once' },
    ]);
  }
  const rest = washed.filter(([{ cursor }]) => after === undefined || cursor > after);
  const page = rest.slice(0, limit);
  return {
    items: page.map((each) => viewOf(book, each)),
    after: rest.length > limit ? page.at(-1)?.[0].cursor : undefined,
    totals: totalsOf(washed),
    applies: washRuleApplies(book),
  };
}

/** By the place of the sale in the book, in the order of the sales. */
export interface WashSalesOfReport {
  readonly sales: ReadonlyMap<string, WashSaleView>;
  readonly totals: WashAnswer['totals'];
}

/**
 * Those of a tax year in the securities that the settings name, where they are the law; undefined where there is too
 * much to look at.
 */
export async function washSalesOfReport(
  book: TaxBook,
  { year, now }: Pick<WashQuestion, 'year' | 'now'>,
): Promise<WashSalesOfReport | undefined> {
  const assets = washRuleApplies(book) ? washAssets(book, 'securities') : new Set<string>();
  const washed = await washedInYear(book, { year, assets, now });
  if (washed === undefined) return undefined;
  const sales = new Map(washed.map((each) => [each[0].cursor, viewOf(book, each)]));
  return { sales, totals: totalsOf(washed) };
}

/** In the order of the sales; undefined where there is too much to look at. */
async function washedInYear(
  book: TaxBook,
  { year, assets, now }: Pick<WashQuestion, 'year' | 'now'> & { readonly assets: ReadonlySet<string> | 'all' },
): Promise<readonly Washed[] | undefined> {
  const units = await gatherUnits(book, assets, { atMs: toEpochMs(now) });
  const { rules } = book.inside;
  return (
    units &&
    [...units.values()]
      .flatMap(washedIn)
      .filter(([{ disposal }]) => rules.yearOf(disposal.disposedAt as Timestamp) === year)
      .toSorted(([a], [b]) => (a.cursor < b.cursor ? -1 : 1))
  );
}

function totalsOf(washed: readonly Washed[]): WashAnswer['totals'] {
  const totalOf = (figure: (adjusted: AdjustedSale) => Decimal): string =>
    format(washed.reduce((sum, [, adjusted]) => add(sum, figure(adjusted)), ZERO));
  return {
    basisIncrease: totalOf(({ basisIncrease }) => basisIncrease),
    disallowedLoss: totalOf(({ disallowedLoss }) => disallowedLoss),
    adjustedGain: totalOf(({ gain }) => gain),
  };
}

interface Replaced extends WashAdjustment {
  readonly lotId: string;
  readonly acquiredAt: string;
}

/** Sales of an asset that lost to others or have a loss of others in their basis. */
function washedIn({ sold, held, lots }: UnitsOfAsset): readonly Washed[] {
  const { adjustments, sales } = washSales(sold, held);
  const saleOf = new Map(sold.map((sale) => [sale.id, sale]));
  const byLoss = Map.groupBy(adjustments, ({ lossId }) => lossId);
  return sales.flatMap((adjusted): Washed[] => {
    const sale = saleOf.get(adjusted.id);
    if (sale === undefined || (adjusted.disallowedLoss === ZERO && adjusted.basisIncrease === ZERO)) return [];
    const replaced = (byLoss.get(adjusted.id) ?? []).map((adjustment): Replaced => {
      const lotId = saleOf.get(adjustment.replacementId)?.disposal.lotId ?? adjustment.replacementId;
      return { ...adjustment, lotId, acquiredAt: lots.get(lotId)?.acquiredAt ?? '' };
    });
    return [[sale, adjusted, replaced]];
  });
}

function viewOf(
  { inside: { rules } }: TaxBook,
  [{ disposal, disposedAtMs, costBasis, proceeds }, adjusted, replaced]: Washed,
): WashSaleView {
  return {
    transactionId: disposal.transactionId,
    lotId: disposal.lotId ?? '',
    asset: disposal.asset,
    account: disposal.account,
    quantity: disposal.quantity,
    disposedAt: disposal.disposedAt,
    proceeds: format(proceeds),
    costBasis: format(costBasis),
    gain: disposal.gain ?? '0',
    basisIncrease: format(adjusted.basisIncrease),
    disallowedLoss: format(adjusted.disallowedLoss),
    deductibleLoss: format(adjusted.deductibleLoss),
    adjustedGain: format(adjusted.gain),
    replacements: replaced.map(({ lotId, acquiredAt, quantity, disallowedLoss, ...adjustment }) => ({
      ...{ lotId, acquiredAt, quantity: format(quantity), disallowedLoss: format(disallowedLoss) },
      costBasis: format(adjustment.replacementCostBasis),
      effectiveAcquiredAt: dateOf(fromEpochMs(adjustment.effectiveAcquiredAtMs)),
    })),
    parts: adjusted.parts.map((part) => ({
      ...{ quantity: format(part.quantity), proceeds: format(part.proceeds), costBasis: format(part.costBasis) },
      ...{ disallowedLoss: format(part.disallowedLoss), gain: format(part.gain) },
      effectiveAcquiredAt: dateOf(fromEpochMs(part.heldFromMs)),
      term: rules.termOf(disposal.asset, { acquiredAtMs: part.heldFromMs, disposedAtMs }),
    })),
  };
}
