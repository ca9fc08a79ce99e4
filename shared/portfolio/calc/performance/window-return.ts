/**
 * Time-weighted return: the time is cut into windows at the days on which the value is known, and the growths of the
 * windows are chained, so that it doesn't matter how much was at work when. Inside a window that money came or went in
 * the midst of, the growth is its internal rate (the modified method is only near to that). Source: CFA Institute, Global
 * Investment Performance Standards; Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 2.
 */
import { internalRate } from './internal-rate.ts';

export interface Window {
  readonly begin: number;
  readonly end: number;
  readonly days: number;
  readonly flows: readonly {
    /** Days from the beginning. */
    readonly at: number;
    /** Above zero for what was put in. */
    readonly amount: number;
  }[];
}

/** How many times its worth a window made of what was in it; 1 where nothing was. */
export function growthOf({ begin, end, days, flows }: Window): number {
  let [atStart, atEnd] = [begin, end];
  for (const { at, amount } of flows) {
    if (at <= 0) atStart += amount;
    else if (at >= days) atEnd -= amount;
  }
  const within = flows.filter(({ at }) => at > 0 && at < days);
  if (within.length === 0) return atStart > 0 ? atEnd / atStart : 1;
  const payments = [
    { days: 0, amount: -atStart },
    ...within.map(({ at, amount }) => ({ days: at, amount: -amount })),
    { days, amount: atEnd },
  ];
  return 1 + (internalRate(payments, days) ?? 0);
}

/** As a fraction: 0.05 is 5%. */
export const timeWeightedReturn = (windows: readonly Window[]): number =>
  windows.reduce((growth, window) => growth * growthOf(window), 1) - 1;
