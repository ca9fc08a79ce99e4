/** What a run was worth on its day, from what is known about it and from prices. */
import { add, type Decimal, multiply, multiplyDivide, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { convert, type Quotes } from './quotes.ts';
import type { Leg, Money, Worth } from './run.ts';

export class Worths {
  readonly #quotes: Quotes;
  readonly #isMoney: (asset: string) => boolean;
  readonly #baseCurrency: string;

  constructor(quotes: Quotes, isMoney: (asset: string) => boolean, baseCurrency: string) {
    this.#quotes = quotes;
    this.#isMoney = isMoney;
    this.#baseCurrency = baseCurrency;
  }

  /** `undefined` while a price that it takes is missing. Money is worth its face. */
  of(asset: string, quantity: Decimal, worth: Worth, day: number): Money | undefined {
    if (this.#isMoney(asset) && quantity !== ZERO) return { amount: quantity, currency: asset };
    const total = this.#total(worth, day);
    if (!total || !worth.shared) return total;
    return this.#share(asset, worth.shared, total, day);
  }

  convert({ amount, currency }: Money, into: string, day: number): Decimal | undefined {
    const rate = this.#quotes.rateOn(currency, into, day);
    return rate && convert(amount, rate);
  }

  /** What a quantity was worth on the market. */
  market({ asset, quantity }: Leg, day: number): Money | undefined {
    if (this.#isMoney(asset)) return { amount: quantity, currency: asset };
    const close = this.#quotes.closeOn(asset, day);
    return close && { amount: multiply(close.close, quantity), currency: close.currency };
  }

  /** What a share of all that the transaction moved was worth. */
  ofShare(share: Decimal, worth: Worth, day: number): Money | undefined {
    const total = this.#total(worth, day);
    return total && { ...total, amount: multiply(total.amount, share) };
  }

  #total({ money, sides }: Worth, day: number): Money | undefined {
    if (money) return money.currency === '' ? { ...money, currency: this.#baseCurrency } : money;
    const [came = [], went = []] = sides ?? [];
    const isMoneyOnly = (side: readonly Leg[]) => side.every(({ asset }) => this.#isMoney(asset));
    const order = [went, came].filter((side) => side.length > 0);
    for (const side of [...order.filter(isMoneyOnly), ...order.toReversed()]) {
      const worth = this.#together(side, day);
      if (worth) return worth;
    }
    return undefined;
  }

  #together(side: readonly Leg[], day: number): Money | undefined {
    const [only] = side;
    if (only && side.length === 1) return this.market(only, day);
    const worths = this.#inCurrency(side, day);
    return worths && { amount: sum(worths), currency: this.#quotes.currency };
  }

  #inCurrency(side: readonly Leg[], day: number): readonly Decimal[] | undefined {
    const worths: Decimal[] = [];
    for (const leg of side) {
      const money = this.market(leg, day);
      const worth = money && this.convert(money, this.#quotes.currency, day);
      if (worth === undefined) return undefined;
      worths.push(worth);
    }
    return worths;
  }

  /** Money takes its face of the total, the others share the rest by what each is worth. */
  #share(asset: string, legs: readonly Leg[], total: Money, day: number): Money | undefined {
    let rest: Decimal = total.amount;
    for (const leg of legs.filter((one) => this.#isMoney(one.asset))) {
      const face = this.convert({ amount: leg.quantity, currency: leg.asset }, total.currency, day);
      if (face === undefined) return undefined;
      rest = subtract(rest, face);
    }
    const others = legs.filter((one) => !this.#isMoney(one.asset));
    if (others.length === 1) return { ...total, amount: rest };
    const weights = this.#inCurrency(others, day);
    const all = weights?.reduce(add, ZERO) ?? ZERO;
    const own = weights?.[others.findIndex((leg) => leg.asset === asset)];
    return own === undefined || all === ZERO ? undefined : { ...total, amount: multiplyDivide(rest, own, all) };
  }
}
