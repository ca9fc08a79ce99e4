/**
 * Wash sales of the United States (26 USC 1091; Treas. Reg. 1.1091-1 and -2; IRS Publication 550, "Wash Sales"), judged
 * forwards through the history of lots, so that what happens later carries on what was judged and alters none of it.
 * - A loss is not deducted as far as identical units were acquired in the 30 days before or after the sale, other than
 *   those of the very purchase whose units were sold.
 * - Units are matched one for one, each replacement once, in the order in which the replacements were acquired and the
 *   losses were made (Treas. Reg. 1.1091-1(b) to (e)). What was sold before the loss replaces nothing.
 * - The loss that is disallowed adds to the basis of the units that replace the sold ones (26 USC 1091(d)), and the time
 *   that these were held to theirs (26 USC 1223(3)). A later sale of the replacements is judged with both.
 * - Identical is what is one asset when it is sold. What a lot becomes is the lot that it was, acquired when it was: by
 *   a transfer, a split, a merger or a spin-off nothing is acquired (26 USC 354, 355, 358).
 * Days are UTC's. Pure: the book itself stays as it is.
 */
import { add, type Decimal, maximum, minimum, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { sharing } from '../lot.ts';
import { dayOf } from '../matching/calendar.ts';
import { JudgedPart, JudgedSale } from './judged-sale.ts';
import { OpenLoss, OpenLosses, type Ratio, RecentLots } from './open-loss.ts';
import type { Portion, TrackedLot } from './tracked-lot.ts';

/** Units of a lot that leave. */
export interface Leaving {
  readonly id: string;
  readonly lot: TrackedLot;
  readonly quantity: Decimal;
  readonly proceeds: Decimal;
  /** By the book. */
  readonly costBasis: Decimal;
  readonly atMs: number;
  /** When they count as held from, where that isn't when the lot was acquired: of a gift, which replaced nothing. */
  readonly heldFromMs?: number | undefined;
}

interface OfAsset {
  readonly recent: RecentLots;
  readonly losses: OpenLosses;
  /** The day of the last split, and whose units it was told of. */
  lastSplit: { readonly dayMs: number; readonly pool: string } | undefined;
}

/** All that happens is told in order of time. */
export class WashHistory {
  readonly #isSecurity: (asset: string) => boolean;
  readonly #assets = new Map<string, OfAsset>();

  /** Losses are judged of those assets alone; units that replaced them go on in whatever they become. */
  constructor(isSecurity: (asset: string) => boolean) {
    this.#isSecurity = isSecurity;
  }

  /** A purchase replaces what was sold at a loss in the 30 days before, and may replace what is sold from now on. */
  acquire(lot: TrackedLot, atMs: number): void {
    const { replaces, asset } = lot.origin;
    if (!replaces) return;
    for (const loss of this.#of(asset).losses.on(dayOf(atMs))) {
      if (lot.free === ZERO) return;
      loss.moveTo(lot);
    }
    this.carryOn(lot);
  }

  /** A lot that was acquired before is now another one. */
  carryOn(lot: TrackedLot): void {
    if (lot.origin.replaces && lot.free !== ZERO) this.#of(lot.origin.asset).recent.add(lot);
  }

  sell(sold: Leaving): JudgedSale {
    const sale = new JudgedSale(sold.id, partsOf(sold));
    const { asset, purchase } = sold.lot.origin;
    if (!this.#isSecurity(asset)) return sale;
    const { recent, losses } = this.#of(asset);
    for (const part of sale.parts) {
      // a remnant of no units has nothing to replace
      if (part.gain >= ZERO || part.quantity === ZERO) continue;
      const loss = new OpenLoss({ sale, part, asset, purchase, soldAtMs: sold.atMs });
      for (const lot of recent.on(loss.dayMs)) {
        loss.moveTo(lot);
        if (loss.isSettled) break;
      }
      if (!loss.isSettled) losses.add(loss);
    }
    return sale;
  }

  /** A gift: an increase lowers what the book has gained by it; the rest goes along, and nothing is lost. */
  give(given: Leaving): JudgedSale {
    const basisGiven: Decimal[] = [];
    const parts = partsOf(given, (increase, gain) => {
      const used = minimum(increase, maximum(gain, ZERO));
      basisGiven.push(subtract(increase, used));
      return used;
    });
    return new JudgedSale(given.id, parts, { isSale: false, basisGiven: sum(basisGiven) });
  }

  /** Units leave without a price: increases go along. */
  release({ id, lot, quantity }: Pick<Leaving, 'id' | 'lot' | 'quantity'>): JudgedSale {
    const basisGiven = sum(lot.take(quantity).map(({ increase }) => increase));
    return new JudgedSale(id, [], { isSale: false, basisGiven });
  }

  /**
   * Money came on units that stay, and gained by the book. Capital beyond what they cost lowers what is left of their
   * basis, share by share, before any of it is gain (26 USC 301(c)(2) and (3)); so does money of a merger what they gained
   * (26 USC 356(a)(1)), unless all of it is gain: then they may have gained more, and their basis stays.
   */
  receiveMoney(
    { id, lot, proceeds, costBasis }: Pick<Leaving, 'id' | 'lot' | 'proceeds' | 'costBasis'>,
    { keepsBasis }: { readonly keepsBasis: boolean },
  ): JudgedSale {
    const [shareOfProceeds, shareOfCost] = [sharing(proceeds, lot.quantity), sharing(costBasis, lot.quantity)];
    const parts: JudgedPart[] = [];
    const left = lot.portions.map((portion): Portion => {
      const [of, cost] = [shareOfProceeds(portion.quantity), shareOfCost(portion.quantity)];
      const used = keepsBasis ? ZERO : minimum(portion.increase, maximum(subtract(of, cost), ZERO));
      const figures = { quantity: ZERO, proceeds: of, costBasis: add(cost, used), basisIncrease: used };
      parts.push(new JudgedPart({ ...figures, heldFromMs: lot.heldFromMs(portion) }));
      return { ...portion, increase: subtract(portion.increase, used) };
    });
    lot.become(left);
    return new JudgedSale(id, parts);
  }

  /** The units of a pool were split. Accounts that tell of it on one day tell of one split. */
  split(asset: string, ratio: Ratio, { pool, atMs }: { readonly pool: string; readonly atMs: number }): void {
    const of = this.#of(asset);
    const dayMs = dayOf(atMs);
    const isToldAgain = of.lastSplit?.dayMs === dayMs && of.lastSplit.pool !== pool;
    if (isToldAgain) return;
    of.lastSplit = { dayMs, pool };
    for (const loss of of.losses.on(dayMs)) loss.follow(asset, asset, ratio);
  }

  /** An asset became another one as a whole: what replaces its units is now bought as that one. */
  succeed(asset: string, successor: string, ratio: Ratio, atMs: number): void {
    const losses = [...this.#of(asset).losses.on(dayOf(atMs))];
    this.#of(successor).losses.join(losses.filter((loss) => loss.follow(asset, successor, ratio)));
  }

  #of(asset: string): OfAsset {
    const known = this.#assets.get(asset);
    if (known) return known;
    const fresh = { recent: new RecentLots(), losses: new OpenLosses(), lastSplit: undefined };
    this.#assets.set(asset, fresh);
    return fresh;
  }
}

/** Takes units from their lot, in parts that count as held from one day each. `used` says what of an increase counts. */
function partsOf(
  { lot, quantity, proceeds, costBasis, heldFromMs }: Leaving,
  used: (increase: Decimal, gain: Decimal) => Decimal = (increase) => increase,
): readonly JudgedPart[] {
  const shareOfProceeds = sharing(proceeds, quantity);
  const shareOfCost = sharing(costBasis, quantity);
  return lot.take(quantity).map((portion) => {
    const [of, cost] = [shareOfProceeds(portion.quantity), shareOfCost(portion.quantity)];
    const basisIncrease = used(portion.increase, subtract(of, cost));
    const figures = { quantity: portion.quantity, proceeds: of, costBasis: add(cost, basisIncrease), basisIncrease };
    return new JudgedPart({ ...figures, heldFromMs: heldFromMs ?? lot.heldFromMs(portion) });
  });
}
