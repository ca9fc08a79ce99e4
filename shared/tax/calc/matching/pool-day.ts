/**
 * What came into a pool and went from it on one day. What is acquired on a day is one transaction, and so is what is
 * disposed of (TCGA 1992 s105(1)(a)): all units of the day cost the same, and units are counted off in order.
 */
import { add, type Decimal, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { partKey } from '../keys.ts';
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
  /** Places in the order of work: of splits, and of the first and the last of what came or went. */
  readonly #splits: string[] = [];
  #first: string | undefined = undefined;
  #last = '';
  /** Whether a cost isn't known yet, and with it the mean. */
  needsPrice = false;
  acquired = ZERO;
  disposed = ZERO;
  #cost = ZERO;
  readonly #acquisitions: (Acquisition & { readonly start: Decimal })[] = [];
  /** Units disposed of by transactions before, by entry. */
  readonly #offsets = new Map<string, Decimal>();

  /** The units of the pool change at a place in the order of work. */
  split(part: string): void {
    this.#splits.push(part);
  }

  acquire(acquisition: Acquisition): void {
    this.#traded(partKey(acquisition.entry, 'acquiring'));
    this.#acquisitions.push({ ...acquisition, start: this.acquired });
    this.acquired = add(this.acquired, acquisition.quantity);
    this.#cost = add(this.#cost, acquisition.cost);
    this.needsPrice ||= acquisition.needsPrice;
  }

  dispose(entry: string, quantity: Decimal): void {
    this.#traded(partKey(entry, 'taking'));
    if (!this.#offsets.has(entry)) this.#offsets.set(entry, this.disposed);
    this.disposed = add(this.disposed, quantity);
  }

  #traded(part: string): void {
    if (this.#first === undefined || part < this.#first) this.#first = part;
    if (part > this.#last) this.#last = part;
  }

  /** Whether the units that were there before the day are other ones than the last that came on it. */
  get isSplitBefore(): boolean {
    return this.#splits.some((part) => this.#first === undefined || part < this.#last);
  }

  /** Whether the first units that went on the day are other ones than those of later days. */
  get isSplitAfter(): boolean {
    return this.#splits.some((part) => this.#first === undefined || part > this.#first);
  }

  /** Whether the pool was split between what came and went that day, so that not all units of it are the same. */
  get isSplit(): boolean {
    return this.#splits.some((part) => this.#first !== undefined && part > this.#first && part < this.#last);
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
