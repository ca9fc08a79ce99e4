/** The lots that were named for the transaction at work, as far as they are still to be used. */
import { type Decimal, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { partsOf } from '../../../kernel/pages/keys.ts';
import { costOfNext } from '../lot.ts';
import type { Lots } from '../lots.ts';
import { OpenLot } from '../open-lot.ts';
import type { Slice } from '../slice.ts';
import type { Selection } from './selection.ts';

export class Chosen {
  readonly #left: {
    readonly lotId: string;
    readonly asset: string;
    readonly acquiredAtMs: number;
    quantity: Decimal;
  }[];

  /** Whether a lot that was named wasn't there, or had less left than was named. */
  isUnmet = false;

  constructor({ lots }: Selection) {
    this.#left = lots.map((lot) => ({ ...lot }));
  }

  /**
   * Takes units of the named lots from a pool. Answers what of `quantity` none of them covers, and whether that is since
   * one of them isn't there any more, or has less left than was named.
   */
  take(
    lots: Lots,
    { pool, quantity }: { readonly pool: string; readonly quantity: Decimal },
    each: (slice: Slice) => void,
  ): { readonly left: Decimal; readonly isUnmet: boolean } {
    const [asset] = partsOf(pool);
    let left = quantity;
    let isUnmet = false;
    for (const named of this.#left) {
      if (named.asset !== asset || named.quantity === ZERO || left === ZERO) continue;
      const wanted = minimum(named.quantity, left);
      const [key, lot] = lots.openLotAt(pool, named.acquiredAtMs, named.lotId) ?? [undefined, undefined];
      if (key === undefined || lot.remaining < wanted) isUnmet = true;
      this.isUnmet ||= isUnmet;
      if (key === undefined) continue;
      const taken = minimum(wanted, lot.remaining);
      const cost = costOfNext(lot, taken);
      const open = new OpenLot(key, lot, { isStored: true });
      open.remaining = lots.takeFrom(key, taken, cost);
      named.quantity = subtract(named.quantity, taken);
      left = subtract(left, taken);
      each({ open, quantity: taken, cost, selection: 'named' });
    }
    return { left, isUnmet };
  }
}
