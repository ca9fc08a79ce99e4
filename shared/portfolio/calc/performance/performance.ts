/** Everything about how holdings did, worked out of their days, prices and rates. */
import { add, type Decimal, ONE, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { addFine, type Fine, fineOf, NOTHING_FINE, timeWeighted } from './average.ts';
import { CarriedCosts } from './carried-costs.ts';
import { Course, type Lack } from './course.ts';
import type { DayEnd } from './day-end.ts';
import type { AssetDay } from './performance-book.ts';
import { type PositionFigures, positionFigures } from './position-figures.ts';
import { convert, type Quotes, type Rate, SAME } from './quotes.ts';
import { indexIn } from './span.ts';
import { type DayTotals, Totals, type ViewName } from './totals.ts';
import { Worths } from './worths.ts';

export interface PerformanceQuestion {
  /**
   * Of each asset in order of date, none after the last day of the quotes' span; those, too, that only hand their cost
   * on to others.
   */
  readonly assets: ReadonlyMap<string, readonly AssetDay[]>;
  readonly quotes: Quotes;
  readonly baseCurrency: string;
  /** Whether an asset is money of a country, or the user's own. */
  readonly isMoney: (asset: string) => boolean;
  /** Whether an asset is to be told of. */
  readonly isPart: (asset: string) => boolean;
  /** Whether an asset is named in the question, so that money counts wherever it was moved. */
  readonly isAskedAbout: (asset: string) => boolean;
  /** Whether an account is looked at. */
  readonly holds: (account: string) => boolean;
}

export interface Lacking {
  readonly asset: string;
  readonly what: Lack;
}

/** The course of one asset, with what it takes to tell any part of it. */
export interface Followed {
  readonly asset: string;
  readonly currency: string;
  readonly ends: readonly DayEnd[];
  /** Into the currency asked for, on the last day; `undefined` where it is not known. */
  readonly rate: Rate | undefined;
  /** Whether it is a position, and not only what was paid with. */
  readonly isHeld: boolean;
  /** Whether its figures are known. */
  readonly isKnown: boolean;
}

/** Fees and income that belong to no position, from one end of a day to another. */
export interface LooseSums {
  readonly fees: Decimal;
  readonly income: Decimal;
}

/** Works out what goes from one asset to another. */
function settle(
  carried: CarriedCosts,
  assets: PerformanceQuestion['assets'],
  courseOf: (asset: string, days: readonly AssetDay[]) => Course,
): void {
  const carrying = [...assets].filter(([, days]) => days.some(({ runs }) => runs.some((run) => run.carried)));
  for (let known = -1; known !== carried.changes; ) {
    known = carried.changes;
    for (const [asset, days] of carrying) courseOf(asset, days).ends();
  }
}

const HIDING: readonly Lack[] = ['price', 'cost', 'rate'];

export class Performance {
  readonly quotes: Quotes;
  readonly followed: readonly Followed[];
  readonly totals: Totals;
  readonly missing: readonly Lacking[];

  constructor(question: PerformanceQuestion) {
    const { quotes, baseCurrency, isMoney } = question;
    this.quotes = quotes;
    this.totals = new Totals(quotes.span.days);
    const worths = new Worths(quotes, isMoney, baseCurrency);
    const followed: Followed[] = [];
    const missing: Lacking[] = [];
    const carried = new CarriedCosts();
    const courseOf = (asset: string, days: readonly AssetDay[]): Course =>
      new Course({
        ...{ asset, days, quotes, worths, carried, holds: question.holds },
        ...{ isMoney: isMoney(asset), isAskedAbout: question.isAskedAbout(asset) },
      });
    settle(carried, question.assets, courseOf);
    for (const [asset, days] of question.assets) {
      if (!question.isPart(asset)) continue;
      const course = courseOf(asset, days);
      const ends = course.ends();
      const { rate } = course;
      const last = ends.at(-1);
      const isLoose = last !== undefined && (last.own.loose.fees !== ZERO || last.own.loose.income !== ZERO);
      if (!course.isHeld && !isLoose) continue;
      if (!rate) course.lacks.add('rate');
      missing.push(...[...course.lacks].toSorted().map((what) => ({ asset, what })));
      const isKnown = !HIDING.some((lack) => course.lacks.has(lack));
      if (rate && isKnown) this.totals.add(ends, rate);
      followed.push({ asset, currency: course.currency, ends, rate, isHeld: course.isHeld, isKnown });
    }
    this.followed = followed;
    this.missing = missing;
  }

  /** Place of a day's end; `undefined` before the span, when there was nothing yet. */
  #at(date: string): number | undefined {
    const index = indexIn(this.quotes.span, date);
    return index < 0 ? undefined : Math.min(index, this.quotes.span.days - 1);
  }

  /** What was moved or held between the ends of two days. */
  position({ ends, rate }: Followed, after: string): PositionFigures | undefined {
    const end = ends.at(-1);
    const from = this.#at(after);
    const start = from === undefined ? undefined : ends[from];
    return end && positionFigures(start, end, rate ?? SAME);
  }

  loose(after: string, view: ViewName): LooseSums {
    let sums: LooseSums = { fees: ZERO, income: ZERO };
    const from = this.#at(after);
    for (const { ends, rate } of this.followed) {
      const end = ends.at(-1)?.[view].loose;
      const start = from === undefined ? undefined : ends[from]?.[view].loose;
      if (!end || !rate) continue;
      const into = view === 'own' ? rate : SAME;
      sums = {
        fees: add(sums.fees, convert(subtract(end.fees, start?.fees ?? ZERO), into)),
        income: add(sums.income, convert(subtract(end.income, start?.income ?? ZERO), into)),
      };
    }
    return sums;
  }

  /** The sum of the average investments of all assets between the ends of two days. */
  average(after: string, view: ViewName): Fine {
    const from = this.#at(after);
    let sum = NOTHING_FINE;
    for (const { ends, rate, isKnown } of this.followed) {
      const end = ends.at(-1)?.[view];
      if (!end || !rate || !isKnown) continue;
      const start = from === undefined ? undefined : ends[from]?.[view];
      sum = addFine(sum, fineOf(timeWeighted(start, end), view === 'own' ? rate : SAME));
    }
    return sum;
  }

  /** The end of a day, and of those after it up to the last; before the span there was nothing. */
  days(from: string, view: ViewName): readonly DayTotals[] {
    return this.totals[view].slice(Math.max(0, indexIn(this.quotes.span, from)));
  }

  /** What a day's end came to; `undefined` before the span. */
  on(date: string, view: ViewName): DayTotals | undefined {
    const index = this.#at(date);
    return index === undefined ? undefined : this.totals[view][index];
  }

  /** What one unit of an asset was worth in the currency asked for, at the end of each day from a date on. */
  unitWorths(asset: string, from: string): readonly (Decimal | undefined)[] {
    const { quotes } = this;
    const worths: (Decimal | undefined)[] = [];
    for (let day = Math.max(0, indexIn(quotes.span, from)); day < quotes.span.days; day += 1) {
      const close = quotes.closeOn(asset, day) ?? { close: ONE, currency: asset };
      const rate = quotes.rateOn(close.currency, quotes.currency, day);
      worths.push(rate && convert(close.close, rate));
    }
    return worths;
  }
}
