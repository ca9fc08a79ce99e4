/** One part of a transaction at work on the lots. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import type { Balances } from './allocation/balances.ts';
import { type Phase, partKey, rowKey } from './keys.ts';
import type { Lot, Row, TaxTransaction } from './lot.ts';
import type { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import type { Days } from './matching/days.ts';
import { need, valueIn } from './miss.ts';
import type { TaxRules } from './rules.ts';
import type { PoolOf } from './scope.ts';
import { Chosen } from './selections/chosen.ts';

/** A row that was logged, and the lot that it opened or changed, as it was after the row. */
export interface Logged {
  readonly key: string;
  readonly row: Row;
  readonly lot: Lot | undefined;
}

const NOTHING: Logged[] = [];

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
  readonly rows: TaxMaps['rows'];
  /** The days around, where disposals are matched with them. */
  readonly days: Days | undefined;
  readonly balances: Balances;
  /** The lots that users named, by transaction. */
  readonly selections: TaxMaps['selections'];
}

export class Work {
  readonly transactionId: string;
  readonly transaction: TaxTransaction;
  readonly entry: string;
  readonly marketPriced: boolean;
  readonly phase: Phase;
  readonly rules: TaxRules;
  readonly lots: Lots;
  readonly year: number;
  readonly days: Days | undefined;
  readonly balances: Balances;
  readonly chosen: Chosen | undefined;
  /** Key of the part. */
  readonly key: string;
  /** Units of pools disposed of so far, where days are matched. */
  disposed: Map<string, Decimal> | undefined = undefined;
  /** What was logged so far. */
  logged: Logged[] = NOTHING;
  readonly #rows: TaxMaps['rows'];
  /** That of the year. */
  readonly #method: TaxMethod;
  readonly #poolOf: PoolOf;
  #firstRow: string | undefined = undefined;

  constructor({ entry, transactionId, transaction, marketPriced }: Part, phase: Phase, tools: Tools) {
    this.transactionId = transactionId;
    this.transaction = transaction;
    this.entry = entry;
    this.marketPriced = marketPriced;
    this.phase = phase;
    const { rules } = tools;
    this.rules = rules;
    this.lots = tools.lots;
    this.year = rules.yearOf(transaction.timestamp);
    this.days = tools.days;
    this.balances = tools.balances;
    this.#poolOf = rules.scope.poolsAt(entry);
    this.#method = rules.methodOfYear(this.year);
    this.key = partKey(entry, phase);
    this.#rows = tools.rows;
    const { selections } = tools;
    const selection = selections.size === 0 ? undefined : valueIn(selections, transactionId);
    this.chosen = selection && new Chosen(selection);
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
    const firstRow = rowKey(this.key, 0);
    need(this.#rows, firstRow);
    this.#firstRow = firstRow;
  }

  /** Logs what was done. */
  log(done: Row, lot?: Lot): void {
    const row = this.marketPriced ? asMarketPriced(done) : done;
    const { length } = this.logged;
    const key = length === 0 && this.#firstRow !== undefined ? this.#firstRow : rowKey(this.key, length);
    this.#rows.put(key, row);
    const logged = { key, row, lot };
    // most parts log one row, for which a list that may grow is far too large
    if (length === 0) this.logged = [logged];
    else this.logged.push(logged);
  }
}
