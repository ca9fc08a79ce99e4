/** The maps of a book with the rules that they are kept by: doing and undoing the work of transactions. */
import { keyOf } from '../../kernel/pages/keys.ts';
import { fromEpochMs, type Timestamp } from '../../kernel/time.ts';
import { openPriceBook, type PriceBook } from '../../market-data/contract/price-book.ts';
import type { PriceSubject } from '../../market-data/contract/price-row.ts';
import { Balances } from './allocation/balances.ts';
import { countGaps, hasGap } from './gaps.ts';
import { areOfOneInstant, type Phase, partKey } from './keys.ts';
import type { Pool, Row, TaxEntry, TaxTransaction } from './lot.ts';
import { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import { Days } from './matching/days.ts';
import { afterMiss, untilLoaded } from './miss.ts';
import { stepsOf } from './normalize.ts';
import { perform } from './perform.ts';
import { type Logged, RowLog } from './row-log.ts';
import type { TaxRules } from './rules.ts';
import { needPrice, type Phases, phasesOf, type Step, type Steps } from './steps.ts';
import { undo } from './undo.ts';
import { MarketValuer } from './values.ts';
import { type Part, type Tools, Work } from './work.ts';

export type Entry = readonly [key: string, entry: TaxEntry];

/** Hears of each row that stands, or stands no longer. */
export interface Witness {
  stated(logged: Logged): void;
  withdrawn(logged: Logged): void;
  /** Hears of each transaction that lacks a price. */
  missed?(missed: Missed): void;
}

/** What a transaction was to be valued by, and nothing says. */
export interface Missed {
  readonly timestamp: Timestamp;
  /** Assets and currencies. */
  readonly assets: ReadonlySet<string>;
  /** Whether it was never looked for before. */
  readonly isNew: boolean;
}

/** A transaction of the instant that is worked through. */
class Task implements Part {
  readonly entry: string;
  readonly transactionId: string;
  readonly transaction: TaxTransaction;
  readonly phases: Phases;
  /** Once they are known. */
  steps: Steps | undefined = undefined;
  marketPriced = false;

  constructor(entry: string, { transactionId, transaction }: TaxEntry, base: string) {
    this.entry = entry;
    this.transactionId = transactionId;
    this.transaction = transaction;
    this.phases = phasesOf(transaction, base);
  }

  /** What a part does; nothing before it is known. */
  stepsOf(phase: Phase): readonly Step[] {
    if (this.steps === undefined) return [];
    return phase === 'acquiring' ? this.steps.acquiring : this.steps.taking;
  }
}

/** How the transactions of an instant are worked through. */
export interface How {
  /** Key of the first part that is to be done. */
  readonly from: string;
  readonly witness: Witness;
}

export class Ledger {
  readonly maps: TaxMaps;
  readonly rules: TaxRules;
  /** The last part that was worked through; its key is made when somebody asks. */
  #last: string | undefined;
  #lastEntry = '';
  #lastPhase: Phase = 'acquiring';
  readonly prices: PriceBook;
  readonly #lots: Lots;
  readonly #logged: RowLog;
  readonly #values: MarketValuer;
  readonly #looked = new Set<PriceSubject>();
  /** The days around a disposal, where these count. */
  readonly days: Days | undefined;
  readonly balances: Balances;
  readonly #tools: Tools;
  /** Key from which on they are seen no more, if there is one. */
  readonly horizon: string | undefined;

  constructor(maps: TaxMaps, rules: TaxRules, last: string, horizon?: string) {
    this.maps = maps;
    this.rules = rules;
    this.#last = last;
    this.horizon = horizon;
    this.#lots = new Lots(maps, rules);
    this.balances = new Balances(maps);
    this.days = rules.looksAhead ? new Days(maps, rules, horizon) : undefined;
    this.#logged = new RowLog(maps.rows);
    const { selections } = maps;
    this.#tools = { rules, lots: this.#lots, rows: this.#logged, selections, days: this.days, balances: this.balances };
    this.prices = openPriceBook(maps.prices, { looked: (subject) => this.#looked.add(subject) });
    // turned to each transaction in turn
    this.#values = new MarketValuer({ prices: this.prices, base: rules.base, at: fromEpochMs(0) });
  }

  /** Key of the last part that was worked through. */
  get last(): string {
    this.#last ??= partKey(this.#lastEntry, this.#lastPhase);
    return this.#last;
  }

  /** The book ends with another part, since what came after it was taken out. */
  endWith(last: string): void {
    this.#last = last;
  }

  /** Keys of the first and last part that a transaction may have; undefined if it never does anything to lots. */
  partsOf([key, { transaction }]: Entry): { readonly first: string; readonly last: string } | undefined {
    const { acquiring, taking } = phasesOf(transaction, this.rules.base);
    if (!acquiring && !taking) return undefined;
    return {
      first: partKey(key, acquiring ? 'acquiring' : 'taking'),
      last: partKey(key, taking ? 'taking' : 'acquiring'),
    };
  }

  /** Key of the last part of all transactions; empty if none has any. */
  async lastPart(): Promise<string> {
    let last = '';
    for await (const entry of this.maps.timeline.entries({ reverse: true })) {
      // At one instant, what is acquired comes before what is taken, whatever came first.
      if (last !== '' && !areOfOneInstant(entry[0], last)) break;
      const parts = this.partsOf(entry);
      if (parts && parts.last > last) last = parts.last;
    }
    return last;
  }

  /**
   * Works through the transactions of one instant, in order of arrival. Without a promise where everything is in memory,
   * as it is nearly always.
   */
  workThrough(entries: readonly Entry[], how: How): Promise<void> | undefined {
    return this.#goOn(this.#tasksOf(entries), how, 0);
  }

  /** The same for a transaction that has its instant to itself. */
  workAlone(key: string, entry: TaxEntry, how: How): Promise<void> | undefined {
    const task = new Task(key, entry, this.rules.base);
    const waiting = this.#workOnPart(task, 'acquiring', how);
    return waiting ? this.#takeAfter(waiting, task, how) : this.#workOnPart(task, 'taking', how);
  }

  // Closures are in functions of their own here, since one that might be made costs memory each time it isn't.

  #tasksOf(entries: readonly Entry[]): readonly Task[] {
    return entries.map(([key, entry]) => new Task(key, entry, this.rules.base));
  }

  async #takeAfter(waiting: Promise<void>, task: Task, how: How): Promise<void> {
    await waiting;
    await this.#workOnPart(task, 'taking', how);
  }

  /** The acquiring parts of all tasks come first, then the taking ones. */
  #goOn(tasks: readonly Task[], how: How, start: number): Promise<void> | undefined {
    for (let index = start; index < tasks.length * 2; index += 1) {
      const phase = index < tasks.length ? 'acquiring' : 'taking';
      const task = tasks[index % tasks.length];
      const waiting = task && this.#workOnPart(task, phase, how);
      if (waiting) return waiting.then(() => this.#goOn(tasks, how, index + 1));
    }
    return undefined;
  }

  /** Nothing where the task has no such part, or only one that comes before those that are to be worked through. */
  #workOnPart(task: Task, phase: Phase, how: How): Promise<void> | undefined {
    if (!(phase === 'acquiring' ? task.phases.acquiring : task.phases.taking)) return undefined;
    if (how.from !== '' && partKey(task.entry, phase) < how.from) return undefined;
    const steps = task.steps ?? this.#stepsOf(task, how.witness);
    if (steps instanceof Promise) return this.#workOnceKnown(steps, task, phase, how);
    task.steps = steps;
    try {
      return this.#finish(this.#work(task, phase), how.witness);
    } catch (error) {
      return this.#workAfterMiss(error, task, phase, how);
    }
  }

  async #workOnceKnown(steps: Promise<Steps>, task: Task, phase: Phase, how: How): Promise<void> {
    task.steps = await steps;
    await this.#workOnPart(task, phase, how);
  }

  async #workAfterMiss(error: unknown, task: Task, phase: Phase, how: How): Promise<void> {
    const work = await afterMiss(error, () => this.#work(task, phase));
    await this.#finish(work, how.witness);
  }

  /** Takes back what it did if it misses something. */
  #work(task: Task, phase: Phase): Work {
    const work = new Work(task, phase, this.#tools);
    try {
      for (const step of task.stepsOf(phase)) perform(work, step);
      return work;
    } catch (error) {
      this.#takeBack(work);
      throw error;
    }
  }

  #takeBack({ firstLogged }: Work): void {
    while (this.#logged.length > firstLogged) {
      const row = this.#logged.takeBack();
      if (row !== undefined) undo(this.#lots, row);
    }
  }

  #finish(work: Work, witness: Witness): Promise<void> | undefined {
    this.#last = undefined;
    this.#lastEntry = work.entry;
    this.#lastPhase = work.phase;
    let lacks = false;
    for (let at = work.firstLogged; at < this.#logged.length; at += 1) {
      const logged = this.#logged.at(at);
      witness.stated(logged);
      lacks ||= hasGap(logged);
    }
    return lacks ? this.#countGaps(this.#logged.from(work.firstLogged)) : undefined;
  }

  /** Brings the maps up to date. */
  settle(): void {
    this.#lots.settle();
    this.#logged.settle();
  }

  async #countGaps(logged: readonly Logged[]): Promise<void> {
    for (const each of logged) if (hasGap(each)) await countGaps(this.maps.gaps, each, 1);
  }

  /** Notes anew what is looked up. */
  #valuer({ timestamp }: TaxTransaction): MarketValuer {
    if (this.#looked.size > 0) this.#looked.clear();
    this.#values.turnTo(timestamp);
    return this.#values;
  }

  /** What a transaction does, remembering what it looked up, so that a new price finds it. */
  #stepsOf(task: Task, witness: Witness): Steps | Promise<Steps> {
    try {
      return stepsOf(task.transaction, this.rules, this.#valuer(task.transaction));
    } catch (error) {
      return this.#stepsAfterMiss(error, task, witness);
    }
  }

  async #stepsAfterMiss(error: unknown, task: Task, witness: Witness): Promise<Steps> {
    const { entry, transaction } = task;
    const values = this.#values;
    const steps = await afterMiss(error, () => stepsOf(transaction, this.rules, values));
    task.marketPriced = values.tookMarket;
    const keys = [...this.#looked].map((subject) => keyOf(subject, entry));
    if (values.missed && needPrice(steps)) {
      const known = await this.maps.lookups.getMany(keys);
      witness.missed?.({ timestamp: transaction.timestamp, assets: values.missed, isNew: known.size < keys.length });
    }
    for (const key of keys) await this.maps.lookups.set(key, entry);
    return steps;
  }

  /** Forgets what a transaction looked up. */
  async forgetLookups([entry, { transaction }]: Entry): Promise<void> {
    const values = this.#valuer(transaction);
    await untilLoaded(() => stepsOf(transaction, this.rules, values));
    for (const subject of this.#looked) await this.maps.lookups.delete(keyOf(subject, entry));
  }

  /** Loads the lots that rows name, in as few reads as possible. */
  async loadLotsOf(rows: readonly Row[]): Promise<void> {
    const { open, closed } = this.maps;
    const keys = rows.flatMap((row) => ('lot' in row ? [row.lot] : []));
    await open.load(keys);
    await closed.load(keys.filter((key) => open.peek(key) === undefined));
  }

  /** Totals of a pool as it is at work. May throw a `Miss`. */
  poolAt(pool: string): Pool {
    return this.#lots.pool(pool);
  }

  /** Undoes the newest row that was logged. */
  async undo(key: string, row: Row, witness: Witness): Promise<void> {
    const undone = untilLoaded(() => undo(this.#lots, row));
    const lot = undone instanceof Promise ? await undone : undone;
    const logged = { key, row, lot };
    await this.maps.rows.delete(key);
    if (hasGap(logged)) await countGaps(this.maps.gaps, logged, -1);
    witness.withdrawn(logged);
  }
}
