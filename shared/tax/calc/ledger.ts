/** The maps of a book with the rules that they are kept by: doing and undoing the work of transactions. */
import { keyOf } from '../../kernel/pages/keys.ts';
import { openPriceBook, type PriceBook } from '../../market-data/contract/price-book.ts';
import type { PriceSubject } from '../../market-data/contract/price-row.ts';
import { countGaps } from './gaps.ts';
import { arrivalOfEntry, instantOfEntry, type Phase, partKey } from './keys.ts';
import type { Lot, Row, TaxTransaction } from './lot.ts';
import { Lots } from './lots.ts';
import type { TaxMaps } from './maps.ts';
import { stepsOf } from './normalize.ts';
import { perform } from './perform.ts';
import type { TaxRules } from './rules.ts';
import { phasesOf, type Step } from './steps.ts';
import { undo } from './undo.ts';
import { Work } from './work.ts';

export type Entry = readonly [key: string, transaction: TaxTransaction];

/** Hears of each row that is written or withdrawn; `lot` is the lot that it opened or changed, as it is after the row. */
export interface Witness {
  stated(key: string, row: Row, lot: Lot | undefined): void;
  withdrawn(key: string, row: Row, lot: Lot | undefined): void;
}

interface Part {
  readonly key: string;
  readonly entry: string;
  readonly phase: Phase;
  readonly transaction: TaxTransaction;
  readonly steps: () => Promise<readonly Step[]>;
}

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

  get lots(): Lots {
    return this.#lots;
  }

  /** Keys of the first and last part that a transaction may have; undefined if it never does anything to lots. */
  partsOf([key, transaction]: Entry): { readonly first: string; readonly last: string } | undefined {
    const { acquires, takes } = phasesOf(transaction, this.rules.base);
    if (!acquires && !takes) return undefined;
    const [time, arrival] = [instantOfEntry(key), arrivalOfEntry(key)];
    return {
      first: partKey(time, acquires ? 'acquiring' : 'taking', arrival),
      last: partKey(time, takes ? 'taking' : 'acquiring', arrival),
    };
  }

  /** Works through transactions of one instant, in order of arrival: their parts from the key `from` on. */
  async workThrough(entries: readonly Entry[], from: string, witness: Witness): Promise<void> {
    const acquiring: Part[] = [];
    const taking: Part[] = [];
    for (const [entry, transaction] of entries) {
      const { acquires, takes } = phasesOf(transaction, this.rules.base);
      const steps = once(() => this.#stepsOf(entry, transaction));
      const part = (phase: Phase): Part => ({
        key: partKey(instantOfEntry(entry), phase, arrivalOfEntry(entry)),
        entry,
        phase,
        transaction,
        steps: async () => (await steps())[phase],
      });
      if (acquires) acquiring.push(part('acquiring'));
      if (takes) taking.push(part('taking'));
    }
    for (const part of [...acquiring, ...taking]) {
      if (part.key >= from) await this.#workOn(part, witness);
    }
  }

  async #workOn(part: Part, witness: Witness): Promise<void> {
    const log = (key: string, row: Row, lot: Lot | undefined): Promise<void> => this.#log(key, row, lot, witness);
    const work = new Work(part, { rules: this.rules, lots: this.#lots, log });
    for (const step of await part.steps()) await perform(work, step);
    this.last = part.key;
  }

  async #log(key: string, row: Row, lot: Lot | undefined, witness: Witness): Promise<void> {
    const { rows, gaps } = this.maps;
    if (!rows.isLoaded(key)) await rows.load([key]);
    rows.put(key, row);
    await countGaps(gaps, { row, lot, by: 1 });
    witness.stated(key, row, lot);
  }

  /** What a transaction does, remembering what it looked up, so that a new price finds it. */
  async #stepsOf(entry: string, transaction: TaxTransaction): ReturnType<typeof stepsOf> {
    this.#looked.clear();
    const steps = await stepsOf(transaction, this.rules, this.prices);
    for (const subject of this.#looked) await this.maps.lookups.set(keyOf(subject, entry), entry);
    return steps;
  }

  /** Undoes a row that was logged. */
  async undo(key: string, row: Row, witness: Witness): Promise<void> {
    const lot = await undo(this.#lots, row);
    await this.maps.rows.delete(key);
    await countGaps(this.maps.gaps, { row, lot, by: -1 });
    witness.withdrawn(key, row, lot);
  }

  /** Forgets what a transaction looked up. */
  async forgetLookups([entry, transaction]: Entry): Promise<void> {
    this.#looked.clear();
    await stepsOf(transaction, this.rules, this.prices);
    for (const subject of this.#looked) await this.maps.lookups.delete(keyOf(subject, entry));
  }
}

/** Does something at most once, when it is first needed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
