/**
 * A book in which proposed sales are worked through, once by the settings and then by other methods, and taken back each
 * time. What comes after the sales in time is worked through again, too. Nothing of it is ever flushed.
 */
import type { TaxMethod } from '../../../settings/contract/settings.ts';
import type { TaxBook } from '../book.ts';
import { areOfOneInstant, highestCostKey, instantOfEntry, lotsOfPool, lowestCostKey, partKey } from '../keys.ts';
import { type Entry, Ledger, type Witness } from '../ledger.ts';
import type { Pool } from '../lot.ts';
import type { TaxMaps } from '../maps.ts';
import { firstEntries } from '../miss.ts';
import { isMean } from '../rules.ts';
import { placeOfSale } from './proposed-sale.ts';
import { type SwayedRules, swayedRules } from './swayed-rules.ts';

const BATCH = 256;

interface Place {
  readonly pool: string;
  readonly year: number;
}

/** Works through one entry. */
type WorkOne = (entry: Entry, ledger: Ledger, witness: Witness) => Promise<void>;

export class Rehearsal {
  readonly #ledger: Ledger;
  readonly #maps: TaxMaps;
  readonly #sales: readonly Entry[];
  /** Key of the first part that the sales change. */
  readonly #from: string;

  private constructor(book: TaxBook, sales: readonly Entry[]) {
    this.#ledger = book.inside;
    this.#maps = book.inside.maps;
    this.#sales = sales;
    this.#from = book.inside.rules.reachBack(partKey(sales[0]?.[0] ?? '', 'taking'));
  }

  /** Takes back what the sales change; `undone` hears of it. The sales are in order of time. */
  static async of(book: TaxBook, sales: readonly Entry[], undone: Witness): Promise<Rehearsal> {
    const rehearsal = new Rehearsal(book, sales);
    for (const [key, entry] of sales) await book.inside.maps.timeline.set(key, entry);
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
      await ledger.workThrough([sale], '', heard);
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
      await finished(swayed, () => ledger.workThrough([sale], '', heard));
      await this.#turn(ledger, place, this.#ledger.rules.methodOf(place.year, place.pool));
    });
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
      const first = areOfOneInstant(instant[0]?.[0] ?? '', this.#from) ? this.#from : '';
      await ledger.workThrough(recorded, first, witness);
      for (const entry of instant) {
        if (placeOfSale(entry[1].transactionId) !== undefined) await workSale(entry, ledger, witness);
      }
    };
    for await (const batch of this.#maps.timeline.batches({ from: instantOfEntry(this.#from) })) {
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

  /** Puts the open lots of the sales' pools in order of cost, where the settings have no use for that. */
  async #indexFor(method: TaxMethod): Promise<void> {
    if ((method !== 'HIFO' && method !== 'LOFO') || this.#ledger.rules.uses(method)) return;
    const { open, byCost } = this.#maps;
    const costKey = method === 'HIFO' ? highestCostKey : lowestCostKey;
    for (const pool of this.pools) {
      for await (const batch of open.batches(lotsOfPool(pool))) {
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
