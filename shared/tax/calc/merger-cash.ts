/**
 * Money that comes with a merger, "boot". It is proceeds of no units: what of the cost stands against it depends on the
 * law, and the rest of the cost goes on in what came. Each lot by itself (Rev. Rul. 68-23).
 */
import { assertNever } from '../../kernel/errors.ts';
import { type Decimal, maximum, multiplyDivide, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { MergerCash } from '../../settings/contract/settings.ts';

type BootRule = Exclude<MergerCash, 'income' | 'disposal'>;

/** Undefined amounts aren't known yet. */
export interface Boot {
  readonly rule: BootRule;
  /** In the base currency. */
  readonly money: Decimal | undefined;
  /** Of all that came in, the money among it. */
  readonly worth: Decimal | undefined;
}

interface Received {
  readonly money: Decimal;
  readonly worth: Decimal;
  readonly cost: Decimal;
}

/**
 * The part of a cost that stands against the money.
 * - `recognized-gain`: the money is gain as far as all that came in was worth more than the cost; of the rest it takes its
 *   own amount off the cost, and there is no loss (26 USC 356(a)(1) and (c), 358(a)(1)).
 * - `part-disposal`: its part of the cost is that of the money in all that came in (TCGA 1992 s42, s122, s128).
 */
export function costOfMoney(rule: BootRule, { money, worth, cost }: Received): Decimal {
  switch (rule) {
    case 'recognized-gain': {
      const withoutGain = subtract(money, maximum(subtract(worth, cost), ZERO));
      return maximum(withoutGain, ZERO);
    }
    case 'part-disposal':
      return worth === ZERO ? ZERO : multiplyDivide(cost, money, worth);
    default:
      return assertNever(rule);
  }
}
