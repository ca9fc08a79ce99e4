/** Closes as they are kept for statistics: a logarithm for each day, which is what returns are differences of. */
import { type Decimal, format } from '../../../kernel/money/decimal.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';
import { daysBetween } from './days-between.ts';

/** Logarithms of closes relative to the first, in billionths; `null` for a day without one. */
export interface LogSeries {
  /** UTC day of the first. */
  readonly from: string;
  readonly logs: readonly (number | null)[];
}

interface DatedClose {
  readonly date: string;
  readonly close: Decimal;
}

const BILLIONTHS = 1e9;

const logarithm = ({ close }: DatedClose): number => Math.log(Number(format(close)));

/**
 * What the move of a day is without the split that came into effect on it. Some sources adjust their closes for splits and
 * some don't, so that of the two readings the smaller move is taken.
 */
function withoutSplit(move: number, date: string, splits: readonly AssetSplit[]): number {
  const split = splits.find((candidate) => candidate.date === date);
  if (split === undefined) return move;
  const adjusted = move + Math.log(split.to / split.from);
  return Math.abs(adjusted) < Math.abs(move) ? adjusted : move;
}

/**
 * Approximate by nature: double precision, kept to the billionth.
 * @param closes oldest first, one for each day that has one, all in one currency.
 */
export function logSeriesOf(closes: readonly DatedClose[], splits: readonly AssetSplit[] = []): LogSeries | undefined {
  const [first] = closes;
  if (first === undefined) return undefined;
  const logs: (number | null)[] = [0];
  let [level, before] = [0, logarithm(first)];
  for (const close of closes.slice(1)) {
    const now = logarithm(close);
    level += withoutSplit(now - before, close.date, splits);
    before = now;
    const at = daysBetween(first.date, close.date);
    while (logs.length < at) logs.push(null);
    logs.push(Math.round(level * BILLIONTHS));
  }
  return { from: first.date, logs };
}

export interface LogDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly log: number;
}

/** The days that have a close, oldest first. */
export const logDays = ({ from, logs }: LogSeries): readonly LogDay[] => {
  const first = daysBetween('1970-01-01', from);
  return logs.flatMap((log, index) => (log === null ? [] : [{ day: first + index, log: log / BILLIONTHS }]));
};
