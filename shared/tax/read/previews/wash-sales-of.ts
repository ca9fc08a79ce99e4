/** The wash sales of a fiscal year, from the book's lots and disposals. */
import type { Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type Decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { dateOf, fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { jurisdictionOf } from '../../calc/jurisdictions/all.ts';
import { US } from '../../calc/jurisdictions/us/us.ts';
import { timeOfKey } from '../../calc/keys.ts';
import { disposalView } from '../../calc/views.ts';
import { judgeWashSales } from '../../calc/wash-sales/judge-wash-sales.ts';
import { costOfReplacement, type JudgedSale } from '../../calc/wash-sales/judged-sale.ts';
import type { AskedSale } from '../../calc/wash-sales/tell-history.ts';
import type { WashInclude, WashSaleView } from '../../contract/wash-sales-http.ts';

export interface WashQuestion {
  readonly year: number;
  readonly asset?: string | undefined;
  readonly include: WashInclude;
  /** Place of the last sale of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface WashAnswer {
  readonly items: readonly WashSaleView[];
  readonly after: string | undefined;
  readonly totals: { readonly basisIncrease: string; readonly disallowedLoss: string; readonly adjustedGain: string };
  readonly applies: boolean;
}

/** Assets that the rule is taken to be for. */
export const washAssets = ({ settings }: TaxBook, include: WashInclude): ReadonlySet<string> | 'all' =>
  include === 'all' ? 'all' : new Set(settings.tax.securities);

export const washRuleApplies = ({ settings }: TaxBook): boolean => jurisdictionOf(settings.jurisdiction) === US;

/** Of a year, in the order of the sales; undefined where there is too much to look at. */
async function washedInYear(
  book: TaxBook,
  { year, asset, include }: Pick<WashQuestion, 'year' | 'asset' | 'include'>,
): Promise<readonly AskedSale[] | undefined> {
  const { rules } = book.inside;
  const asked = await judgeWashSales(book, {
    securities: washAssets(book, include),
    asset,
    fromMs: rules.yearStartsAt(year),
    beforeMs: rules.yearStartsAt(year + 1),
  });
  return asked?.filter(({ sale }) => sale.isAdjusted);
}

export async function washSalesOf(
  book: TaxBook,
  { after, limit, ...question }: WashQuestion,
): Promise<WashAnswer | Refusal<'ValidationFailed'>> {
  const washed = await washedInYear(book, question);
  if (washed === undefined) {
    return refuseInput([
      { path: 'asset', message: 'is needed: there are too many lots and disposals for all at once' },
    ]);
  }
  const rest = washed.filter(({ cursor }) => after === undefined || cursor > after);
  const page = rest.slice(0, limit);
  return {
    items: page.map((each) => viewOf(book, each)),
    after: rest.length > limit ? page.at(-1)?.cursor : undefined,
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
  { year }: Pick<WashQuestion, 'year'>,
): Promise<WashSalesOfReport | undefined> {
  const washed = washRuleApplies(book) ? await washedInYear(book, { year, include: 'securities' }) : [];
  if (washed === undefined) return undefined;
  const sales = new Map(washed.map((each) => [each.cursor, viewOf(book, each)]));
  return { sales, totals: totalsOf(washed) };
}

function totalsOf(washed: readonly AskedSale[]): WashAnswer['totals'] {
  const totalOf = (figure: (sale: JudgedSale) => Decimal): string =>
    format(sum(washed.map(({ sale }) => figure(sale))));
  return {
    basisIncrease: totalOf(({ basisIncrease }) => basisIncrease),
    disallowedLoss: totalOf(({ disallowedLoss }) => disallowedLoss),
    adjustedGain: totalOf(({ gain }) => gain),
  };
}

const dayOfMs = (atMs: number): string => dateOf(fromEpochMs(atMs));

function viewOf({ inside: { rules } }: TaxBook, { cursor, row, sale }: AskedSale): WashSaleView {
  const {
    transactionId,
    lotId = '',
    asset,
    account,
    quantity,
    disposedAt,
    proceeds = '0',
    costBasis,
    gain = '0',
    boot,
  } = disposalView(cursor, row, rules);
  const disposedAtMs = timeOfKey(cursor);
  return {
    ...{ transactionId, lotId, asset, account, quantity, disposedAt, proceeds, costBasis, gain },
    ...(boot && { boot }),
    basisIncrease: format(sale.basisIncrease),
    disallowedLoss: format(sale.disallowedLoss),
    deductibleLoss: format(sale.deductibleLoss),
    adjustedGain: format(sale.gain),
    ...(sale.basisGiven !== ZERO && { basisGiven: format(sale.basisGiven) }),
    replacements: sale.replacements.map((each) => ({
      ...{ lotId: each.lotId, acquiredAt: fromEpochMs(each.acquiredAtMs), quantity: format(each.quantity) },
      ...{ disallowedLoss: format(each.disallowedLoss), costBasis: format(costOfReplacement(each)) },
      effectiveAcquiredAt: dayOfMs(each.heldFromMs),
    })),
    parts: sale.parts.map((part) => ({
      ...{ quantity: format(part.quantity), proceeds: format(part.proceeds), costBasis: format(part.costBasis) },
      ...{ disallowedLoss: format(part.disallowedLoss), gain: format(part.gain) },
      effectiveAcquiredAt: dayOfMs(part.heldFromMs),
      term: rules.termOf(asset, { acquiredAtMs: part.heldFromMs, disposedAtMs }),
    })),
  };
}
