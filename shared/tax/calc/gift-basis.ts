/**
 * The second basis of a gift that had lost value when it came: gain counts from what it had cost its giver, loss from what
 * it was worth then, and between the two there is neither (26 USC 1015(a); Treas. Reg. 1.1015-1(a)). Units that cost the
 * mean of a pool have no second basis.
 */
import { type Decimal, maximum, minimum, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { costOfNext, type LotFigures } from './lot.ts';

/** By how much a lot's next units had cost more than they were worth. */
export const overWorthOfNext = (lot: LotFigures, quantity: Decimal, left = lot.remaining): Decimal =>
  lot.overWorth === undefined ? ZERO : costOfNext({ ...lot, anchorCost: lot.overWorth }, quantity, left);

/** What of it goes with units that become a lot, or are one anew; nothing for nearly all lots. */
export const overWorthIn = (
  lot: LotFigures,
  quantity: Decimal,
  left = lot.remaining,
): { readonly overWorth?: Decimal } =>
  lot.overWorth === undefined ? {} : { overWorth: overWorthOfNext(lot, quantity, left) };

interface Sold {
  readonly proceeds: Decimal;
  readonly cost: Decimal;
  readonly overWorth: Decimal;
}

/** What counts against the proceeds; undefined where that is the cost. */
export function giftBasisOf({ proceeds, cost, overWorth }: Sold): Decimal | undefined {
  if (overWorth <= ZERO || proceeds >= cost) return undefined;
  return minimum(maximum(proceeds, maximum(subtract(cost, overWorth), ZERO)), cost);
}
