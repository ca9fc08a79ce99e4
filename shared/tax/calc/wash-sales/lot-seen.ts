/** A lot of the book with all that it was. */
import { acquisitionTimeOf } from '../keys.ts';
import type { Lot, LotFigures } from '../lot.ts';
import { type Origin, TrackedLot } from './tracked-lot.ts';

/** Acquired for nothing, or from oneself: no purchase or exchange (26 USC 1091(a)). */
const NOT_BOUGHT: ReadonlySet<string> = new Set(['gift_received', 'donation_received', 'deposit', 'transfer']);

/** Whether a lot was bought or exchanged for. */
export const isBought = ({ method, isMissing }: Pick<Lot, 'method' | 'isMissing'>): boolean =>
  !isMissing && !NOT_BOUGHT.has(method);

export class LotSeen {
  readonly key: string;
  /** As it is now. */
  readonly lot: Lot;
  /** Its figures before each change, in order of time. */
  readonly before: LotFigures[] = [];
  /** Once it is opened. */
  tracked: TrackedLot | undefined = undefined;
  #changes = 0;

  constructor(key: string, lot: Lot) {
    this.key = key;
    this.lot = lot;
  }

  /** As it was opened. */
  get opened(): LotFigures {
    return this.before[0] ?? this.lot;
  }

  /** The history begins: it has all its units. */
  open(): TrackedLot {
    const { quantity, costBasis } = this.opened;
    this.tracked = new TrackedLot(this.#origin, { amount: costBasis, quantity });
    return this.tracked;
  }

  /** Its next change happens. Answers the figures that it has from then on. */
  change(): LotFigures {
    this.#changes += 1;
    return this.before[this.#changes] ?? this.lot;
  }

  /** The tracked lot. Throws for one that no row has opened yet. */
  get live(): TrackedLot {
    if (this.tracked === undefined) throw new Error(`the lot ${this.key} was never opened`);
    return this.tracked;
  }

  /** Units of it that never were in a pool, by themselves. */
  apart({ quantity, costBasis }: Pick<LotFigures, 'quantity' | 'costBasis'>): TrackedLot {
    return new TrackedLot(this.#origin, { amount: costBasis, quantity });
  }

  get #origin(): Origin {
    const { name, asset, acquisitionTransactionId: purchase } = this.lot;
    const acquiredAtMs = acquisitionTimeOf(this.key);
    return { id: name.id, asset, purchase, acquiredAtMs, replaces: isBought(this.lot) };
  }
}
