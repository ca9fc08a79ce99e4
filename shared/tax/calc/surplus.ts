/** What comes back of a stake beyond what went: income, as rewards of staking are (Rev. Rul. 2023-14). */
import { type Decimal, decimal, multiplyDivide, subtract } from '../../kernel/money/decimal.ts';
import type { TaxTransaction } from './lot.ts';
import type { Leg, Sides, Valuer } from './values.ts';

export interface Surplus extends Leg {
  /** Undefined while a price is missing. */
  readonly worth: Decimal | undefined;
}

/** Of one asset both ways. `value` is of all that came back; without it, the market says what the surplus was worth. */
export function surplusOf(
  { value }: Pick<TaxTransaction, 'value'>,
  { ins, outs }: Sides,
  values: Valuer,
): Surplus | undefined {
  const [came] = ins.legs;
  const [went] = outs.legs;
  if (came === undefined || went === undefined || ins.legs.length > 1 || outs.legs.length > 1) return undefined;
  if (came.asset !== went.asset || came.quantity <= went.quantity) return undefined;
  const leg = { asset: came.asset, quantity: subtract(came.quantity, went.quantity) };
  const stated = value && values.converted(decimal(value.amount), value.currency);
  const worth = stated === undefined ? values.worth(leg) : multiplyDivide(stated, leg.quantity, came.quantity);
  return { ...leg, worth };
}
