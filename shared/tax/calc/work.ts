/** One part of a transaction at work on the lots. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import type { Balances } from './allocation/balances.ts';
import { type Phase, rowKey } from './keys.ts';
import type { Lot, Row, TaxTransaction } from './lot.ts';
import type { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import type { Days } from './matching/days.ts';
import { valueIn } from './miss.ts';
import type { RowLog } from './row-log.ts';
import type { TaxRules } from './rules.ts';
import type { PoolOf } from './scope.ts';
import { Chosen } from './selections/chosen.ts';

/** Proceeds say that they rest on a price of the market. */
const asMarketPriced = (row: Row): Row =>
  (row.kind === 'taken' || row.kind === 'short') && row.proceeds !== undefined ? { ...row, marketPriced: true } : row;

/** A transaction in the timeline. */
export interface Part {
  /** Key of the transaction in the timeline. */
  readonly entry: string;
  readonly transactionId: string;
  readonly transaction: TaxTransaction;
  /** Whether its values rest on prices that were adopted from the market. */
  readonly marketPriced: boolean;
}

/** What a part works with. */
export interface Tools {
  readonly rules: TaxRules;
  readonly lots: Lots;
  readonly rows: RowLog;
  /** The days around, where disposals are matched with them. */
  readonly days: Days | undefined;
  readonly balances: Balances;
  /** The lots that users named, by transaction. */
  readonly selections: TaxMaps['selections'];
}

export class Work {
  readonly part: Part;
  readonly phase: Phase;
  readonly lots: Lots;
  readonly year: number;
  readonly chosen: Chosen | undefined;
  /** Units of pools disposed of so far, where days are matched. */
  disposed: Map<string, Decimal> | undefined = undefined;
  /** Where its rows begin among those that were logged. */
  readonly firstLogged: number;
  #count = 0;
  #numbers: Map<string, number> | undefined = undefined;
  readonly #tools: Tools;
  /** That of the year. */
  readonly #method: TaxMethod;
  readonly #poolOf: PoolOf;
  #firstRow: string | undefined = undefined;

  constructor(part: Part, phase: Phase, tools: Tools) {
    const { rules, selections } = tools;
    this.part = part;
    this.phase = phase;
    this.lots = tools.lots;
    this.year = rules.yearOf(part.transaction.timestamp);
    const selection = selections.size === 0 ? undefined : valueIn(selections, part.transactionId);
    this.chosen = selection && new Chosen(selection);
    this.firstLogged = tools.rows.length;
    this.#tools = tools;
    this.#method = rules.methodOfYear(this.year);
    this.#poolOf = rules.scope.poolsAt(part.entry);
  }

  get entry(): string {
    return this.part.entry;
  }

  get transactionId(): string {
    return this.part.transactionId;
  }

  get transaction(): TaxTransaction {
    return this.part.transaction;
  }

  get marketPriced(): boolean {
    return this.part.marketPriced;
  }

  get rules(): TaxRules {
    return this.#tools.rules;
  }

  get days(): Days | undefined {
    return this.#tools.days;
  }

  get balances(): Balances {
    return this.#tools.balances;
  }

  methodOf(pool: string): TaxMethod {
    return this.rules.methodOfPool(pool) ?? this.#method;
  }

  poolOf(asset: string, account: string): string {
    return this.#poolOf(asset, account);
  }

  /**
   * Before anything is changed: makes sure that it can be logged. No row comes after this part's, so where its first
   * one can be put, the others can.
   */
  prepare(): void {
    if (this.#firstRow !== undefined) return;
    const firstRow = rowKey(this.entry, this.phase, 0);
    this.#tools.rows.need(firstRow);
    this.#firstRow = firstRow;
  }

  /** Counts, from 0, what this part opens under one name: several moves may go to one pool, and no two lots have one key. */
  nextNumber(name: string): number {
    this.#numbers ??= new Map();
    const number = this.#numbers.get(name) ?? 0;
    this.#numbers.set(name, number + 1);
    return number;
  }

  /** A lot that this part opened is another one after all: it was added anew. */
  relog(key: string, lot: Lot): void {
    this.#tools.rows.reopen(this.firstLogged, key, lot);
  }

  /** Logs what was done. */
  log(done: Row, lot?: Lot): void {
    const row = this.part.marketPriced ? asMarketPriced(done) : done;
    const firstRow = this.#count === 0 ? this.#firstRow : undefined;
    this.#tools.rows.add(firstRow ?? rowKey(this.entry, this.phase, this.#count), row, lot);
    this.#count += 1;
  }
}
