/** Money of a merger at work: each lot gets its share, and what that was for is logged. */
import { type Decimal, maximum, ZERO } from '../../kernel/money/decimal.ts';
import { sharing } from './lot.ts';
import { type Boot, costOfMoney } from './merger-cash.ts';
import type { Slice } from './slice.ts';
import type { Work } from './work.ts';

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
  readonly #rule: Boot['rule'];
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
