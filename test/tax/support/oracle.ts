/** A naive matcher on plain arrays with exact fractions: slow, and obviously right. */

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (over: bigint, under = 1n): Fraction => {
  const divisor = gcd(over, under) || 1n;
  return { over: over / divisor, under: under / divisor };
};
const plus = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.over, b.under));
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under);
const dividedBy = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over);
const compare = (a: Fraction, b: Fraction): number => Number(minus(a, b).over > 0n) - Number(minus(a, b).over < 0n);
const ZERO = fraction(0n);

export interface Deed {
  readonly kind: 'buy' | 'sell' | 'move';
  readonly account: string;
  readonly toAccount: string;
  readonly quantity: bigint;
  /** Cost or proceeds. */
  readonly money: bigint;
}

interface NaiveLot {
  readonly source: number;
  readonly account: string;
  quantity: Fraction;
  cost: Fraction;
}

export interface NaiveRow {
  readonly deed: number;
  readonly source: number | undefined;
  readonly quantity: Fraction;
  readonly cost: Fraction;
}

export interface Result {
  readonly rows: readonly NaiveRow[];
  readonly open: readonly {
    readonly source: number;
    readonly account: string;
    readonly cost: Fraction;
    readonly quantity: Fraction;
  }[];
}

const unitCost = (lot: NaiveLot) => dividedBy(lot.cost, lot.quantity);

function next(lots: readonly NaiveLot[], method: string): NaiveLot | undefined {
  const byAge = lots.toSorted((a, b) => a.source - b.source);
  if (method === 'LIFO') return byAge.at(-1);
  if (method === 'HIFO') return byAge.toSorted((a, b) => compare(unitCost(b), unitCost(a)))[0];
  if (method === 'LOFO') return byAge.toSorted((a, b) => compare(unitCost(a), unitCost(b)))[0];
  return byAge[0];
}

export function match(deeds: readonly Deed[], method: string, scope: string): Result {
  let lots: NaiveLot[] = [];
  const rows: NaiveRow[] = [];
  const within = (account: string) => lots.filter((lot) => scope === 'universal' || lot.account === account);
  const level = (account: string): void => {
    const pool = within(account);
    const quantity = pool.reduce((sum, lot) => plus(sum, lot.quantity), ZERO);
    const cost = pool.reduce((sum, lot) => plus(sum, lot.cost), ZERO);
    for (const lot of pool) lot.cost = dividedBy(times(cost, lot.quantity), quantity);
  };
  deeds.forEach((deed, index) => {
    if (deed.kind === 'buy') {
      lots.push({
        source: index,
        account: deed.account,
        quantity: fraction(deed.quantity),
        cost: fraction(deed.money),
      });
      return;
    }
    if (deed.kind === 'move' && scope === 'universal') return;
    if (method === 'AVERAGE') level(deed.account);
    let left = fraction(deed.quantity);
    const arrived: NaiveLot[] = [];
    while (left.over > 0n) {
      const lot = next(within(deed.account), method);
      if (lot === undefined) break;
      const quantity = compare(lot.quantity, left) < 0 ? lot.quantity : left;
      const cost = dividedBy(times(lot.cost, quantity), lot.quantity);
      lot.quantity = minus(lot.quantity, quantity);
      lot.cost = minus(lot.cost, cost);
      lots = lots.filter((each) => each.quantity.over > 0n);
      left = minus(left, quantity);
      if (deed.kind === 'move') arrived.push({ source: lot.source, account: deed.toAccount, quantity, cost });
      else rows.push({ deed: index, source: lot.source, quantity, cost });
    }
    lots.push(...arrived);
    if (left.over === 0n) return;
    if (deed.kind === 'move') lots.push({ source: index, account: deed.toAccount, quantity: left, cost: ZERO });
    else rows.push({ deed: index, source: undefined, quantity: left, cost: ZERO });
  });
  if (method === 'AVERAGE') for (const account of new Set(lots.map((lot) => lot.account))) level(account);
  return { rows, open: lots };
}
