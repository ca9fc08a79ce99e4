/** Open lots whose sale would realize a loss, and how the method in force comes to them. */
import { add, type Decimal, decimal, minimum, multiply, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../../settings/contract/settings.ts';
import type { TaxLotView } from '../../contract/rows.ts';

export interface OpenLotAt {
  /** Of the lot, which sorts by age within its pool. */
  readonly key: string;
  readonly lot: TaxLotView;
}

export interface Harvest {
  readonly key: string;
  readonly lot: TaxLotView;
  readonly method: TaxMethod;
  /** Of what is left of the lot, at the price. */
  readonly value: Decimal;
  /** Above zero. */
  readonly loss: Decimal;
  /** Units of the pool that the method sells before this lot, and what these would gain. */
  readonly unitsBefore: Decimal;
  readonly gainBefore: Decimal;
}

const unitCostOrder = (a: TaxLotView, b: TaxLotView): number => {
  const difference = decimal(a.costBasis) * decimal(b.quantity) - decimal(b.costBasis) * decimal(a.quantity);
  return difference < 0n ? -1 : Number(difference > 0n);
};
const byAge = (a: OpenLotAt, b: OpenLotAt): number => (a.key < b.key ? -1 : 1);

/** Whether `a` is sold before `b`: below zero if so. */
function saleOrder(method: TaxMethod): (a: OpenLotAt, b: OpenLotAt) => number {
  switch (method) {
    case 'LIFO':
      return (a, b) => byAge(b, a);
    case 'HIFO':
      return (a, b) => unitCostOrder(b.lot, a.lot) || byAge(a, b);
    case 'LOFO':
      return (a, b) => unitCostOrder(a.lot, b.lot) || byAge(a, b);
    default:
      return byAge;
  }
}

/** Of a gift that had lost value when it came, there may be neither gain nor loss. */
function gainOf(value: Decimal, { remainingCostBasis, lossBasis }: TaxLotView): Decimal {
  const gain = subtract(value, decimal(remainingCostBasis));
  if (lossBasis === undefined || gain >= ZERO) return gain;
  return minimum(subtract(value, decimal(lossBasis)), ZERO);
}

/** The losing lots of one pool. By SPECIFIC any lot can be named, so that none comes before it. */
export function harvestsOf(lots: readonly OpenLotAt[], method: TaxMethod, price: Decimal): readonly Harvest[] {
  const harvests: Harvest[] = [];
  let [unitsBefore, gainBefore] = [ZERO, ZERO];
  for (const { key, lot } of lots.toSorted(saleOrder(method))) {
    const quantity = decimal(lot.remainingQuantity);
    const value = multiply(quantity, price);
    const gain = gainOf(value, lot);
    if (gain < ZERO) {
      const before = method === 'SPECIFIC' ? { unitsBefore: ZERO, gainBefore: ZERO } : { unitsBefore, gainBefore };
      harvests.push({ key, lot, method, value, loss: subtract(ZERO, gain), ...before });
    }
    unitsBefore = add(unitsBefore, quantity);
    gainBefore = add(gainBefore, gain);
  }
  return harvests;
}
