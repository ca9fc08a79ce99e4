/**
 * The way of one asset through the days of a span: what was held at the end of each day, what was in it, and what it was
 * worth. Cash that is only what other things were paid with is no asset of its own and has no course.
 */
import { type Decimal, divide, multiply, multiplyDivide, ZERO } from '../../../kernel/money/decimal.ts';
import type { CarriedCosts } from './carried-costs.ts';
import { type DayEnd, dayGone, NO_SUMS, type Sums } from './day-end.ts';
import type { AssetDay } from './performance-book.ts';
import { type Amounts, NO_AMOUNTS, Purse } from './purse.ts';
import type { Quotes, Rate } from './quotes.ts';
import type { Money, Run } from './run.ts';
import { indexIn } from './span.ts';
import type { Worths } from './worths.ts';

/** Which accounts are looked at. Coins that come from others bring their cost along. */
export interface Scope {
  readonly holds: (account: string) => boolean;
}

export interface CourseQuestion extends Scope {
  readonly asset: string;
  /** In order of date. */
  readonly days: readonly AssetDay[];
  readonly isMoney: boolean;
  /** Whether a currency counts wherever it was moved, and not only where it is kept. */
  readonly isAskedAbout: boolean;
  readonly quotes: Quotes;
  readonly worths: Worths;
  /** What goes from one asset to another. */
  readonly carried: CarriedCosts;
}

/**
 * What is not known. Without `price`, `cost` or `rate` there are no figures; a `fee` or an `income` without a price is left
 * out of them; of a `quantity` more went out than ever came in.
 */
export type Lack = 'price' | 'cost' | 'rate' | 'quantity' | 'fee' | 'income';

export class Course {
  readonly asset: string;
  /** The currency that the asset is traded in. */
  readonly currency: string;
  readonly lacks = new Set<Lack>();
  /** Whether anything of it was moved in the accounts looked at. */
  isHeld = false;
  readonly #question: CourseQuestion;
  readonly #inside = new Purse();
  readonly #outside = new Purse();
  readonly #loose = new Purse();
  readonly #keepers = new Set<string>();
  /** What a unit was last bought or sold at, in the asset's currency. */
  #lastPaid: Decimal | undefined;

  constructor(question: CourseQuestion) {
    this.#question = question;
    this.asset = question.asset;
    this.currency = currencyOf(question);
    for (const { runs } of question.days) {
      for (const run of runs) {
        if (run.kind === 'in' && run.isOwn) this.#keepers.add(run.account);
        if (run.kind === 'move' && run.to !== undefined) this.#keepers.add(run.to);
      }
    }
  }

  /** Of the last day, which everything in the asset's currency is converted at. */
  get rate(): Rate | undefined {
    const { quotes } = this.#question;
    return quotes.rateOn(this.currency, quotes.currency, quotes.span.days - 1);
  }

  /** The end of each day of the span. */
  ends(): readonly DayEnd[] {
    const { days, quotes, isMoney } = this.#question;
    const ends: DayEnd[] = [];
    let next = 0;
    let [own, asked] = [NO_SUMS, NO_SUMS];
    for (let day = 0; day < quotes.span.days; day += 1) {
      own = dayGone(own, this.#inside.own.investment);
      asked = dayGone(asked, this.#inside.asked.investment);
      let [ownPeak, askedPeak] = [this.#inside.own.investment, this.#inside.asked.investment];
      for (let due = days[next]; due && indexIn(quotes.span, due.date) <= day; due = days[next]) {
        for (const run of due.runs) {
          this.#apply(run, day);
          ownPeak = most(ownPeak, this.#inside.own.investment);
          askedPeak = most(askedPeak, this.#inside.asked.investment);
        }
        next += 1;
      }
      if (ownPeak > ZERO) own = { ...own, peak: ownPeak };
      if (askedPeak > ZERO) asked = { ...asked, peak: askedPeak };
      ends.push(this.#endOf(day, own, asked));
    }
    if (this.#inside.quantity < ZERO && !isMoney) this.lacks.add('quantity');
    return ends;
  }

  #endOf(day: number, own: Sums, asked: Sums): DayEnd {
    const { quantity } = this.#inside;
    const worth = quantity === ZERO ? NO_AMOUNTS : this.#valueOf(quantity, day);
    const loose = (view: 'own' | 'asked') => ({ fees: this.#loose[view].fees, income: this.#loose[view].income });
    return {
      quantity,
      own: { ...this.#inside.own, ...own, value: worth.own, loose: loose('own') },
      asked: { ...this.#inside.asked, ...asked, value: worth.asked, loose: loose('asked') },
    };
  }

  /** Whose purse an account's is; none for cash where it is not kept. */
  #purseOf(account: string): Purse | undefined {
    const { isMoney, isAskedAbout, holds } = this.#question;
    if (isMoney && !isAskedAbout && !this.#keepers.has(account)) return undefined;
    return holds(account) ? this.#inside : this.#outside;
  }

  #apply(run: Run, day: number): void {
    if (run.kind === 'move') {
      this.#move(run, day);
      return;
    }
    const isBeside = run.kind === 'fee' || run.kind === 'income';
    const looseInScope = isBeside && this.#question.holds(run.account) ? this.#loose : undefined;
    const purse = this.#purseOf(run.account) ?? looseInScope;
    if (!purse) return;
    if (purse === this.#inside) this.isHeld = true;
    if (run.kind === 'split') this.#split(purse, run.quantity);
    else if (run.kind === 'give') this.#goOn(purse, run, day);
    else if (run.kind === 'take') this.#takeOver(purse, run, day);
    else if (run.worth.basis) this.#takeAtBasis(purse, run, day);
    else this.#trade(purse, run, this.#worthOf(run, day));
  }

  #split(purse: Purse, difference: Decimal): void {
    const before = purse.quantity;
    purse.split(difference);
    if (this.#lastPaid === undefined || before <= ZERO || purse.quantity <= ZERO) return;
    this.#lastPaid = multiplyDivide(this.#lastPaid, before, purse.quantity);
  }

  #trade(purse: Purse, { kind, quantity }: Run, worth: Amounts): void {
    if (kind === 'fee') purse.cost(worth);
    else if (kind === 'income') purse.earn(worth);
    else if (kind === 'in') purse.take(quantity, worth);
    else purse.give(quantity, worth);
    this.#paid(quantity, worth);
  }

  #paid(quantity: Decimal, { own }: Amounts): void {
    if (own > ZERO && quantity > ZERO) this.#lastPaid = divide(own, quantity);
  }

  #move({ account, to = account, quantity }: Run, day: number): void {
    const [from, into] = [this.#purseOf(account), this.#purseOf(to)];
    if (from === this.#inside || into === this.#inside) this.isHeld = true;
    if (from === into) return;
    const { isMoney, worths } = this.#question;
    const face = isMoney ? this.#amountsOf({ amount: quantity, currency: this.asset }, day) : undefined;
    if (face) {
      from?.give(quantity, face);
      into?.take(quantity, face);
      return;
    }
    const worth = this.#known(worths.market({ asset: this.asset, quantity }, day) ?? this.#lastWorth(quantity), day);
    const cost = from?.handOver(quantity, worth) ?? NO_AMOUNTS;
    into?.takeAtCost(quantity, cost, worth);
  }

  /** Leaves its cost to what it becomes. Of more than there is nobody knows what it cost. */
  #goOn(purse: Purse, run: Run, day: number): void {
    const { isMoney } = this.#question;
    const { quantity, carried } = run;
    const isUnknown = (!isMoney && purse.quantity < quantity) || this.lacks.has('cost') || this.lacks.has('rate');
    const face = isMoney ? this.#amountsOf({ amount: quantity, currency: this.asset }, day) : undefined;
    if (face) purse.give(quantity, face);
    const cost = face ?? purse.handOver(quantity, this.#worthCarried(run, day));
    if (carried) this.#question.carried.leave(carried.id, { cost, currency: this.currency, isUnknown });
  }

  #takeOver(purse: Purse, run: Run, day: number): void {
    const { quantity, carried } = run;
    const { worths } = this.#question;
    const left = carried && this.#question.carried.part(carried);
    if (!left || left.isUnknown) this.lacks.add('cost');
    const own = left && worths.convert({ amount: left.cost.own, currency: left.currency }, this.currency, day);
    if (left && own === undefined) this.lacks.add('rate');
    const cost = { own: own ?? ZERO, asked: left?.cost.asked ?? ZERO };
    const worth = this.#worthCarried(run, day);
    purse.takeAtCost(quantity, cost, worth);
    this.#paid(quantity, worth ?? cost);
  }

  #takeAtBasis(purse: Purse, run: Run, day: number): void {
    const { quantity, worth } = run;
    const cost = worth.basis && this.#amountsOf(worth.basis, day);
    if (!cost) return;
    const { worths } = this.#question;
    const known = this.#known(worths.of(this.asset, quantity, worth, day) ?? this.#lastWorth(quantity), day);
    purse.takeAtCost(quantity, cost, known);
    this.#paid(quantity, known ?? cost);
  }

  /** All that goes on is worth together what comes of it: by prices, or where one is missing, by the shares of the cost. */
  #worthCarried({ quantity, worth, carried }: Run, day: number): Amounts | undefined {
    const { worths } = this.#question;
    const byShare = carried && worths.ofShare(carried.share, worth, day);
    return this.#known(worths.of(this.asset, quantity, worth, day) ?? byShare, day);
  }

  #worthOf({ kind, quantity, worth }: Run, day: number): Amounts {
    const known = this.#question.worths.of(this.asset, quantity, worth, day) ?? this.#lastWorth(quantity);
    const amounts = known && this.#amountsOf(known, day);
    if (!amounts) this.lacks.add(kind === 'fee' || kind === 'income' ? kind : 'cost');
    return amounts ?? NO_AMOUNTS;
  }

  #lastWorth(quantity: Decimal): Money | undefined {
    if (this.#lastPaid === undefined || quantity === ZERO) return undefined;
    return { amount: multiply(this.#lastPaid, quantity), currency: this.currency };
  }

  #valueOf(quantity: Decimal, day: number): Amounts {
    const { worths } = this.#question;
    const worth = worths.market({ asset: this.asset, quantity }, day) ?? this.#lastWorth(quantity);
    if (!worth) this.lacks.add('price');
    return (worth && this.#amountsOf(worth, day)) ?? NO_AMOUNTS;
  }

  #amountsOf(money: Money, day: number): Amounts | undefined {
    const amounts = this.#known(money, day);
    if (!amounts) this.lacks.add('rate');
    return amounts;
  }

  #known(money: Money | undefined, day: number): Amounts | undefined {
    const { worths, quotes } = this.#question;
    const own = money && worths.convert(money, this.currency, day);
    const asked = money && worths.convert(money, quotes.currency, day);
    return own !== undefined && asked !== undefined ? { own, asked } : undefined;
  }
}

const most = (a: Decimal, b: Decimal): Decimal => (a > b ? a : b);

/** Money is its own; else that of the first purchase, else of the price, else what is asked for. */
function currencyOf({ asset, days, isMoney, quotes, worths }: CourseQuestion): string {
  if (isMoney) return asset;
  for (const { date, runs } of days) {
    for (const { kind, quantity, worth } of runs) {
      if (kind !== 'in' && kind !== 'out') continue;
      const money = worth.basis ?? (worth.money && worths.of(asset, quantity, worth, indexIn(quotes.span, date)));
      if (money && money.amount > ZERO) return money.currency;
    }
  }
  return quotes.closeOn(asset, quotes.span.days - 1)?.currency ?? quotes.currency;
}
