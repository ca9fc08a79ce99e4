/** What a position comes to from the end of one day to that of another. */
import { type Decimal, divide, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { type Fine, fineOf, fractionOf, timeWeighted } from './average.ts';
import type { DayEnd, Told } from './day-end.ts';
import { convert, type Rate, SAME } from './quotes.ts';
import { grossOf, netOf, type ViewName } from './totals.ts';

/** Amounts in the currency asked for. */
export interface ViewFigures {
  readonly investment: Decimal;
  readonly value: Decimal;
  readonly fees: Decimal;
  readonly income: Decimal;
  readonly gross: Decimal;
  readonly net: Decimal;
  readonly grossFraction: Decimal | undefined;
  readonly netFraction: Decimal | undefined;
  readonly average: Fine;
}

export interface PositionFigures extends Readonly<Record<ViewName, ViewFigures>> {
  readonly quantity: Decimal;
  /** Cost of a unit in the asset's own currency. */
  readonly averagePrice: Decimal;
}

function viewFigures(start: Told | undefined, end: Told, rate: Rate): ViewFigures {
  const since = (figure: (told: Told) => Decimal) => subtract(figure(end), start ? figure(start) : ZERO);
  const [gross, net] = [since(grossOf), since(netOf)];
  const inOwn = timeWeighted(start, end);
  // Before the conversion, which a fraction of two amounts needs none of.
  const measure = fineOf(inOwn, SAME);
  return {
    investment: convert(end.investment, rate),
    value: convert(end.value, rate),
    fees: convert(
      since(({ fees }) => fees),
      rate,
    ),
    income: convert(
      since(({ income }) => income),
      rate,
    ),
    gross: convert(gross, rate),
    net: convert(net, rate),
    grossFraction: fractionOf(gross, measure),
    netFraction: fractionOf(net, measure),
    average: fineOf(inOwn, rate),
  };
}

/** `rate` converts the asset's currency into the one asked for. */
export const positionFigures = (start: DayEnd | undefined, end: DayEnd, rate: Rate): PositionFigures => ({
  quantity: end.quantity,
  averagePrice: end.quantity > ZERO ? divide(end.own.investment, end.quantity) : ZERO,
  own: viewFigures(start?.own, end.own, rate),
  asked: viewFigures(start?.asked, end.asked, SAME),
});
