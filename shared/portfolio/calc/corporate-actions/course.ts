/** What an account held of an asset around a day, by its timeline. */
import { type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { between, keyOf, startingWith } from '../../../kernel/pages/keys.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { HoldingsMaps } from '../maps.ts';
import { scopeOf } from '../plan.ts';
import { timeMark } from '../position.ts';
import { LAST_POSITION } from '../walk.ts';

/** Brokers book a split some days late, and by their own clocks a day early. */
const NEAR_DAYS = 7;

export interface Course {
  /** Held at the start of the day. */
  readonly before: Decimal;
  /** The least that was held at any time since then. */
  readonly least: Decimal;
  /** A split of it is recorded within a week of the day. */
  readonly isSplit: boolean;
}

const startOf = (date: string): Timestamp => `${date}T00:00:00.000Z` as Timestamp;

export async function courseOf(
  { timeline }: Pick<HoldingsMaps, 'timeline'>,
  { account, asset, date }: { readonly account: string; readonly asset: string; readonly date: string },
): Promise<Course> {
  const scope = scopeOf(account);
  const all = startingWith(scope, asset);
  const start = keyOf(scope, asset, timeMark(startOf(date)));
  const last = await timeline.first({ ...all, before: start, reverse: true });
  const before = last?.[1].after.quantity ?? ZERO;
  const near = {
    from: timeMark(startOf(daysAfter(date, -NEAR_DAYS))),
    until: timeMark(startOf(daysAfter(date, NEAR_DAYS + 1))),
  };
  let isSplit = false;
  let least = before;
  for await (const batch of timeline.batches(between([scope, asset], near.from, LAST_POSITION))) {
    for (const [key, row] of batch) {
      if (row.effect.kind === 'split' && key < keyOf(scope, asset, near.until)) isSplit = true;
      if (key >= start && row.after.quantity < least) least = row.after.quantity;
    }
  }
  return { before, least, isSplit };
}
