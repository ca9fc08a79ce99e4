/**
 * Wash sales of the United States (26 USC 1091; IRS Publication 550, "Wash Sales"; Treas. Reg. 1.1091-1 and -2).
 * - A loss is not deducted as far as identical units were acquired in the 30 days before or after the sale, other than
 *   those of the very purchase whose units were sold.
 * - Units are matched one for one, each replacement once, in the order in which the replacements were acquired; what was
 *   sold before the loss replaces nothing.
 * - The loss that is disallowed adds to the basis of the units that replace the sold ones, and the time that these were
 *   held to theirs (26 USC 1223(3)). A later sale of the replacements is judged with both.
 * - A split leaves cost and dates alone (26 USC 307; Treas. Reg. 1.307-1): units replace others as they were counted when
 *   they were acquired, and lose as they were counted when they were sold.
 * Days are UTC's. Pure: the book itself stays as it is.
 */
import { add, type Decimal, minimum, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { sharing } from '../lot.ts';
import { DAY_MS, dayOf } from '../matching/calendar.ts';

/** Days before and after a sale. */
export const WASH_DAYS = 30;

/** Units of one purchase that are still held. */
export interface HeldUnits {
  readonly id: string;
  /** Equal for units that were acquired together. */
  readonly purchase: string;
  readonly quantity: Decimal;
  /** As they were counted when they were acquired, where a split has changed that since. */
  readonly unitsAcquired?: Decimal;
  readonly costBasis: Decimal;
  readonly acquiredAtMs: number;
  /** Whether they were bought or exchanged for: a gift replaces nothing. */
  readonly replaces: boolean;
}

/** Units of one purchase that were sold together. */
export interface SoldUnits extends HeldUnits {
  readonly disposedAtMs: number;
  readonly proceeds: Decimal;
  /** They left without being sold: nothing is lost, but until then they may have replaced others. */
  readonly isGiven?: boolean;
}

/** A part of a loss, moved to units that replace what was sold. */
export interface WashAdjustment {
  readonly lossId: string;
  readonly replacementId: string;
  readonly quantity: Decimal;
  readonly disallowedLoss: Decimal;
  /** What the replacing units cost with it. */
  readonly replacementCostBasis: Decimal;
  /** The day from which on they count as held. */
  readonly effectiveAcquiredAtMs: number;
}

/** Units of a sale that count as held from one day on. */
export interface AdjustedPart {
  readonly quantity: Decimal;
  readonly proceeds: Decimal;
  /** With the increase. */
  readonly costBasis: Decimal;
  readonly basisIncrease: Decimal;
  readonly disallowedLoss: Decimal;
  /** Gain or deductible loss. */
  readonly gain: Decimal;
  /** When they were acquired, or the day from which on replacements count as held. */
  readonly heldFromMs: number;
}

/** A sale after all adjustments. */
export interface AdjustedSale {
  readonly id: string;
  readonly parts: readonly AdjustedPart[];
  /** Disallowed losses of earlier sales in the basis of what was sold. */
  readonly basisIncrease: Decimal;
  /** What it lost, unit by unit, those increases included. */
  readonly loss: Decimal;
  readonly disallowedLoss: Decimal;
  /** The rest of the loss. */
  readonly deductibleLoss: Decimal;
  /** Gain or deductible loss, taken together. */
  readonly gain: Decimal;
}

export interface WashSales {
  readonly adjustments: readonly WashAdjustment[];
  /** In the order of the sales; what was not sold is left out. */
  readonly sales: readonly AdjustedSale[];
}

interface Part {
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly increase: Decimal;
  readonly acquiredDayMs: number;
  readonly heldFromMs: number;
}

/** Units that may replace others until they are sold themselves. */
class Units {
  readonly of: HeldUnits;
  readonly #share: (units: Decimal) => Decimal;
  readonly #counted: (units: Decimal) => Decimal;
  readonly #replacing: Part[] = [];
  /** As they were counted when they were acquired. */
  free: Decimal;

  constructor(of: HeldUnits) {
    this.of = of;
    this.free = of.unitsAcquired ?? of.quantity;
    this.#share = sharing(of.costBasis, this.free);
    this.#counted = sharing(of.quantity, this.free);
  }

  /** Takes units as replacements, held for longer by what the sold ones were held. */
  replace(units: Decimal, increase: Decimal, heldMs: number): Part {
    this.free = subtract(this.free, units);
    const quantity = this.#counted(units);
    const cost = add(this.#share(units), increase);
    const acquiredDayMs = dayOf(this.of.acquiredAtMs) - heldMs;
    const part = { quantity, cost, increase, acquiredDayMs, heldFromMs: acquiredDayMs };
    this.#replacing.push(part);
    return part;
  }

  /** They are sold: their parts, each with what it cost. Nothing of them replaces anything from now on. */
  sell(): readonly Part[] {
    const units = this.free;
    this.free = ZERO;
    if (units === ZERO) return this.#replacing;
    const { acquiredAtMs: heldFromMs } = this.of;
    const dates = { acquiredDayMs: dayOf(heldFromMs), heldFromMs };
    const rest = { quantity: this.#counted(units), cost: this.#share(units), increase: ZERO };
    return [...this.#replacing, { ...rest, ...dates }];
  }
}

/** First place in a list by age from a day on. */
function firstFrom(units: readonly Units[], dayMs: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle]?.of.acquiredAtMs ?? 0) < dayMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Loss {
  readonly sold: SoldUnits;
  readonly part: Part;
  readonly loss: Decimal;
}

/** Moves a loss to what replaces the units; answers how much of it. */
function wash({ sold, part, loss }: Loss, byAge: readonly Units[], adjustments: WashAdjustment[]): Decimal {
  const soldDayMs = dayOf(sold.disposedAtMs);
  const endMs = soldDayMs + (WASH_DAYS + 1) * DAY_MS;
  const share = sharing(loss, part.quantity);
  let left = part.quantity;
  let disallowed = ZERO;
  for (let at = firstFrom(byAge, soldDayMs - WASH_DAYS * DAY_MS); left > ZERO; at += 1) {
    const units = byAge[at];
    if (units === undefined || units.of.acquiredAtMs >= endMs) break;
    if (units.free === ZERO || units.of.purchase === sold.purchase) continue;
    const quantity = minimum(left, units.free);
    const moved = share(quantity);
    const replacing = units.replace(quantity, moved, soldDayMs - part.acquiredDayMs);
    left = subtract(left, quantity);
    disallowed = add(disallowed, moved);
    adjustments.push({
      lossId: sold.id,
      replacementId: units.of.id,
      quantity,
      disallowedLoss: moved,
      replacementCostBasis: replacing.cost,
      effectiveAcquiredAtMs: replacing.acquiredDayMs,
    });
  }
  return disallowed;
}

/** Units that were sold, part by part; their losses move to what replaces them. */
function adjusted(
  sold: SoldUnits,
  units: Units,
  byAge: readonly Units[],
  adjustments: WashAdjustment[],
): readonly AdjustedPart[] {
  const shareOfProceeds = sharing(sold.proceeds, sold.quantity);
  return units.sell().map((part): AdjustedPart => {
    const { quantity, cost: costBasis, increase: basisIncrease, heldFromMs } = part;
    const proceeds = shareOfProceeds(quantity);
    const gained = subtract(proceeds, costBasis);
    const loss = subtract(ZERO, gained);
    const disallowedLoss = loss > ZERO ? wash({ sold, part, loss }, byAge, adjustments) : ZERO;
    const gain = add(gained, disallowedLoss);
    return { quantity, proceeds, costBasis, basisIncrease, disallowedLoss, gain, heldFromMs };
  });
}

function taken(id: string, parts: readonly AdjustedPart[]): AdjustedSale {
  const of = (figure: (part: AdjustedPart) => Decimal): Decimal => sum(parts.map(figure));
  const deductibleLoss = of(({ gain }) => (gain < ZERO ? subtract(ZERO, gain) : ZERO));
  const disallowedLoss = of((part) => part.disallowedLoss);
  return {
    ...{ id, parts, disallowedLoss, deductibleLoss },
    basisIncrease: of((part) => part.basisIncrease),
    loss: add(deductibleLoss, disallowedLoss),
    gain: of(({ gain }) => gain),
  };
}

/** Judges the sales of one asset, given in the order in which they were made, by them and by what is still held. */
export function washSales(sold: readonly SoldUnits[], held: readonly HeldUnits[]): WashSales {
  const adjustments: WashAdjustment[] = [];
  const sales: AdjustedSale[] = [];
  const ofSales = sold.map((units) => ({ sale: units, units: new Units(units) }));
  const all = [...ofSales.map(({ units }) => units), ...held.map((units) => new Units(units))];
  const byAge = all.filter(({ of }) => of.replaces).toSorted((a, b) => a.of.acquiredAtMs - b.of.acquiredAtMs);
  for (const { sale, units } of ofSales) {
    if (sale.isGiven) units.sell();
    else sales.push(taken(sale.id, adjusted(sale, units, byAge, adjustments)));
  }
  return { adjustments, sales };
}
