import { type Decimal, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { costGiven, type Lot } from './lot.ts';

interface What {
  /** Whether the maps have it. */
  readonly isStored: boolean;
  /** Its key in the index that its pool goes by at present. */
  readonly rank?: string;
  /** Its keys in all indexes by cost, where they are known. */
  readonly costKeys?: readonly string[];
}

/** An open lot at work. What is left of it changes here, and in the maps when its pool is settled. */
export class OpenLot {
  readonly key: string;
  /** As it is in the maps, or as it was when it was opened. */
  readonly lot: Lot;
  readonly isStored: boolean;
  readonly rank: string;
  costKeys: readonly string[] | undefined;
  remaining: Decimal;
  /** What the units cost that were gone when this was last asked. */
  #given: Decimal | undefined = undefined;

  constructor(key: string, lot: Lot, { isStored, rank = '', costKeys }: What) {
    this.key = key;
    this.lot = lot;
    this.isStored = isStored;
    this.rank = rank;
    this.costKeys = costKeys;
    this.remaining = lot.remaining;
  }

  /** What the units cost that were taken since this was last asked: all together exactly what the lot cost. */
  costOfTaken(): Decimal {
    const { lot, remaining } = this;
    const given = this.#given ?? costGiven(lot, lot.remaining);
    const upTo = costGiven(lot, remaining);
    this.#given = upTo;
    return given === ZERO ? upTo : subtract(upTo, given);
  }
}
