/** A sale as the rule on wash sales judges it. */
import { add, type Decimal, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { shareOf } from '../lot.ts';
import type { CostOf } from './tracked-lot.ts';

/** Units of a sale that count as held from one day on. */
export class JudgedPart {
  readonly quantity: Decimal;
  readonly proceeds: Decimal;
  /** With the increase. */
  readonly costBasis: Decimal;
  /** Disallowed losses of earlier sales. */
  readonly basisIncrease: Decimal;
  /** When they were acquired, or the day from which on replacements count as held. */
  readonly heldFromMs: number;
  disallowedLoss: Decimal = ZERO;

  constructor(part: Pick<JudgedPart, 'quantity' | 'proceeds' | 'costBasis' | 'basisIncrease' | 'heldFromMs'>) {
    this.quantity = part.quantity;
    this.proceeds = part.proceeds;
    this.costBasis = part.costBasis;
    this.basisIncrease = part.basisIncrease;
    this.heldFromMs = part.heldFromMs;
  }

  /** Gain or deductible loss. */
  get gain(): Decimal {
    return add(subtract(this.proceeds, this.costBasis), this.disallowedLoss);
  }
}

/** Units in whose basis a part of a loss is from now on. */
export interface Replacement {
  readonly lotId: string;
  readonly acquiredAtMs: number;
  /** As they were counted when they replaced what was sold. */
  readonly quantity: Decimal;
  readonly disallowedLoss: Decimal;
  /** Of the lot by then, by the book. */
  readonly lotCost: CostOf;
  /** The day from which on they count as held. */
  readonly heldFromMs: number;
}

/** What the units cost, the loss included. */
export const costOfReplacement = ({ quantity, disallowedLoss, lotCost }: Replacement): Decimal =>
  add(shareOf(lotCost.amount, quantity, lotCost.quantity), disallowedLoss);

/** What later purchases disallow of a loss comes in until 30 days after the sale. */
export class JudgedSale {
  readonly id: string;
  readonly parts: readonly JudgedPart[];
  readonly replacements: Replacement[] = [];
  /** Disallowed losses of earlier sales that go on in the basis of whoever was given the units (26 USC 1015). */
  readonly basisGiven: Decimal;
  /** What left without being sold has no loss. */
  readonly #isSale: boolean;

  constructor(
    id: string,
    parts: readonly JudgedPart[],
    { isSale = true, basisGiven = ZERO }: { readonly isSale?: boolean; readonly basisGiven?: Decimal } = {},
  ) {
    this.id = id;
    this.parts = parts;
    this.basisGiven = basisGiven;
    this.#isSale = isSale;
  }

  get basisIncrease(): Decimal {
    return sum(this.parts.map((part) => part.basisIncrease));
  }

  get disallowedLoss(): Decimal {
    return sum(this.parts.map((part) => part.disallowedLoss));
  }

  /** The rest of what was lost, unit by unit. */
  get deductibleLoss(): Decimal {
    if (!this.#isSale) return ZERO;
    return sum(this.parts.map(({ gain }) => (gain < ZERO ? subtract(ZERO, gain) : ZERO)));
  }

  /** Gain or deductible loss, taken together. */
  get gain(): Decimal {
    return sum(this.parts.map(({ gain }) => gain));
  }

  /** Whether the rule makes it differ from what the book says. */
  get isAdjusted(): boolean {
    return this.disallowedLoss !== ZERO || this.basisIncrease !== ZERO || this.basisGiven !== ZERO;
  }
}
