/**
 * Matching by SECTION-104 (United Kingdom): what a disposal takes of the same day's acquisitions, then of those of the
 * 30 days after it, before the rest comes from the pool (TCGA 1992 s105, s106A, s104). A lot gives away what is matched
 * as it is opened, so that none of it ever is in the pool.
 */
import { add, type Decimal, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { timeKey, timeOfKey } from '../keys.ts';
import type { Lot, MatchedBy } from '../lot.ts';
import { AcquiredName } from '../lot-name.ts';
import type { Work } from '../work.ts';
import { DAY_MS, DAYS_AHEAD, dayOf } from './calendar.ts';
import type { Days } from './days.ts';
import type { MatchedUnits, PoolDay } from './pool-day.ts';

/** Units matched with a disposal, and how. */
export interface Matched extends MatchedUnits {
  readonly by: MatchedBy;
  readonly name: AcquiredName;
  /** The cost isn't known yet. */
  readonly needsPrice: boolean;
}

const withName = (units: MatchedUnits, by: MatchedBy, needsPrice: boolean): Matched => ({
  ...units,
  by,
  needsPrice,
  name: new AcquiredName(units.acquisition),
});

/** Takes what a disposal is matched with; `each` logs it. Answers what is left for the pool. */
export function takeMatched(
  work: Work,
  days: Days,
  { pool, quantity, before }: { readonly pool: string; readonly quantity: Decimal; readonly before: Decimal },
  each: (matched: Matched) => void,
): Decimal {
  const dayMs = dayOf(timeOfKey(work.entry));
  const day = days.of(dayMs, pool);
  work.prepare();
  const from = add(day.offsetOf(work.entry), before);
  const to = minimum(add(from, quantity), day.sameDay);
  let left = quantity;
  if (to > from) {
    left = subtract(left, subtract(to, from));
    for (const units of day.units(from, to)) each(withName(units, { rule: 'same-day' }, day.needsPrice));
  }
  if (day.isSplitAfter) return left;
  for (let ahead = 1; ahead <= DAYS_AHEAD && left > ZERO; ahead += 1) {
    const later = days.of(dayMs + ahead * DAY_MS, pool);
    // units after a split aren't those before it
    if (later.isSplitBefore) break;
    left = subtract(left, takeOf(work, later, { pool, quantity: left, on: timeKey(dayMs + ahead * DAY_MS) }, each));
    if (later.isSplitAfter) break;
  }
  return left;
}

/** Takes of a day ahead what no disposal before has; answers how much. */
function takeOf(
  work: Work,
  day: PoolDay,
  { pool, quantity, on }: { readonly pool: string; readonly quantity: Decimal; readonly on: string },
  each: (matched: Matched) => void,
): Decimal {
  if (day.spare === ZERO) return ZERO;
  const claimed = work.lots.claimed(pool, on);
  const taken = minimum(quantity, subtract(day.spare, claimed));
  if (taken <= ZERO) return ZERO;
  const start = add(day.sameDay, claimed);
  for (const units of day.units(start, add(start, taken))) {
    work.lots.claim(pool, on, units.quantity);
    each(withName(units, { rule: 'thirty-days', on }, day.needsPrice));
  }
  return taken;
}

/** Takes off a lot that was just opened what it was matched with; what is left goes on at the mean of its day. */
export function giveMatched(
  work: Work,
  days: Days,
  { pool, key, lot, leg }: { readonly pool: string; readonly key: string; readonly lot: Lot; readonly leg: number },
): void {
  const dayMs = dayOf(timeOfKey(work.entry));
  const day = days.of(dayMs, pool);
  const start = day.startOf(work.entry, leg);
  if (start === undefined || day.isSplit) return;
  const matched = add(day.sameDay, work.lots.claimed(pool, timeKey(dayMs)));
  if (matched === ZERO) return;
  const end = add(start, lot.quantity);
  const quantity = matched > start ? minimum(subtract(matched, start), lot.quantity) : ZERO;
  const cost = subtract(lot.costBasis, day.costOf(add(start, quantity), end));
  if (quantity === ZERO && cost === ZERO) return;
  work.lots.takeFrom(key, quantity, cost);
  work.log({ kind: 'used', lot: key, quantity, cost });
}
