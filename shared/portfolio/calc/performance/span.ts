/** Days in a row, counted from the first: what is worked out day by day is kept in arrays over them. */
const DAY_MS = 86_400_000;

export interface Span {
  /** UTC day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);

/** Both ends included; `last` is not before `first`. */
export const spanOf = (first: string, last: string): Span => ({ first, last, days: daysBetween(first, last) + 1 });

/** Place of a date in a span; below zero or beyond the end if it isn't in it. */
export const indexIn = ({ first }: Span, date: string): number => daysBetween(first, date);

export const dateAt = ({ first }: Span, index: number): string =>
  new Date((dayOf(first) + index) * DAY_MS).toISOString().slice(0, 10);
