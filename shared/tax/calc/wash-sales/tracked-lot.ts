/**
 * A lot on its way through history: which of its units replaced others, and what that added to their basis. What the
 * book says of its cost is left alone; an increase comes on top of it.
 */
import { add, type Decimal, minimum, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { shareOf, sharing } from '../lot.ts';
import { dayOf } from '../matching/calendar.ts';

/** What a lot keeps whatever happens to it. */
export interface Origin {
  readonly id: string;
  readonly asset: string;
  /** Equal for units that were acquired together. */
  readonly purchase: string;
  readonly acquiredAtMs: number;
  /** Whether it was bought or exchanged for: a gift replaces nothing. */
  readonly replaces: boolean;
}

/** Units of a lot that are alike. */
export interface Portion {
  readonly quantity: Decimal;
  /** Losses that were disallowed, in the basis of these units. */
  readonly increase: Decimal;
  /** How long those were held that these replaced (26 USC 1223(3)); undefined of units that replaced none. */
  readonly heldMs: number | undefined;
}

/** What some units of the lot cost, by the book. */
export interface CostOf {
  readonly amount: Decimal;
  readonly quantity: Decimal;
}

export class TrackedLot {
  readonly origin: Origin;
  cost: CostOf;
  /** Units that may still replace others. */
  free: Decimal;
  #replacing: Portion[] = [];

  constructor(origin: Origin, cost: CostOf, free: Decimal = cost.quantity) {
    this.origin = origin;
    this.cost = cost;
    this.free = free;
  }

  /** Disallowed losses in its basis. */
  get increase(): Decimal {
    return sum(this.#replacing.map(({ increase }) => increase));
  }

  /** Whether units of it replaced others. */
  get hasReplaced(): boolean {
    return this.#replacing.length > 0;
  }

  get quantity(): Decimal {
    return add(this.free, sum(this.#replacing.map(({ quantity }) => quantity)));
  }

  /** All of it, what replaced others first. */
  get portions(): readonly Portion[] {
    const free = { quantity: this.free, increase: ZERO, heldMs: undefined };
    return this.free === ZERO ? this.#replacing : [...this.#replacing, free];
  }

  /** When units count as acquired: a day, where they replaced others, as regulations count days. */
  heldFromMs({ heldMs }: Portion): number {
    const { acquiredAtMs } = this.origin;
    return heldMs === undefined ? acquiredAtMs : dayOf(acquiredAtMs) - heldMs;
  }

  /** Takes free units as replacements. */
  replace(quantity: Decimal, increase: Decimal, heldMs: number): void {
    this.free = subtract(this.free, quantity);
    this.#replacing.push({ quantity, increase, heldMs });
  }

  /** Units leave: what replaced others first, in the order in which it did. */
  take(quantity: Decimal): readonly Portion[] {
    const taken: Portion[] = [];
    let left = quantity;
    for (let first = this.#replacing[0]; first !== undefined; first = this.#replacing[0]) {
      // of units that a split rounded away the increase is left, which goes with the next
      if (left === ZERO && first.quantity !== ZERO) break;
      const part = firstUnits(first, minimum(left, first.quantity));
      taken.push(part);
      left = subtract(left, part.quantity);
      const rest = { ...first, quantity: subtract(first.quantity, part.quantity) };
      if (rest.quantity === ZERO) this.#replacing.shift();
      else this.#replacing[0] = { ...rest, increase: subtract(first.increase, part.increase) };
    }
    if (left === ZERO) return taken;
    if (left > this.free) throw new Error(`the lot ${this.origin.id} has fewer units than were taken from it`);
    this.free = subtract(this.free, left);
    return [...taken, { quantity: left, increase: ZERO, heldMs: undefined }];
  }

  /** Takes other portions in the place of its own. */
  become(portions: readonly Portion[]): void {
    this.#replacing = portions.filter(({ heldMs }) => heldMs !== undefined);
    this.free = sum(portions.flatMap(({ heldMs, quantity }) => (heldMs === undefined ? [quantity] : [])));
  }
}

const firstUnits = (portion: Portion, quantity: Decimal): Portion =>
  quantity === portion.quantity
    ? portion
    : { ...portion, quantity, increase: shareOf(portion.increase, quantity, portion.quantity) };

/** The same portions as so many units in all; dates and increases stay (26 USC 307; Treas. Reg. 1.307-1). */
export function rescaled(portions: readonly Portion[], quantity: Decimal): readonly Portion[] {
  const share = sharing(quantity, sum(portions.map((each) => each.quantity)));
  return portions.map((each) => ({ ...each, quantity: share(each.quantity) }));
}
