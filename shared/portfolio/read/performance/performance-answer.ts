/** What is answered about performance, of what was worked out. */
import { type Decimal, format, ONE, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { type Fine, fractionOf, NOTHING_FINE, roundFine } from '../../calc/performance/average.ts';
import { type Measures, measuresOf } from '../../calc/performance/measures.ts';
import type { Followed, Performance } from '../../calc/performance/performance.ts';
import type { PositionFigures } from '../../calc/performance/position-figures.ts';
import { dateAt, spanOf } from '../../calc/performance/span.ts';
import type { DayTotals, ViewName } from '../../calc/performance/totals.ts';
import { wholeAverage } from '../../calc/performance/whole-average.ts';
import type { PerformanceBody } from '../../contract/performance-http.ts';
import { textOf, textOfNumber } from './amounts.ts';
import { changesSince } from './changes.ts';
import { benchmarkAnswer, riskAnswer } from './risk-answer.ts';

export interface AnswerQuestion {
  readonly from: string | undefined;
  readonly to: string;
  readonly currency: string;
  readonly benchmark: string | undefined;
  readonly riskFreeRate: string;
}

type Position = PerformanceBody['positions'][number];
type Answer = Omit<PerformanceBody, 'complete' | 'missing'>;

const NOTHING: DayTotals = { value: ZERO, investment: ZERO, gross: ZERO, net: ZERO, flow: ZERO, average: NOTHING_FINE };

const dayBefore = (date: string): string => dateAt(spanOf(date, date), -1);

const viewTexts = ({ own, asked }: PositionFigures) => ({
  fees: format(own.fees),
  income: format(own.income),
  grossPerformance: format(own.gross),
  netPerformance: format(own.net),
  grossPerformancePercent: textOf(own.grossFraction),
  netPerformancePercent: textOf(own.netFraction),
  timeWeightedInvestment: format(roundFine(own.average)),
  feesWithCurrencyEffect: format(asked.fees),
  incomeWithCurrencyEffect: format(asked.income),
  grossPerformanceWithCurrencyEffect: format(asked.gross),
  netPerformanceWithCurrencyEffect: format(asked.net),
  grossPerformancePercentWithCurrencyEffect: textOf(asked.grossFraction),
  netPerformancePercentWithCurrencyEffect: textOf(asked.netFraction),
  timeWeightedInvestmentWithCurrencyEffect: format(roundFine(asked.average)),
});

const UNKNOWN = {
  ...{
    averagePrice: null,
    investment: null,
    investmentWithCurrencyEffect: null,
    value: null,
    fees: null,
    income: null,
  },
  ...{ grossPerformance: null, netPerformance: null, grossPerformancePercent: null, netPerformancePercent: null },
  ...{ timeWeightedInvestment: null, feesWithCurrencyEffect: null, incomeWithCurrencyEffect: null },
  ...{ grossPerformanceWithCurrencyEffect: null, netPerformanceWithCurrencyEffect: null },
  ...{ grossPerformancePercentWithCurrencyEffect: null, netPerformancePercentWithCurrencyEffect: null },
  timeWeightedInvestmentWithCurrencyEffect: null,
};

const positionOf = ({ asset, currency, isKnown }: Followed, figures: PositionFigures): Position => ({
  asset,
  currency,
  quantity: format(figures.quantity),
  ...(isKnown
    ? {
        averagePrice: format(figures.averagePrice),
        investment: format(figures.own.investment),
        investmentWithCurrencyEffect: format(figures.asked.investment),
        value: format(figures.own.value),
        ...viewTexts(figures),
      }
    : UNKNOWN),
});

interface Told {
  readonly of: Followed;
  readonly figures: PositionFigures;
}

/** Positions by value; one that nothing is known of comes last. */
const byValue = (a: Told, b: Told): number => {
  const [one, other] = [a, b].map(({ of, figures }) => (of.isKnown ? figures.own.value : -ONE));
  return (
    Number((other ?? ZERO) > (one ?? ZERO)) - Number((other ?? ZERO) < (one ?? ZERO)) ||
    (a.of.asset < b.of.asset ? -1 : 1)
  );
};

interface WholeFigures {
  readonly gross: Decimal;
  readonly net: Decimal;
  readonly whole: Fine;
}

const wholeView = ({ gross, net, whole }: WholeFigures) => ({
  timeWeightedInvestment: format(roundFine(whole)),
  grossPerformancePercent: textOf(fractionOf(gross, whole)),
  netPerformancePercent: textOf(fractionOf(net, whole)),
});

const withCurrencyEffect = (view: ReturnType<typeof wholeView>) => ({
  timeWeightedInvestmentWithCurrencyEffect: view.timeWeightedInvestment,
  grossPerformancePercentWithCurrencyEffect: view.grossPerformancePercent,
  netPerformancePercentWithCurrencyEffect: view.netPerformancePercent,
});

/** Held or moved at some time of what is measured. */
const hasPart = ({ ends }: Followed, { own }: PositionFigures): boolean =>
  own.average !== NOTHING_FINE ||
  own.gross !== ZERO ||
  own.fees !== ZERO ||
  own.income !== ZERO ||
  ends.at(-1)?.quantity !== ZERO;

class Teller {
  readonly #worked: Performance;
  readonly #question: AnswerQuestion;
  /** The end of this day is what everything is compared with. */
  readonly #after: string;
  readonly #told: readonly Told[];

  constructor(worked: Performance, question: AnswerQuestion) {
    this.#worked = worked;
    this.#question = question;
    this.#after = question.from === undefined ? worked.quotes.span.first : dayBefore(question.from);
    this.#told = worked.followed
      .filter(({ isHeld }) => isHeld)
      .flatMap((of) => {
        const figures = worked.position(of, this.#after);
        const isPart = question.from === undefined || (figures && hasPart(of, figures));
        return figures && isPart ? [{ of, figures }] : [];
      })
      .toSorted(byValue);
  }

  answer(): Answer {
    const { to, from = null, currency, benchmark, riskFreeRate } = this.#question;
    const since = { worked: this.#worked, after: this.#after };
    const [own, asked] = [this.#measures('own'), this.#measures('asked')];
    const [ownFigures, askedFigures] = [this.#figures('own'), this.#figures('asked')];
    return {
      ...{ asOf: to, from, currency },
      currentValue: format(ownFigures.value),
      totalInvestment: format(ownFigures.investment),
      totalInvestmentWithCurrencyEffect: format(askedFigures.investment),
      fees: format(ownFigures.fees),
      income: format(ownFigures.income),
      grossPerformance: format(ownFigures.gross),
      netPerformance: format(ownFigures.net),
      grossPerformancePercent: textOf(fractionOf(ownFigures.gross, ownFigures.average)),
      netPerformancePercent: textOf(fractionOf(ownFigures.net, ownFigures.average)),
      timeWeightedInvestment: format(roundFine(ownFigures.average)),
      feesWithCurrencyEffect: format(askedFigures.fees),
      incomeWithCurrencyEffect: format(askedFigures.income),
      grossPerformanceWithCurrencyEffect: format(askedFigures.gross),
      netPerformanceWithCurrencyEffect: format(askedFigures.net),
      grossPerformancePercentWithCurrencyEffect: textOf(fractionOf(askedFigures.gross, askedFigures.average)),
      netPerformancePercentWithCurrencyEffect: textOf(fractionOf(askedFigures.net, askedFigures.average)),
      timeWeightedInvestmentWithCurrencyEffect: format(roundFine(askedFigures.average)),
      timeWeightedReturn: textOfNumber(own.timeWeightedReturn) ?? '0',
      timeWeightedReturnWithCurrencyEffect: textOfNumber(asked.timeWeightedReturn) ?? '0',
      annualizedReturn: textOfNumber(own.annualizedReturn),
      moneyWeightedReturn: textOfNumber(own.moneyWeightedReturn),
      moneyWeightedReturnWithCurrencyEffect: textOfNumber(asked.moneyWeightedReturn),
      whole: { ...wholeView(ownFigures), ...withCurrencyEffect(wholeView(askedFigures)) },
      changes: changesSince(this.#worked, to),
      risk: riskAnswer(since, own, riskFreeRate),
      ...(benchmark !== undefined && { benchmark: benchmarkAnswer(since, own, benchmark) }),
      positions: this.#told.map(({ of, figures }) => positionOf(of, figures)),
    };
  }

  #figures(view: ViewName) {
    const { value, investment, ...end } = this.#worked.on(this.#question.to, view) ?? NOTHING;
    const start = this.#worked.on(this.#after, view);
    const known = this.#told.filter(({ of }) => of.isKnown).map(({ figures }) => figures[view]);
    const loose = this.#worked.loose(this.#after, view);
    const average = this.#worked.average(this.#after, view);
    return {
      value,
      investment,
      whole: wholeAverage(this.#worked.days(this.#after, view), average),
      gross: subtract(end.gross, start?.gross ?? ZERO),
      net: subtract(end.net, start?.net ?? ZERO),
      fees: sum([...known.map(({ fees }) => fees), loose.fees]),
      income: sum([...known.map(({ income }) => income), loose.income]),
      average,
    };
  }

  #measures(view: ViewName): Measures {
    return measuresOf(this.#worked.days(this.#after, view), Number(this.#question.riskFreeRate));
  }
}

export const performanceAnswer = (worked: Performance, question: AnswerQuestion): Answer =>
  new Teller(worked, question).answer();
