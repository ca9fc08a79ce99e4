import { scaleUtc } from 'd3-scale';
import { textWidth } from './text-width.ts';

const DAY_MS = 86_400_000;
/** Room between two labels, in shares of the font size. */
const GAP = 1.2;

/**
 * Digits of years, months and days, shortest first, since more of them fit; at last asked for more densely than they fit,
 * so that enough are left when every other one goes.
 */
const TRIES = [
  { digits: 4, density: 1 },
  { digits: 7, density: 1 },
  { digits: 10, density: 1 },
  { digits: 7, density: 2 },
  { digits: 10, density: 3 },
];

export interface DateTick {
  readonly date: Date;
  readonly label: string;
}

export interface DateAxis {
  readonly from: Date;
  readonly to: Date;
  readonly width: number;
  readonly fontSize: number;
}

const isMidnight = (date: Date): boolean => date.getTime() % DAY_MS === 0;
const all = (dates: readonly Date[], end: string): boolean => dates.every((date) => date.toISOString().includes(end));

/** ISO 8601 in as few digits as say it: years, months or days. */
function labelLength(dates: readonly Date[]): number {
  if (all(dates, '-01-01T')) return 4;
  return all(dates, '-01T') ? 7 : 10;
}

/** Round dates with their labels, as many as stand beside each other without touching. */
export function dateTicks({ from, to, width, fontSize }: DateAxis): readonly DateTick[] {
  if (from.getTime() === to.getTime()) return [{ date: from, label: from.toISOString().slice(0, 10) }];
  const scale = scaleUtc([from, to], [0, width]);
  const room = (length: number): number => textWidth('0'.repeat(length), fontSize) + GAP * fontSize;
  let ticks: readonly DateTick[] = [];
  for (const { digits, density } of TRIES) {
    const dates = scale.ticks(Math.max(Math.floor(width / room(digits)) * density, 2)).filter(isMidnight);
    const length = labelLength(dates);
    if (length > digits) continue;
    ticks = apart(dates, (date) => scale(date), room(length)).map((date) => ({
      date,
      label: date.toISOString().slice(0, length),
    }));
    // One label alone tells no scale.
    if (ticks.length > 1) break;
  }
  return ticks;
}

/** Leaves out what comes too close to the one before, such as the 1st after the 31st. */
function apart(dates: readonly Date[], at: (date: Date) => number, room: number): readonly Date[] {
  const kept: Date[] = [];
  for (const date of dates) {
    const last = kept.at(-1);
    if (last === undefined || at(date) - at(last) >= room) kept.push(date);
  }
  return kept;
}
