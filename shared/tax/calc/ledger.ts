/** The maps of a book with the rules that they are kept by: doing and undoing the work of transactions. */
import { keyOf } from '../../kernel/pages/keys.ts';
import { openPriceBook, type PriceBook } from '../../market-data/contract/price-book.ts';
import type { PriceSubject } from '../../market-data/contract/price-row.ts';
import { countGaps, hasGap } from './gaps.ts';
import { arrivalOfEntry, instantOfEntry, type Phase, partKey } from './keys.ts';
import type { Row, TaxTransaction } from './lot.ts';
import { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import { untilLoaded } from './miss.ts';
import { stepsOf } from './normalize.ts';
import { perform } from './perform.ts';
import type { TaxRules } from './rules.ts';
import { phasesOf, type Step, type Steps } from './steps.ts';
import { undo } from './undo.ts';
import { valuer } from './values.ts';
import { type Logged, type Part, Work } from './work.ts';

export type Entry = readonly [key: string, transaction: TaxTransaction];

/** Hears of each row that stands, or stands no longer. */
export interface Witness {
  stated(logged: Logged): void;
  withdrawn(logged: Logged): void;
}

const PHASES: readonly Phase[] = ['acquiring', 'taking'];

export class Ledger {
  readonly maps: TaxMaps;
  readonly rules: TaxRules;
  /** Key of the last part that was worked through. */
  last: string;
  readonly prices: PriceBook;
  readonly #lots: Lots;
  readonly #looked = new Set<PriceSubject>();

  constructor(maps: TaxMaps, rules: TaxRules, last: string) {
    this.maps = maps;
    this.rules = rules;
    this.last = last;
    this.#lots = new Lots(maps, rules);
    this.prices = openPriceBook(maps.prices, { looked: (subject) => this.#looked.add(subject) });
  }

  /** Keys of the first and last part that a transaction may have; undefined if it never does anything to lots. */
  partsOf([key, transaction]: Entry): { readonly first: string; readonly last: string } | undefined {
    const { acquiring, taking } = phasesOf(transaction, this.rules.base);
    if (!acquiring && !taking) return undefined;
    const [time, arrival] = [instantOfEntry(key), arrivalOfEntry(key)];
    return {
      first: partKey(time, acquiring ? 'acquiring' : 'taking', arrival),
      last: partKey(time, taking ? 'taking' : 'acquiring', arrival),
    };
  }

  /** Works through transactions of one instant, in order of arrival: their parts from the key `from` on. */
  async workThrough(entries: readonly Entry[], from: string, witness: Witness): Promise<void> {
    const steps: Steps[] = [];
    for (const phase of PHASES) {
      for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry === undefined || !phasesOf(entry[1], this.rules.base)[phase]) continue;
        const [key, transaction] = entry;
        if (partKey(instantOfEntry(key), phase, arrivalOfEntry(key)) < from) continue;
        const all = steps[index] ?? this.#stepsOf(entry);
        const known = all instanceof Promise ? await all : all;
        steps[index] = known;
        const working = this.#workOn({ entry: key, phase, transaction }, known[phase], witness);
        if (working) await working;
      }
    }
  }

  /** Does a part; without a promise where everything is in memory, as it is nearly always. */
  #workOn(part: Part, steps: readonly Step[], witness: Witness): Promise<void> | undefined {
    const { rows } = this.maps;
    let work = new Work(part, { rules: this.rules, lots: this.#lots, rows });
    const performAll = (): void => {
      for (const step of steps) perform(work, step);
    };
    const takeBack = (): void => {
      for (const { key, row } of work.logged.toReversed()) {
        undo(this.#lots, row);
        rows.remove(key);
      }
      work = new Work(part, { rules: this.rules, lots: this.#lots, rows });
    };
    const waiting = untilLoaded(performAll, takeBack);
    if (waiting instanceof Promise) return waiting.then(() => this.#finish(work, witness));
    return this.#finish(work, witness);
  }

  #finish(work: Work, witness: Witness): Promise<void> | undefined {
    this.last = work.key;
    for (const logged of work.logged) witness.stated(logged);
    return work.logged.some(hasGap) ? this.#countGaps(work.logged) : undefined;
  }

  async #countGaps(logged: readonly Logged[]): Promise<void> {
    for (const each of logged) if (hasGap(each)) await countGaps(this.maps.gaps, each, 1);
  }

  /** What a transaction does, remembering what it looked up, so that a new price finds it. */
  #stepsOf([entry, transaction]: Entry): Steps | Promise<Steps> {
    const values = valuer(this.prices, this.rules.base, transaction.atMs);
    this.#looked.clear();
    const steps = untilLoaded(() => stepsOf(transaction, this.rules, values));
    return steps instanceof Promise ? this.#remembering(entry, steps) : steps;
  }

  async #remembering(entry: string, waiting: Promise<Steps>): Promise<Steps> {
    const steps = await waiting;
    for (const subject of this.#looked) await this.maps.lookups.set(keyOf(subject, entry), entry);
    return steps;
  }

  /** Forgets what a transaction looked up. */
  async forgetLookups([entry, transaction]: Entry): Promise<void> {
    const values = valuer(this.prices, this.rules.base, transaction.atMs);
    this.#looked.clear();
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
