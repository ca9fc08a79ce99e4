/**
 * What a holdings book answers: what was dated up to `asOf`, or up to now. What is recorded of a time to come is held
 * from then on; where `now` is left out, everything recorded counts.
 */
import { format, ZERO } from '../../kernel/money/decimal.ts';
import { between, keyOf, lastPartOf, partsOf, startingWith } from '../../kernel/pages/keys.ts';
import type { Range } from '../../kernel/pages/types.ts';
import type { Timestamp } from '../../kernel/time.ts';
import { openPriceBook } from '../../market-data/contract/price-book.ts';
import { byValue, type Held, type Holding, type Missing, type Totals, totalsOf, valueHolding } from './holding.ts';
import type { HoldingsMaps } from './maps.ts';
import { ALL_ACCOUNTS, scopeOf } from './plan.ts';
import { TIME_DIGITS, timeMark, timeOfMark } from './position.ts';
import type { CostRules } from './valuation.ts';
import { LAST_POSITION } from './walk.ts';

/** A time that is asked about, or else the time of asking. */
interface When {
  readonly asOf?: Timestamp | undefined;
  readonly now?: Timestamp | undefined;
}

export interface HoldingsQuery {
  /** The time of asking, which prices are taken at unless `asOf` is given. */
  readonly now: Timestamp;
  readonly asOf?: Timestamp | undefined;
  readonly account?: string | undefined;
  /** The base currency, unless given. */
  readonly currency?: string | undefined;
}

export interface HoldingsAnswer {
  readonly items: readonly Holding[];
  readonly totals: Totals;
  readonly complete: boolean;
  readonly missing: readonly Missing[];
}

export interface AccountSummary {
  readonly account: string;
  /** Named in transactions and kept elsewhere; we only follow it. */
  readonly kind: 'external';
  readonly firstUsedAt: string;
  readonly lastTransactionAt: string;
  /** Assets with a quantity other than zero. */
  readonly assets: number;
  readonly transactions: number;
}

export interface Balance {
  readonly asset: string;
  readonly quantity: string;
  readonly lastTransactionAt: string;
}

export class HoldingsReads {
  readonly #maps: HoldingsMaps;
  readonly #rules: CostRules;

  constructor(maps: HoldingsMaps, rules: CostRules) {
    this.#maps = maps;
    this.#rules = rules;
  }

  /** The book itself, for whoever values what is in it otherwise. */
  get source(): { readonly maps: HoldingsMaps; readonly rules: CostRules } {
    return { maps: this.#maps, rules: this.#rules };
  }

  /** Everything held, zero quantities left out. An account that was never used holds nothing. */
  async holdings({ now, asOf, account, currency }: HoldingsQuery): Promise<HoldingsAnswer> {
    const { baseCurrency } = this.#rules;
    const inCurrency = currency ?? baseCurrency;
    const prices = openPriceBook(this.#maps.prices, { priceAgeDaysMax: Number.POSITIVE_INFINITY, via: baseCurrency });
    const query = { at: asOf ?? now, currency: inCurrency, baseCurrency, prices };
    const held = await this.#held(account === undefined ? ALL_ACCOUNTS : scopeOf(account), { asOf, now });
    const valued = (await Promise.all(held.map((one) => valueHolding(one, query)))).toSorted(byValue);
    const missing = valued.flatMap((holding) => holding.missing);
    return {
      items: valued.map(({ holding }) => holding),
      totals: totalsOf(valued, inCurrency),
      complete: missing.length === 0,
      missing,
    };
  }

  /** Quantities of one account by asset, or `undefined` if the account was never used. */
  async balances({
    account,
    ...when
  }: When & {
    readonly account: string;
  }): Promise<readonly Balance[] | undefined> {
    if ((await this.#maps.accounts.get(account)) === undefined) return undefined;
    const held = await this.#held(scopeOf(account), when);
    return held.map(({ asset, state, last }) => ({
      asset,
      quantity: format(state.quantity),
      lastTransactionAt: timeOfMark(last),
    }));
  }

  /** By name; with `asOf`, those that were used by then. */
  async accounts({ asOf, now }: When = {}): Promise<readonly AccountSummary[]> {
    const summaries: AccountSummary[] = [];
    for await (const [account, transactions] of this.#maps.accounts.entries()) {
      const uses = asOf === undefined ? startingWith('A', account) : between(['A', account], '', timeMark(asOf));
      const first = await this.#maps.records.first(uses);
      const last = await this.#maps.records.first({ ...uses, reverse: true });
      if (asOf !== undefined && !first) continue;
      if (!first || !last) throw new Error(`The account ${account} has no transactions`);
      summaries.push({
        account,
        kind: 'external',
        firstUsedAt: usedAt(first[0]),
        lastTransactionAt: usedAt(last[0]),
        assets: (await this.#held(scopeOf(account), { asOf, now })).length,
        transactions: asOf === undefined ? transactions : await this.#count(uses),
      });
    }
    return summaries;
  }

  async #count(range: Range): Promise<number> {
    let count = 0;
    for await (const batch of this.#maps.records.batches(range)) count += batch.length;
    return count;
  }

  /** As it stands after all that was recorded, unless some of it lies ahead. */
  async #held(scope: string, { asOf, now }: When): Promise<readonly Held[]> {
    const held: Held[] = [];
    const nowMark = now === undefined ? undefined : timeMark(now);
    for await (const [key, { state, last }] of this.#maps.current.entries(startingWith(scope))) {
      const asset = lastPartOf(key);
      const until = asOf ?? (nowMark !== undefined && last > nowMark ? now : undefined);
      const then = until === undefined ? { asset, state, last } : await this.#heldThen({ scope, asset }, until);
      if (then && then.state.quantity !== ZERO) held.push(then);
    }
    return held;
  }

  /** The state after the last row up to that instant, which is included. */
  async #heldThen(
    { scope, asset }: { readonly scope: string; readonly asset: string },
    asOf: Timestamp,
  ): Promise<Held | undefined> {
    const before = keyOf(scope, asset, timeMark(asOf)) + LAST_POSITION;
    const found = await this.#maps.timeline.first({ from: startingWith(scope, asset).from, before, reverse: true });
    return found && { asset, state: found[1].after, last: lastPartOf(found[0]).slice(0, TIME_DIGITS) };
  }
}

const usedAt = (key: string): string => timeOfMark(partsOf(key)[2] ?? '');
