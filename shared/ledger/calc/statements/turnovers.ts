/** What came into an account and left it, day by day and asset by asset. */
import { add, type Decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import { type Moved, NO_TOTALS, type Totals, withMovement } from './totals.ts';

/** A movement on the day that it counts on. */
export interface DatedMovement {
  readonly date: string;
  readonly moved: Moved;
}

export interface Turnover {
  readonly date: string;
  readonly asset: string;
  readonly credit: string;
  readonly debit: string;
  readonly movements: number;
  /** At the end of the day. */
  readonly balance: string;
}

const after = (balance: Decimal, { credits, debits }: Totals): Decimal => (balance + credits - debits) as Decimal;

function byDay(movements: readonly DatedMovement[]): readonly (readonly [string, ReadonlyMap<string, Totals>])[] {
  const days = new Map<string, Map<string, Totals>>();
  for (const { date, moved } of movements) {
    const day = days.get(date) ?? new Map<string, Totals>();
    day.set(moved.asset, withMovement(day.get(moved.asset) ?? NO_TOTALS, moved));
    days.set(date, day);
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Days on which nothing moved are left out; `totals` are of all days, from the opening to the closing balance.
 *
 * @param opening by asset, before the first day.
 */
export function turnoversOf(opening: ReadonlyMap<string, Decimal>, movements: readonly DatedMovement[]) {
  const balances = new Map(opening);
  const whole = new Map<string, { credit: Decimal; debit: Decimal }>();
  const items: Turnover[] = [];
  for (const [date, day] of byDay(movements)) {
    for (const [asset, totals] of [...day].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const balance = after(balances.get(asset) ?? ZERO, totals);
      const { credits, debits, movements: count } = totals;
      const { credit, debit } = whole.get(asset) ?? { credit: ZERO, debit: ZERO };
      balances.set(asset, balance);
      whole.set(asset, { credit: add(credit, credits), debit: add(debit, debits) });
      const figures = { credit: format(credits), debit: format(debits), movements: count, balance: format(balance) };
      items.push({ date, asset, ...figures });
    }
  }
  const totals = [...balances.keys()].toSorted().map((asset) => {
    const { credit, debit } = whole.get(asset) ?? { credit: ZERO, debit: ZERO };
    const [begun, ended] = [opening.get(asset) ?? ZERO, balances.get(asset) ?? ZERO];
    return {
      ...{ asset, opening: format(begun), credit: format(credit), debit: format(debit), closing: format(ended) },
    };
  });
  return { items, totals };
}
