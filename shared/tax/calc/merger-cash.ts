/**
 * Money that comes with a merger, "boot". It is proceeds of no units: what of the cost stands against it depends on the
 * law, and the rest of the cost goes on in what came. Each lot by itself (Rev. Rul. 68-23).
 */
import { assertNever } from '../../kernel/errors.ts';
import { type Decimal, maximum, multiplyDivide, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { MergerCash } from '../../settings/contract/settings.ts';
import { sharing } from './lot.ts';
import type { Slice } from './slice.ts';
import type { Work } from './work.ts';

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

/** What a lot gets of the money. */
interface Share {
  /** Its part of the cost, which doesn't go on. */
  readonly cost: Decimal;
  /** Nobody knows yet what the money, or what came with it, is worth, or what the lot had cost. */
  readonly needsPrice: boolean;
}

/** Shares money out over the lots of a merger by units, and logs what it was for. */
export class BootShares {
  readonly #work: Work;
  readonly #rule: BootRule;
  readonly #from: { readonly asset: string; readonly account: string };
  readonly #money: ((quantity: Decimal) => Decimal) | undefined;
  readonly #worth: ((quantity: Decimal) => Decimal) | undefined;

  constructor(work: Work, { rule, money, worth }: Boot, from: { asset: string; account: string; quantity: Decimal }) {
    this.#work = work;
    this.#rule = rule;
    this.#from = from;
    this.#money = money === undefined ? undefined : sharing(money, from.quantity);
    this.#worth =
      worth === undefined || money === undefined ? undefined : sharing(maximum(worth, money), from.quantity);
  }

  /** Before the units go on: undone after them, when their lot is open again. */
  of({ open: { key, lot, remaining }, quantity, cost, selection }: Slice): Share {
    const [money, worth] = [this.#money?.(quantity), this.#worth?.(quantity)];
    const isKnown = money !== undefined && worth !== undefined && !lot.needsPrice;
    const taken = isKnown ? costOfMoney(this.#rule, { money, worth, cost }) : ZERO;
    const from = { lot: key, lotName: lot.name, cost: taken, remaining, selection };
    this.#work.log({ kind: 'taken', ...this.#row(isKnown ? money : undefined), ...from });
    return { cost: taken, needsPrice: !isKnown };
  }

  /** Of units that no lot covers. */
  ofMissing(quantity: Decimal): void {
    this.#work.prepare();
    this.#work.log({ kind: 'short', ...this.#row(this.#money?.(quantity)) });
  }

  #row(proceeds: Decimal | undefined) {
    const { transactionId } = this.#work;
    const { asset, account } = this.#from;
    const needsPrice = proceeds === undefined;
    return { transactionId, asset, account, quantity: ZERO, proceeds, atCost: false, needsPrice, boot: true } as const;
  }
}
