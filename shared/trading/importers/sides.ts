/** The shapes in which a row says what came in, what went out and what it cost. */
import { absolute, add, type Decimal, multiply, negate, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { assetOf } from './aliases.ts';
import { type Cells, quoted } from './cells.ts';
import type { Leg } from './legs.ts';
import { withoutFee } from './one-row.ts';
import type { FormatContext } from './types.ts';

/** `into` before a fee that is taken off it, `out` without a fee that leaves on top of it; none below zero. */
export interface Sides {
  readonly into?: Leg | undefined;
  readonly out?: Leg | undefined;
  readonly fee?: Leg | undefined;
  /** Further fees, of exports with several. */
  readonly fees?: readonly Leg[] | undefined;
}

export const feesOf = ({ fee, fees = [] }: Sides): readonly Leg[] => (fee ? [fee, ...fees] : fees);

export interface TableCells extends Cells {
  /** The asset that a cell names. */
  asset(field: string): string;
  /** The asset of a symbol. */
  assetNamed(symbol: string): string;
  /** What the header says in the name of a field's column; `undefined` if nothing, or if it has no such column. */
  captured(field: string): string | undefined;
  /** The account that is imported to, for exports that leave it to the user what they are of. */
  readonly account: string;
}

/** `isOut`: whether the operation can only take something out, for exports without signs. */
export type ReadSides = (cells: TableCells, isOut: boolean, context: FormatContext) => Sides;

export const tableCells = (cells: Cells, source: string | undefined, context: FormatContext): TableCells => {
  const assetNamed = (symbol: string) => (source === undefined ? symbol : assetOf(source, symbol));
  return {
    ...cells,
    assetNamed,
    asset: (field) => assetNamed(cells.needed(field)),
    captured: (field) => context.captures[field],
    account: context.account,
  };
};

interface FeeColumns {
  readonly fee?: string;
  /** Left out, the fee is in the asset of the amount, or in the quote asset of a market. */
  readonly feeAsset?: string;
  /** Of exports that write what is charged below zero, and what is paid back above. */
  readonly feeBelowZero?: boolean;
  /** Whether the amount is what the balance changed by, with the fee in it. */
  readonly feeIncluded?: boolean;
}

function feeIn(cells: TableCells, columns: FeeColumns, usual: string): Leg | undefined {
  if (columns.fee === undefined) return undefined;
  const written = cells.optionalNumber(columns.fee);
  if (written === undefined || written === 0n) return undefined;
  const quantity = columns.feeBelowZero === true ? negate(written) : written;
  const named = columns.feeAsset === undefined ? '' : cells.text(columns.feeAsset);
  return { asset: named === '' ? usual : cells.assetNamed(named), quantity };
}

/** A fee below zero was paid back: it adds to what came in, or takes from what went. */
function charged({ into, out, fee }: Sides, cells: TableCells): Sides {
  if (fee === undefined || fee.quantity >= 0n) return { into, out, fee };
  const back = absolute(fee.quantity);
  if (into?.asset === fee.asset) return { into: { ...into, quantity: add(into.quantity, back) }, out };
  if (out?.asset === fee.asset) return { into, out: { ...out, quantity: subtract(out.quantity, back) } };
  cells.fail('bad-number', `the fee is paid back in ${quoted(fee.asset)}, which the row doesn't move otherwise`);
  return { into, out };
}

interface AmountColumns extends FeeColumns {
  readonly asset: string;
  readonly quantity: string;
}

function oneAmount(cells: TableCells, columns: AmountColumns, isOut: (quantity: Decimal) => boolean): Sides {
  const asset = cells.asset(columns.asset);
  const written = cells.number(columns.quantity);
  const leg = { asset, quantity: absolute(written) };
  const sides = charged(
    { ...(isOut(written) ? { out: leg } : { into: leg }), fee: feeIn(cells, columns, asset) },
    cells,
  );
  return columns.feeIncluded === true ? withoutFee(sides) : sides;
}

/** One amount, whose sign says which way it goes. */
export const signed =
  (columns: AmountColumns): ReadSides =>
  (cells) =>
    oneAmount(cells, columns, (quantity) => quantity < 0n);

/** One amount; the operation says which way it goes, whatever the sign. */
export const unsigned =
  (columns: AmountColumns): ReadSides =>
  (cells, isOut) =>
    oneAmount(cells, columns, () => isOut);

interface TwoColumns extends FeeColumns {
  readonly in?: readonly [asset: string, quantity: string];
  readonly out?: readonly [asset: string, quantity: string];
}

/** An amount in and an amount out, each in columns of its own, either of which may be empty. Signs don't matter. */
export const inAndOut =
  (columns: TwoColumns): ReadSides =>
  (cells) => {
    const leg = (fields: readonly [string, string] | undefined): Leg | undefined => {
      const quantity = fields && cells.optionalNumber(fields[1]);
      return !fields || quantity === undefined || quantity === 0n
        ? undefined
        : { asset: cells.asset(fields[0]), quantity: absolute(quantity) };
    };
    const [into, out] = [leg(columns.in), leg(columns.out)];
    const sides = charged({ into, out, fee: feeIn(cells, columns, (out ?? into)?.asset ?? '') }, cells);
    return columns.feeIncluded === true ? withoutFee(sides) : sides;
  };

interface MarketColumns extends FeeColumns {
  /** `BTC/EUR`, `BTC-EUR`, `BTC_EUR`; or the two assets in columns of their own. */
  readonly market: string | { readonly base: string; readonly quote: string };
  readonly isQuoteFirst?: boolean;
  /** Says that it was bought or sold, in whatever words; left out, the sign of the quantity does. */
  readonly side?: string;
  readonly quantity: string;
  /** What was paid in all, before the fee; or else the price of one. */
  readonly total?: string;
  readonly price?: string;
}

/** A purchase or sale on a market. */
export const market =
  (columns: MarketColumns): ReadSides =>
  (cells) => {
    const pair = pairIn(cells, columns);
    const written = cells.number(columns.quantity);
    const quantity = absolute(written);
    const isBuy = columns.side === undefined ? written > 0n : sideIn(cells, columns.side);
    const base = { asset: pair.base, quantity };
    const quote = { asset: pair.quote, quantity: totalIn(cells, columns, quantity) };
    const [into, out] = isBuy ? [base, quote] : [quote, base];
    const sides = charged({ into, out, fee: feeIn(cells, columns, pair.quote) }, cells);
    return columns.feeIncluded === true ? withoutFee(sides) : sides;
  };

function pairIn(cells: TableCells, { market: pair, isQuoteFirst = false }: MarketColumns) {
  if (typeof pair !== 'string') return { base: cells.asset(pair.base), quote: cells.asset(pair.quote) };
  const written = cells.needed(pair);
  const [first = '', second = '', ...more] = written.split(/-->|[-/_]/);
  if (written !== '' && (first === '' || second === '' || more.length > 0)) {
    cells.fail('unknown-operation', `the ${pair} ${quoted(written)} does not name two assets`);
  }
  const [base, quote] = isQuoteFirst ? [second, first] : [first, second];
  return { base: cells.assetNamed(base), quote: cells.assetNamed(quote) };
}

function sideIn(cells: TableCells, field: string): boolean {
  const written = cells.needed(field);
  const [buys, sells] = [/\b(?:buy|bought)|_buy\b|^b$/i.test(written), /\b(?:sell|sold)|_sell\b|^s$/i.test(written)];
  if (written !== '' && buys === sells) {
    cells.fail('unknown-operation', `the ${field} ${quoted(written)} says neither that it was bought nor sold`);
  }
  return buys;
}

function totalIn(cells: TableCells, { total, price }: MarketColumns, quantity: Decimal): Decimal {
  const stated = total === undefined ? undefined : cells.optionalNumber(total);
  if (stated !== undefined) return absolute(stated);
  if (price !== undefined) return absolute(multiply(cells.number(price), quantity));
  cells.fail('missing-cell', `the ${total ?? 'total'} is empty`);
  return ZERO;
}
