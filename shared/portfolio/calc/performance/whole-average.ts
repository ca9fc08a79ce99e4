import { add, ZERO } from '../../../kernel/money/decimal.ts';
import { type Fine, fineOf } from './average.ts';
import { SAME } from './quotes.ts';
import type { DayTotals } from './totals.ts';

/**
 * What was invested in all together, over the days on which anything was: money that goes from one asset into another
 * counts once. Where no whole day passed with anything, what was at work within the day, asset by asset.
 * @param days their ends in order; the first only says what there was to begin with.
 */
export function wholeAverage(days: readonly Pick<DayTotals, 'investment'>[], withinTheDay: Fine): Fine {
  const invested = days.slice(0, -1).filter(({ investment }) => investment > ZERO);
  if (invested.length === 0) return withinTheDay;
  const sum = invested.reduce((total, { investment }) => add(total, investment), ZERO);
  return fineOf({ sum, days: invested.length }, SAME);
}
