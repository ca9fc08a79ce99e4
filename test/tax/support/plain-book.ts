/**
 * A tax book that anybody can check by reading it: decimal.js, lists, and every question answered by going over all of
 * it again. It knows purchases and sales.
 */
import { Decimal } from 'decimal.js';

export const Exact = Decimal.clone({ precision: 80 });
const none = new Exact(0);

export interface PlainDeed {
  readonly kind: 'buy' | 'sell';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly quantity: string;
  readonly money: string;
}

export interface PlainRow {
  readonly deed: number;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly by: 'same-day' | 'thirty-days' | 'pool' | 'short';
}

const dayOf = ({ at }: PlainDeed): number => Math.floor(at / 86_400_000);
const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, each) => total.plus(each), none);

/**
 * United Kingdom: by days, and each rule for the whole history before the next one. Deeds are in order of time. Costs
 * of the same day's and the 30 days' units are at the mean of all that was acquired on their day.
 */
export function matchBySection104(deeds: readonly PlainDeed[]): {
  readonly rows: readonly PlainRow[];
  readonly pool: { readonly quantity: Decimal; readonly cost: Decimal };
} {
  const days = [...new Set(deeds.map(dayOf))].sort((a, b) => a - b);
  const acquired = new Map(
    days.map((day) => {
      const buys = deeds.filter((deed) => deed.kind === 'buy' && dayOf(deed) === day);
      const quantity = sum(buys.map((deed) => new Exact(deed.quantity)));
      return [day, { left: quantity, quantity, cost: sum(buys.map((deed) => new Exact(deed.money))) }];
    }),
  );
  const left = deeds.map((deed) => (deed.kind === 'sell' ? new Exact(deed.quantity) : none));
  const rows: PlainRow[] = [];
  const match = (deed: number, day: number, by: PlainRow['by']): void => {
    const there = acquired.get(day);
    const wanted = left[deed] ?? none;
    if (there === undefined || there.quantity.isZero()) return;
    const quantity = Exact.min(wanted, there.left);
    if (quantity.isZero()) return;
    there.left = there.left.minus(quantity);
    left[deed] = wanted.minus(quantity);
    rows.push({ deed, quantity, cost: there.cost.times(quantity).dividedBy(there.quantity), by });
  };
  for (const [index, deed] of deeds.entries()) if (deed.kind === 'sell') match(index, dayOf(deed), 'same-day');
  for (const [index, deed] of deeds.entries()) {
    if (deed.kind !== 'sell') continue;
    for (let ahead = 1; ahead <= 30; ahead += 1) match(index, dayOf(deed) + ahead, 'thirty-days');
  }
  return { rows, pool: poolAfter({ deeds, days, acquired, left }, rows) };
}

interface Rest {
  readonly deeds: readonly PlainDeed[];
  readonly days: readonly number[];
  readonly acquired: ReadonlyMap<
    number,
    { readonly left: Decimal; readonly quantity: Decimal; readonly cost: Decimal }
  >;
  readonly left: readonly Decimal[];
}

/** What no day was matched with: day by day it leaves the pool, and then comes to it. */
function poolAfter({ deeds, days, acquired, left }: Rest, rows: PlainRow[]): { quantity: Decimal; cost: Decimal } {
  let pool = { quantity: none, cost: none };
  for (const day of days) {
    for (const [index, deed] of deeds.entries()) {
      const wanted = left[index] ?? none;
      if (dayOf(deed) !== day || wanted.isZero()) continue;
      const quantity = Exact.min(wanted, pool.quantity);
      const cost = quantity.isZero() ? none : pool.cost.times(quantity).dividedBy(pool.quantity);
      pool = { quantity: pool.quantity.minus(quantity), cost: pool.cost.minus(cost) };
      if (!quantity.isZero()) rows.push({ deed: index, quantity, cost, by: 'pool' });
      if (wanted.gt(quantity)) rows.push({ deed: index, quantity: wanted.minus(quantity), cost: none, by: 'short' });
    }
    const there = acquired.get(day);
    if (there === undefined || there.left.isZero()) continue;
    const cost = there.cost.times(there.left).dividedBy(there.quantity);
    pool = { quantity: pool.quantity.plus(there.left), cost: pool.cost.plus(cost) };
  }
  return pool;
}
