/** A loss that may be disallowed, and the lots and losses of the days around it. */
import { add, type Decimal, minimum, multiplyDivide, ONE, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { sharing } from '../lot.ts';
import { DAY_MS, dayOf } from '../matching/calendar.ts';
import type { JudgedPart, JudgedSale } from './judged-sale.ts';
import type { TrackedLot } from './tracked-lot.ts';

/** Days before and after a sale (26 USC 1091(a)). */
export const WASH_DAYS = 30;

const WASH_MS = WASH_DAYS * DAY_MS;

/** So many units were so many before. */
export interface Ratio {
  readonly before: Decimal;
  readonly after: Decimal;
}

const ONE_FOR_ONE: Ratio = { before: ONE, after: ONE };

interface Lost {
  readonly sale: JudgedSale;
  readonly part: JudgedPart;
  readonly asset: string;
  readonly purchase: string;
  readonly soldAtMs: number;
}

/** The loss of a part of a sale, as far as nothing has replaced the units yet. */
export class OpenLoss {
  readonly #lost: Lost;
  readonly dayMs: number;
  readonly #share: (units: Decimal) => Decimal;
  /** As they were counted when they were sold. */
  #left: Decimal;
  /** By asset that the units would be by now: how many of it they would be. Left out where they are what they were. */
  #countAs: Map<string, Ratio> | undefined = undefined;

  constructor(lost: Lost) {
    this.#lost = lost;
    this.dayMs = dayOf(lost.soldAtMs);
    this.#left = lost.part.quantity;
    const loss = subtract(ZERO, lost.part.gain);
    this.#share = sharing(loss, lost.part.quantity);
  }

  get isSettled(): boolean {
    return this.#left === ZERO;
  }

  /** Moves the loss, as far as it goes, to free units of a lot: each replaces once (Treas. Reg. 1.1091-1(e)). */
  moveTo(lot: TrackedLot): void {
    const { acquiredAtMs, purchase, id: lotId, asset } = lot.origin;
    const countAs = this.#countedAs(asset);
    const isNear = Math.abs(dayOf(acquiredAtMs) - this.dayMs) <= WASH_MS;
    if (countAs === undefined || !isNear || purchase === this.#lost.purchase) return;
    const wanted = counted(this.#left, countAs.before, countAs.after);
    const quantity = minimum(wanted, lot.free);
    if (quantity === ZERO) return;
    const replaced = quantity === wanted ? this.#left : counted(quantity, countAs.after, countAs.before);
    const units = minimum(replaced, this.#left);
    const disallowedLoss = this.#share(units);
    this.#left = subtract(this.#left, units);
    const { sale, part } = this.#lost;
    part.disallowedLoss = add(part.disallowedLoss, disallowedLoss);
    const heldMs = this.dayMs - dayOf(part.heldFromMs);
    lot.replace(quantity, disallowedLoss, heldMs);
    const heldFromMs = dayOf(acquiredAtMs) - heldMs;
    sale.replacements.push({ lotId, acquiredAtMs, quantity, disallowedLoss, lotCost: lot.cost, heldFromMs });
  }

  /** Units of an asset became others, of it or of another one. Whether the loss follows there anew. */
  follow(asset: string, to: string, { before, after }: Ratio): boolean {
    const { part, asset: sold } = this.#lost;
    this.#countAs ??= new Map([[sold, { before: part.quantity, after: part.quantity }]]);
    const countAs = this.#countAs.get(asset);
    const isKnown = this.#countAs.has(to);
    // several accounts tell of one merger
    if (countAs === undefined || (to !== asset && isKnown)) return false;
    this.#countAs.set(to, { before: countAs.before, after: counted(countAs.after, before, after) });
    return !isKnown;
  }

  #countedAs(asset: string): Ratio | undefined {
    if (this.#countAs !== undefined) return this.#countAs.get(asset);
    return asset === this.#lost.asset ? ONE_FOR_ONE : undefined;
  }
}

const counted = (units: Decimal, before: Decimal, after: Decimal): Decimal =>
  before === after ? units : multiplyDivide(units, after, before);

/** Lots of an asset that were acquired lately, the earliest first. */
export class RecentLots {
  readonly #lots = new Upcoming<TrackedLot>();

  add(lot: TrackedLot): void {
    const { acquiredAtMs } = lot.origin;
    this.#lots.insert(lot, (before) => before.origin.acquiredAtMs <= acquiredAtMs);
  }

  /** Those that may replace what is sold on a day. Days must not go back. */
  on(dayMs: number): Iterable<TrackedLot> {
    return this.#lots.without(({ free, origin }) => free === ZERO || origin.acquiredAtMs < dayMs - WASH_MS);
  }
}

/** Losses of an asset that purchases may still disallow, in the order of the sales. */
export class OpenLosses {
  readonly #losses = new Upcoming<OpenLoss>();

  add(loss: OpenLoss): void {
    this.#losses.insert(loss, () => true);
  }

  /** Those that count on a day. Days must not go back. */
  on(dayMs: number): Iterable<OpenLoss> {
    return this.#losses.without((loss) => loss.isSettled || loss.dayMs < dayMs - WASH_MS);
  }

  /** Losses of another asset come in among these. */
  join(losses: readonly OpenLoss[]): void {
    for (const loss of losses) this.#losses.insert(loss, (before) => before.dayMs <= loss.dayMs);
  }
}

/** Room at the front is given back when so many items and half of all are done. */
const DONE_MIN = 1_024;

/** Items in order. Those that are done are passed for good as they come to the front, where they are done first. */
class Upcoming<T> {
  readonly #items: T[] = [];
  #first = 0;

  /** Behind all that are to come before it. */
  insert(item: T, isBefore: (other: T) => boolean): void {
    let at = this.#items.length;
    for (let other = this.#items[at - 1]; at > this.#first && other !== undefined; other = this.#items[at - 1]) {
      if (isBefore(other)) break;
      at -= 1;
    }
    this.#items.splice(at, 0, item);
  }

  *without(isDone: (item: T) => boolean): Generator<T> {
    for (let item = this.#items[this.#first]; item !== undefined && isDone(item); item = this.#items[this.#first]) {
      this.#first += 1;
    }
    if (this.#first >= DONE_MIN && this.#first * 2 > this.#items.length) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    for (let at = this.#first; at < this.#items.length; at += 1) {
      const item = this.#items[at];
      if (item !== undefined && !isDone(item)) yield item;
    }
  }
}
