/** Prices of our own making: any id has a series, which is the same whoever asks for it. */
export interface SampleBar {
  readonly date: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

const DAY_MS = 86_400_000;

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Nobody knows ids that begin so. */
export const isUnknown = (id: string): boolean => /^unknown/i.test(id);

const seedOf = (id: string): number => [...id.toLowerCase()].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/** In hundredths: it drifts and sways by a few percent, and never jumps. */
const cents = (id: string, day: number): number =>
  10_000 + seedOf(id) * 10 + Math.round(400 * Math.sin(day / 9)) + (day % 1_000);

const text = (hundredths: number): string => (hundredths / 100).toFixed(2);

export function sampleBar(id: string, date: string): SampleBar {
  const close = cents(id, dayNumber(date));
  return {
    date,
    open: text(close - 20),
    high: text(close + 50),
    low: text(close - 50),
    close: text(close),
    volume: String(1_000 + (close % 77)),
  };
}

/** Days of a range, both ends included; `weekdays` leaves out Saturdays and Sundays. */
export function daysFrom(from: string, to: string, which: 'all' | 'weekdays' = 'all'): readonly string[] {
  const days: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    // Day 0, the first of 1970, was a Thursday.
    const weekday = (day + 4) % 7;
    if (which === 'all' || (weekday !== 0 && weekday !== 6)) days.push(dateOfDay(day));
  }
  return days;
}
