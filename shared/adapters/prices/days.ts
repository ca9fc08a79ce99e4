export const DAY_MS = 86_400_000;
/** The last millisecond of the year 9999, beyond which a date has another form. */
const MS_MAX = 253_402_300_799_999;

/** Midnight UTC of a day, in epoch seconds. */
export const daySeconds = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** The UTC day of a time; undefined where it is none. */
export const dayOfMs = (epochMs: number): string | undefined =>
  Number.isSafeInteger(epochMs) && epochMs >= 0 && epochMs <= MS_MAX
    ? new Date(epochMs).toISOString().slice(0, 10)
    : undefined;

/** The last millisecond of a day, UTC. */
export const endOfDayMs = (date: string): number => daySeconds(date) * 1000 + DAY_MS - 1;
