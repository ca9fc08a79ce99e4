/**
 * A book in which proposed sales are worked through, once by the settings and then by other methods, and taken back each
 * time. What comes after the sales in time is worked through again, too. A fiscal year is tried likewise, with what is
 * recorded of it. Nothing of it is ever flushed.
 */

import type { Range } from '../../../kernel/pages/types.ts';
import type { TaxMethod } from '../../../settings/contract/settings.ts';
import type { TaxBook } from '../book.ts';
import {
  areOfOneInstant,
  highestCostKey,
  instantOfEntry,
  lotsOfPool,
  lowestCostKey,
  partKey,
  timeKey,
} from '../keys.ts';
import { type Entry, Ledger, type Witness } from '../ledger.ts';
import type { Pool } from '../lot.ts';
import type { TaxMaps } from '../maps.ts';
import { firstEntries } from '../miss.ts';
import { isMean } from '../rules.ts';
import { placeOfSale } from './proposed-sale.ts';
import { rulesOfYear, type SwayedRules, swayedRules } from './swayed-rules.ts';

const BATCH = 256;

interface Place {
  readonly pool: string;
  readonly year: number;
}

/** What is worked through again and again. */
interface Tried {
  readonly from: string;
  readonly before: string | undefined;
  readonly sales: readonly Entry[];
}

/** Works through one entry. */
type WorkOne = (entry: Entry, ledger: Ledger, witness: Witness) => Promise<void>;

export class Rehearsal {
  readonly #ledger: Ledger;
  readonly #maps: TaxMaps;
  readonly #sales: readonly Entry[];
  /** Key of the first part that the sales change. */
  readonly #from: string;

  /** Key of the first entry that isn't worked through any more. */
  readonly #before: string | undefined;

  private constructor(book: TaxBook, { from, before, sales }: Tried) {
    this.#ledger = book.inside;
    this.#maps = book.inside.maps;
    this.#sales = sales;
    this.#from = from;
    this.#before = before;
  }

  /** Takes back what the sales change; `undone` hears of it. The sales are in order of time. */
  static async of(book: TaxBook, sales: readonly Entry[], undone: Witness): Promise<Rehearsal> {
    const from = book.inside.rules.reachBack(partKey(sales[0]?.[0] ?? '', 'taking'));
    const rehearsal = new Rehearsal(book, { from, before: undefined, sales });
    for (const [key, entry] of sales) await book.inside.maps.timeline.set(key, entry);
    await rehearsal.#undo(book.inside, undone);
    return rehearsal;
  }

  /** Takes back everything from the beginning of a fiscal year on; `undone` hears of it. */
  static async ofYear(book: TaxBook, year: number, undone: Witness): Promise<Rehearsal> {
    const { rules } = book.inside;
    const [from, before] = [timeKey(rules.yearStartsAt(year)), timeKey(rules.yearStartsAt(year + 1))];
    const rehearsal = new Rehearsal(book, { from, before, sales: [] });
    await rehearsal.#undo(book.inside, undone);
    return rehearsal;
  }

  /** Pools that the sales take from. */
  get pools(): readonly string[] {
    return [...new Set(this.#sales.map((sale) => this.#placeOf(sale).pool))];
  }

  /** What would happen: all goes by the settings. */
  async bySettings(witness: Witness): Promise<void> {
    const { rules, last, horizon } = this.#ledger;
    await this.#run(new Ledger(this.#maps, rules, last, horizon), witness, async (sale, ledger, heard) => {
      await ledger.workThrough([sale], { from: '', witness: heard });
    });
  }

  /** The sales take what is open by then in the order of a method; all else goes by the settings. */
  async by(method: TaxMethod, witness: Witness): Promise<void> {
    const { last, horizon } = this.#ledger;
    const swayed = swayedRules(this.#ledger.rules, method);
    await this.#indexFor(method);
    await this.#run(new Ledger(this.#maps, swayed.rules, last, horizon), witness, async (sale, ledger, heard) => {
      const place = this.#placeOf(sale);
      await this.#turn(ledger, place, method);
      swayed.sway(true);
      await finished(swayed, () => ledger.workThrough([sale], { from: '', witness: heard }));
      await this.#turn(ledger, place, this.#ledger.rules.methodOf(place.year, place.pool));
    });
  }

  /** All of the year goes by a method, whatever the settings say of single accounts and assets. */
  async yearBy(method: TaxMethod, year: number, witness: Witness): Promise<void> {
    const { last, horizon } = this.#ledger;
    await this.#indexFor(method);
    const rules = rulesOfYear(this.#ledger.rules, { year, method });
    await this.#run(new Ledger(this.#maps, rules, last, horizon), witness, async () => undefined);
  }

  #placeOf([key, { transaction }]: Entry): Place {
    const { rules } = this.#ledger;
    const [asset = ''] = transaction.amounts.map((amount) => amount.asset);
    return { pool: rules.scope.poolsAt(key)(asset, transaction.account), year: rules.yearOf(transaction.timestamp) };
  }

  async #run(ledger: Ledger, witness: Witness, workSale: WorkOne): Promise<void> {
    const before = await this.#poolsNow();
    let instant: Entry[] = [];
    const work = async () => {
      const recorded = instant.filter(([, { transactionId }]) => placeOfSale(transactionId) === undefined);
      const from = areOfOneInstant(instant[0]?.[0] ?? '', this.#from) ? this.#from : '';
      await ledger.workThrough(recorded, { from, witness });
      for (const entry of instant) {
        if (placeOfSale(entry[1].transactionId) !== undefined) await workSale(entry, ledger, witness);
      }
    };
    for await (const batch of this.#maps.timeline.batches(this.#range)) {
      for (const entry of batch) {
        if (instant.length > 0 && !areOfOneInstant(entry[0], instant[0]?.[0] ?? '')) {
          await work();
          instant = [];
        }
        instant.push(entry);
      }
    }
    await work();
    ledger.settle();
    await this.#undo(ledger, { stated: () => undefined, withdrawn: () => undefined });
    // a pool that was made to turn its year is as it was
    for (const [pool, totals] of before) await this.#maps.pools.set(pool, totals);
  }

  get #range(): Range {
    const from = instantOfEntry(this.#from);
    return this.#before === undefined ? { from } : { from, before: this.#before };
  }

  async #poolsNow(): Promise<ReadonlyMap<string, Pool>> {
    return this.#maps.pools.getMany(this.pools);
  }

  async #undo(ledger: Ledger, witness: Witness): Promise<void> {
    const { rows } = this.#maps;
    for (;;) {
      const batch = await firstEntries(rows, { from: this.#from, reverse: true }, BATCH);
      if (batch.length === 0) break;
      await ledger.loadLotsOf(batch.map(([, row]) => row));
      for (const [key, row] of batch) await ledger.undo(key, row, witness);
    }
    ledger.settle();
  }

  /** Puts the open lots of the sales' pools, or of all for a year, in order of cost, where the settings have no use for that. */
  async #indexFor(method: TaxMethod): Promise<void> {
    if ((method !== 'HIFO' && method !== 'LOFO') || this.#ledger.rules.uses(method)) return;
    const { open, byCost } = this.#maps;
    const costKey = method === 'HIFO' ? highestCostKey : lowestCostKey;
    const ranges = this.#before === undefined ? this.pools.map(lotsOfPool) : [{}];
    for (const range of ranges) {
      for await (const batch of open.batches(range)) {
        for (const [key, { costBasis, quantity }] of batch) await byCost.set(costKey(key, costBasis, quantity), key);
      }
    }
  }

  /** A pool that goes by a mean, or doesn't, in its year enters or leaves it as at the turn of a year. */
  async #turn(ledger: Ledger, { pool, year }: Place, method: TaxMethod): Promise<void> {
    ledger.settle();
    const totals = await this.#maps.pools.get(pool);
    if (totals === undefined || totals.year !== year || totals.average === isMean(method)) return;
    await this.#maps.pools.set(pool, { ...totals, year: year - 1 });
  }
}

/** Goes by the settings again whatever comes of it. */
async function finished(swayed: SwayedRules, work: () => Promise<void> | undefined): Promise<void> {
  try {
    await work();
  } finally {
    swayed.sway(false);
  }
}
