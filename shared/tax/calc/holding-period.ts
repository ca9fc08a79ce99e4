import { assertNever } from '../../kernel/errors.ts';
import type { TermRule } from '../../settings/contract/settings.ts';
import { isExemptInGermany } from './jurisdictions/de/holding-period.ts';
import type { Held, Term } from './jurisdictions/held.ts';
import { isLongInUs } from './jurisdictions/us/holding-period.ts';

const DAY_MS = 86_400_000;
const LONG_DAYS = 365;

/** Whole days of 24 hours; none where the units came after they were disposed of. */
export const holdingDays = ({ acquiredAtMs, disposedAtMs }: Held): number =>
  Math.max(0, Math.floor((disposedAtMs - acquiredAtMs) / DAY_MS));

/** `365-days` is long from 365 times 24 hours on; for the others see the jurisdictions. */
export function termOf(rule: TermRule, held: Held): Term {
  switch (rule) {
    case 'us':
      return isLongInUs(held) ? 'long' : 'short';
    case '365-days':
      return held.disposedAtMs - held.acquiredAtMs >= LONG_DAYS * DAY_MS ? 'long' : 'short';
    case 'one-year-exempt':
      return isExemptInGermany(held) ? 'exempt' : 'short';
    case 'none':
      return 'short';
    default:
      return assertNever(rule);
  }
}
