/**
 * What came into a pool and went from it on one day. What is acquired on a day is one transaction, and so is what is
 * disposed of (TCGA 1992 s105(1)(a)): all units of the day cost the same, and units are counted off in order.
 */
import { add, type Decimal, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { shareOf } from '../lot.ts';

export interface Acquisition {
  /** Key of the transaction in the timeline. */
  readonly entry: string;
  readonly leg: number;
  readonly transactionId: string;
  readonly asset: string;
  readonly lotKey: string;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly needsPrice: boolean;
}

/** Units of one acquisition, counted off the day's. */
export interface MatchedUnits {
  readonly acquisition: Acquisition;
  readonly quantity: Decimal;
  /** By the mean of the day. */
  readonly cost: Decimal;
  /** What later units of the acquisition there are. */
  readonly remaining: Decimal;
}

export class PoolDay {
  /** Whether the pool was split that day, so that units before and after aren't the same. */
  isSplit = false;
  /** Whether a cost isn't known yet, and with it the mean. */
  needsPrice = false;
  acquired = ZERO;
  disposed = ZERO;
  #cost = ZERO;
  readonly #acquisitions: (Acquisition & { readonly start: Decimal })[] = [];
  /** Units disposed of by transactions before, by entry. */
  readonly #offsets = new Map<string, Decimal>();

  acquire(acquisition: Acquisition): void {
    this.#acquisitions.push({ ...acquisition, start: this.acquired });
    this.acquired = add(this.acquired, acquisition.quantity);
    this.#cost = add(this.#cost, acquisition.cost);
    this.needsPrice ||= acquisition.needsPrice;
  }

  dispose(entry: string, quantity: Decimal): void {
    if (!this.#offsets.has(entry)) this.#offsets.set(entry, this.disposed);
    this.disposed = add(this.disposed, quantity);
  }

  /** Units that the day's own disposals take of what was acquired on it: the first ones. */
  get sameDay(): Decimal {
    return this.isSplit ? ZERO : minimum(this.acquired, this.disposed);
  }

  /** Units that disposals of the days before may take. */
  get spare(): Decimal {
    return this.isSplit ? ZERO : subtract(this.acquired, this.sameDay);
  }

  /** Units that the day's disposals before this transaction took. */
  offsetOf(entry: string): Decimal {
    return this.#offsets.get(entry) ?? ZERO;
  }

  startOf(entry: string, leg: number): Decimal | undefined {
    return this.#acquisitions.find((each) => each.entry === entry && each.leg === leg)?.start;
  }

  /** What units cost by the mean of the day; costs of adjoining ones add up exactly. */
  costOf(from: Decimal, to: Decimal): Decimal {
    return subtract(shareOf(this.#cost, to, this.acquired), shareOf(this.#cost, from, this.acquired));
  }

  *units(from: Decimal, to: Decimal): Generator<MatchedUnits> {
    for (const acquisition of this.#acquisitions) {
      const end = add(acquisition.start, acquisition.quantity);
      const first = acquisition.start > from ? acquisition.start : from;
      const last = minimum(end, to);
      if (last <= first) continue;
      yield {
        acquisition,
        quantity: subtract(last, first),
        cost: this.costOf(first, last),
        remaining: subtract(end, last),
      };
    }
  }
}
