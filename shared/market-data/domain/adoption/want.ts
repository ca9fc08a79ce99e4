/**
 * Days on which a user's transactions lack the value of an asset in a currency, until the market says it or nobody
 * believes any more that it will. A day is looked for again after as long as it has been looked for so far, so that what
 * comes soon is found soon, and what doesn't costs little.
 */
import { daysAfter } from '../../contract/days.ts';

export interface Want {
  /** What the transactions call it: an asset or a currency. */
  readonly asset: string;
  /** What it is to be valued in. */
  readonly currency: string;
  /** UTC days in order, by when they were asked for (RFC 3339 UTC). */
  readonly asked: readonly Asked[];
}

export interface Asked {
  readonly at: string;
  readonly dates: readonly string[];
}

/** What comes of a file comes in parts: what is asked for within this is looked for together. */
export const GATHER_SECONDS = 2;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 24 * 3600;
/** Longer than a source is late, a weekend with holidays lasts, and five tries of a backfill take. */
const PATIENCE_DAYS = 16;
/** After midnight sources are asked for yesterday's closes ten minutes past; most have them by then. */
const SETTLED_SECONDS = 20 * 60;

const secondsAfter = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1_000).toISOString();

/** Whether a day is over, and its close said. */
export const isOver = (date: string, now: string): boolean => date < now.slice(0, 10);

export const datesOf = ({ asked }: Want): readonly string[] => asked.flatMap(({ dates }) => dates).toSorted();

/** Asks for more days; those that are asked for already are none. */
export function withDates(
  want: Want | undefined,
  { asset, currency, dates }: Pick<Want, 'asset' | 'currency'> & { readonly dates: readonly string[] },
  now: string,
): Want {
  const known = new Set(want ? datesOf(want) : []);
  const more = dates.filter((date) => !known.has(date));
  const asked = [...(want?.asked ?? []), ...(more.length > 0 ? [{ at: now, dates: more }] : [])];
  return { asset, currency, asked };
}

/** When a day is looked for next, which nothing was said of just now; undefined once it is given up. */
function nextLook({ at }: Asked, date: string, now: string): string | undefined {
  const settled = secondsAfter(`${daysAfter(date, 1)}T00:00:00.000Z`, SETTLED_SECONDS);
  if (settled > now) return settled;
  const since = at > settled ? at : settled;
  const waitedSeconds = (Date.parse(now) - Date.parse(since)) / 1_000;
  if (waitedSeconds > PATIENCE_DAYS * 24 * 3600) return undefined;
  return secondsAfter(now, Math.min(Math.max(waitedSeconds, FIRST_WAIT_SECONDS), LONGEST_WAIT_SECONDS));
}

export interface Looked {
  /** What is looked for again; undefined where nothing is. */
  readonly want: Want | undefined;
  /** RFC 3339 UTC. */
  readonly dueAt: string | undefined;
  /** Days that are given up. */
  readonly givenUp: number;
}

/** What is left after a look that found nothing of the days of `open`. */
export function afterLook(want: Want, open: ReadonlySet<string>, now: string): Looked {
  let dueAt: string | undefined;
  let givenUp = 0;
  const asked: Asked[] = [];
  for (const each of want.asked) {
    const dates: string[] = [];
    for (const date of each.dates) {
      if (!open.has(date)) continue;
      const next = nextLook(each, date, now);
      if (next === undefined) {
        givenUp += 1;
        continue;
      }
      dates.push(date);
      if (dueAt === undefined || next < dueAt) dueAt = next;
    }
    if (dates.length > 0) asked.push({ at: each.at, dates });
  }
  return { want: asked.length > 0 ? { ...want, asked } : undefined, dueAt, givenUp };
}
