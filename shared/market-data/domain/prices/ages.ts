import { monthAfter, monthOf } from '../../contract/months.ts';

/** Of days older than two years only the close is kept. */
const FULL_MONTHS = 24;

/** The first month that is kept with all it has: every day of the months before is more than two years old. */
export const firstFullMonth = (now: string): string => monthAfter(monthOf(now), -FULL_MONTHS);
