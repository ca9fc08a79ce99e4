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
  readonly #lots: TrackedLot[] = [];

  add(lot: TrackedLot): void {
    const { acquiredAtMs } = lot.origin;
    let at = this.#lots.length;
    while (at > 0 && (this.#lots[at - 1]?.origin.acquiredAtMs ?? 0) > acquiredAtMs) at -= 1;
    this.#lots.splice(at, 0, lot);
  }

  /** Those that may replace what is sold on a day. Days must not go back. */
  on(dayMs: number): Iterable<TrackedLot> {
    return without(this.#lots, ({ free, origin }) => free === ZERO || origin.acquiredAtMs < dayMs - WASH_MS);
  }
}

/** Losses of an asset that purchases may still disallow, in the order of the sales. */
export class OpenLosses {
  readonly #losses: OpenLoss[] = [];

  add(loss: OpenLoss): void {
    this.#losses.push(loss);
  }

  /** Those that count on a day. Days must not go back. */
  on(dayMs: number): Iterable<OpenLoss> {
    return without(this.#losses, (loss) => loss.isSettled || loss.dayMs < dayMs - WASH_MS);
  }

  /** Losses of another asset come in among these. */
  join(losses: readonly OpenLoss[]): void {
    this.#losses.push(...losses);
    this.#losses.sort((a, b) => a.dayMs - b.dayMs);
  }
}

/** Items that aren't done. Those that are go for good as they come to the front, where they are done first. */
function* without<T>(items: T[], isDone: (item: T) => boolean): Generator<T> {
  const first = items.findIndex((item) => !isDone(item));
  items.splice(0, first < 0 ? items.length : first);
  for (const item of items) if (!isDone(item)) yield item;
}
