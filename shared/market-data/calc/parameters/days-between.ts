const DAY_MS = 86_400_000;

/** Days from one UTC day to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
