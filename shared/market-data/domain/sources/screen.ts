/**
 * Jumps of scale: a close of 100 times its neighbour or more, or a hundredth or less, is more likely a mistaken unit, a
 * missing point or another asset than a price. It is held until an operator has looked.
 */
import type { Decimal } from '../../../kernel/money/decimal.ts';

const SCALE = 100n;

export interface DatedClose {
  readonly date: string;
  readonly close: Decimal;
}

/** A stretch of days at another scale: one look settles it, since the days after the first follow from it. */
export interface HeldRun {
  readonly first: DatedClose;
  /** The neighbour that the first was held against. */
  readonly neighbour: DatedClose;
  /** The last day of the stretch, and how many there are. */
  readonly to: string;
  readonly days: number;
}

export interface Screened<Bar extends DatedClose> {
  readonly accepted: readonly Bar[];
  readonly held: readonly HeldRun[];
}

export const isJump = (a: Decimal, b: Decimal): boolean => a >= b * SCALE || b >= a * SCALE;

/**
 * What the first bar is compared with where nothing earlier is known: itself, unless the second one is a jump from it;
 * then one of the two is wrong, and the middle of all decides, which a few odd ones can't move.
 */
function startOf<Bar extends DatedClose>(bars: readonly Bar[]): DatedClose | undefined {
  const [first, second] = bars;
  if (first === undefined || second === undefined || !isJump(first.close, second.close)) return first;
  const sorted = bars.toSorted((a, b) => (a.close < b.close ? -1 : 1));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/**
 * @param bars oldest first.
 * @param before what is known of the days before them, if anything is.
 * @param isSettled whether an operator has said that this close is right: it is taken, and what follows is held against it.
 */
export function screen<Bar extends DatedClose>(
  bars: readonly Bar[],
  before: DatedClose | undefined,
  isSettled: (bar: Bar) => boolean,
): Screened<Bar> {
  const accepted: Bar[] = [];
  const held: HeldRun[] = [];
  let neighbour = before ?? startOf(bars);
  let run: HeldRun | undefined;
  for (const bar of bars) {
    if (neighbour === undefined || isSettled(bar) || !isJump(bar.close, neighbour.close)) {
      accepted.push(bar);
      neighbour = bar;
      run = undefined;
      continue;
    }
    const goesOn: boolean = run !== undefined && !isJump(bar.close, run.first.close);
    if (run !== undefined && goesOn) {
      run = { ...run, to: bar.date, days: run.days + 1 };
      held[held.length - 1] = run;
    } else {
      run = { first: { date: bar.date, close: bar.close }, neighbour, to: bar.date, days: 1 };
      held.push(run);
    }
  }
  return { accepted, held };
}
