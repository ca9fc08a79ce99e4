/**
 * The second basis of a gift that had lost value when it came: gain counts from what it had cost its giver, loss from what
 * it was worth then, and between the two there is neither (26 USC 1015(a); Treas. Reg. 1.1015-1(a)). Units that cost the
 * mean of a pool have no second basis.
 * The time that its giver held it counts as long as their basis does (26 USC 1223(2)). What counts from its worth is held
 * since it came (IRS Publication 550, "Holding Period", "Property received as a gift").
 */
import { type Decimal, maximum, minimum, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { costOfNext, type Lot, type LotFigures } from './lot.ts';

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

/** Since when a loss counts as held; nothing where there is none, or where the lot has no date but that of the gift. */
export const heldSinceGiven = (
  { givenAtMs }: Pick<Lot, 'givenAtMs'>,
  { proceeds, basis }: { readonly proceeds: Decimal; readonly basis: Decimal },
): { readonly heldFromMs?: number } => (givenAtMs === undefined || basis <= proceeds ? {} : { heldFromMs: givenAtMs });
