/** Lots of one asset that were sold or are held, told to the rule on wash sales as history. */
import type { Decimal } from '../../../shared/kernel/money/decimal.ts';
import type { JudgedSale } from '../../../shared/tax/calc/wash-sales/judged-sale.ts';
import { TrackedLot } from '../../../shared/tax/calc/wash-sales/tracked-lot.ts';
import { WashHistory } from '../../../shared/tax/calc/wash-sales/wash-history.ts';

export interface HeldUnits {
  readonly id: string;
  /** Equal for units that were acquired together. */
  readonly purchase: string;
  readonly quantity: Decimal;
  readonly costBasis: Decimal;
  readonly acquiredAtMs: number;
  readonly replaces: boolean;
}

export interface SoldUnits extends HeldUnits {
  readonly disposedAtMs: number;
  readonly proceeds: Decimal;
  readonly isGiven?: boolean;
}

export interface Judged {
  readonly sales: readonly JudgedSale[];
  /** By their ids. */
  readonly lots: ReadonlyMap<string, TrackedLot>;
}

const lotOf = ({ quantity, costBasis, ...origin }: HeldUnits): TrackedLot =>
  new TrackedLot({ ...origin, asset: 'VTI' }, { amount: costBasis, quantity });

/** Sales are given in the order in which they were made; at one time, what is bought comes before what is sold. */
export function judged(sold: readonly SoldUnits[], held: readonly HeldUnits[]): Judged {
  const history = new WashHistory(() => true);
  const ofSales = sold.map((units) => ({ units, lot: lotOf(units) }));
  const all = [...ofSales, ...held.map((units) => ({ units, lot: lotOf(units) }))];
  const sales: JudgedSale[] = [];
  const bought = all.map(({ units: { acquiredAtMs: atMs }, lot }) => ({
    ...{ atMs, order: 0 },
    tell: () => history.acquire(lot, atMs),
  }));
  const left = ofSales.map(({ units: { disposedAtMs: atMs, isGiven, ...units }, lot }, order) => {
    const leaving = { ...units, lot, atMs };
    const tell = () => sales.push(isGiven === true ? history.give(leaving) : history.sell(leaving));
    return { atMs, order: order + 1, tell };
  });
  const inOrder = [...bought, ...left].toSorted((a, b) => a.atMs - b.atMs || a.order - b.order);
  for (const { tell } of inOrder) tell();
  return { sales, lots: new Map(all.map(({ units, lot }) => [units.id, lot])) };
}
