/** Holds the measures that need no server against vectors of flows and values. */
import { annualized } from '../../shared/portfolio/calc/performance/annualized.ts';
import { internalRate } from '../../shared/portfolio/calc/performance/internal-rate.ts';
import { daysBetween } from '../../shared/portfolio/calc/performance/span.ts';
import { timeWeightedReturn, type Window } from '../../shared/portfolio/calc/performance/window-return.ts';

interface Case {
  readonly days?: number;
  readonly totalReturn?: string;
  readonly annualized?: string;
  readonly flows?: readonly (readonly [date: string, amount: string])[];
  readonly xirr?: string;
  readonly tolerance: string;
}

interface Period {
  readonly begin: string;
  readonly end: string;
  readonly valueBegin: string;
  readonly valueEnd: string;
  readonly irrPercent: string;
  readonly twrPeriodPercent: string;
  readonly twrYearPercent: string;
}

export interface ReturnsVector {
  readonly cases?: readonly Case[];
  readonly flows?: readonly { readonly date: string; readonly amount: string }[];
  readonly valuations?: readonly { readonly date: string; readonly value: string }[];
  readonly expected?: readonly Period[];
  readonly tolerancePercentPoints?: string;
}

const YEAR_DAYS = 365.25;

/** A period begins at the end of the day before its first one; a flow counts from the start of its day. */
function windowsOf({ flows = [], valuations = [] }: ReturnsVector, period: Period): readonly Window[] {
  const days = daysBetween(period.begin, period.end) + 1;
  const at = (date: string) => daysBetween(period.begin, date);
  const inner = valuations.map(({ date, value }) => ({ at: at(date) + 1, value: Number(value) }));
  const cuts = [
    { at: 0, value: Number(period.valueBegin) },
    ...inner.filter((cut) => cut.at > 0 && cut.at < days),
    { at: days, value: Number(period.valueEnd) },
  ];
  return cuts.slice(1).map((cut, index): Window => {
    const before = cuts[index] ?? { at: 0, value: 0 };
    const within = flows.filter(({ date }) => at(date) >= before.at && at(date) < cut.at);
    return {
      ...{ begin: before.value, end: cut.value, days: cut.at - before.at },
      flows: within.map(({ date, amount }) => ({ at: at(date) - before.at, amount: Number(amount) })),
    };
  });
}

function rateOf({ flows = [] }: ReturnsVector, period: Period): number | undefined {
  const days = daysBetween(period.begin, period.end) + 1;
  const within = flows.filter(({ date }) => date >= period.begin && date <= period.end);
  return internalRate(
    [
      { days: 0, amount: -Number(period.valueBegin) },
      ...within.map(({ date, amount }) => ({ days: daysBetween(period.begin, date), amount: -Number(amount) })),
      { days, amount: Number(period.valueEnd) },
    ],
    YEAR_DAYS,
  );
}

export function judgeReturns(vector: ReturnsVector): { readonly faults: readonly string[]; readonly figures: number } {
  const faults: string[] = [];
  let figures = 0;
  const close = (what: string, expected: string, found: number | undefined, tolerance: number): void => {
    figures += 1;
    // What was printed with so many digits may be off by half of the last, and floats by a trifle.
    if (found === undefined || Math.abs(Number(expected) - found) > tolerance + 1e-9) {
      faults.push(`${what}: expected ${expected}, got ${found}`);
    }
  };
  for (const one of vector.cases ?? []) {
    if (one.annualized !== undefined) {
      const found = annualized(Number(one.totalReturn), one.days ?? 0);
      close(`annualized over ${one.days} days`, one.annualized, found, Number(one.tolerance));
    }
    const [first] = one.flows ?? [];
    if (one.xirr !== undefined && one.flows && first) {
      const payments = one.flows.map(([date, amount]) => ({
        days: daysBetween(first[0], date),
        amount: Number(amount),
      }));
      close('XIRR', one.xirr, internalRate(payments, 365), Number(one.tolerance));
    }
  }
  const tolerance = Number(vector.tolerancePercentPoints ?? 0);
  for (const period of vector.expected ?? []) {
    const total = timeWeightedReturn(windowsOf(vector, period));
    const days = daysBetween(period.begin, period.end) + 1;
    const name = `${period.begin} to ${period.end}`;
    close(`time-weighted ${name}`, period.twrPeriodPercent, total * 100, tolerance);
    close(
      `time-weighted for a year ${name}`,
      period.twrYearPercent,
      annualized(total, days, YEAR_DAYS) * 100,
      tolerance,
    );
    close(`money-weighted ${name}`, period.irrPercent, (rateOf(vector, period) ?? Number.NaN) * 100, tolerance);
  }
  return { faults, figures };
}
