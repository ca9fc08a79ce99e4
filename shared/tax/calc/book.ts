/**
 * The tax book of one tenant: all lots and disposals, always as if every transaction had arrived in order of time.
 * What arrives late, is reversed, or is priced anew undoes what comes after it and works through that again.
 */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { PageReader, PageWriter, Range } from '../../kernel/pages/types.ts';
import type { Weight } from '../../kernel/projection/types.ts';
import { type Timestamp, toEpochMs } from '../../kernel/time.ts';
import type { UserPriceEvent } from '../../market-data/contract/events.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings/contract/settings.ts';
import type { TaxBookEvent } from '../contract/events.ts';
import { takeAllocation } from './allocation/take-allocation.ts';
import type { ApplyOptions } from './apply-options.ts';
import type { Fact } from './facts.ts';
import { type Incomplete, incompleteness } from './gaps.ts';
import { areOfOneInstant, endOfInstant, instantOfEntry, timeKey, timeKeyOf, timeOfKey } from './keys.ts';
import { type Entry, type How, Ledger, type Witness } from './ledger.ts';
import { flushMaps, loadedLeaves, openMaps, type TaxRoots } from './maps.ts';
import { firstEntries } from './miss.ts';
import { MissedPrices } from './missed-prices.ts';
import {
  type EntryLists,
  listed,
  paired,
  Reaches,
  type TaxEntryInput,
  type TaxEntryRemoval,
  takeAdded,
  takePrices,
  takeRemoved,
} from './pending.ts';
import { type DisposalQuery, disposals, type LotQuery, lots, type Read } from './reads.ts';
import { Restatement } from './restatement.ts';
import { taxRules } from './rules.ts';
import type { SelectionInput } from './selections/selection.ts';
import { takeSelections } from './selections/take-selections.ts';
import { Shortfalls } from './shortfalls.ts';
import type { TaxBookState } from './state.ts';
import { earliest } from './times.ts';
import { witnessOf } from './witness.ts';

/** Everything that arrived since the last change, taken together. */
export interface TaxBookInput {
  readonly add?: readonly TaxEntryInput[];
  readonly remove?: readonly TaxEntryRemoval[];
  readonly prices?: readonly UserPriceEvent[];
  readonly selections?: readonly SelectionInput[];
  readonly settings?: Settings;
}

export interface TaxBookChange {
  /** What to append to the derived stream, in order. */
  readonly events: readonly TaxBookEvent[];
  /** Transactions worked through, the new ones included. */
  readonly worked: number;
  readonly rowsUndone: number;
  /** Disposals that are short by more than before. */
  readonly shorter: readonly { readonly transactionId: string; readonly asset: string; readonly quantity: Decimal }[];
}

const HOOK_EVERY = 2_000;
/**
 * Transactions after which the lots at work go into the maps: enough that most changes of a lot or pool are written
 * once, and few enough that the live objects die young.
 */
const SETTLE_EVERY = 1_000;
/** Rows or transactions that are read at a time. */
const BATCH_MIN = 256;
/** Leaves in memory above which the maps are opened afresh after a flush. */
const LOADED_LEAVES_MAX = 1_500;

const UNHEARD: Witness = { stated: () => undefined, withdrawn: () => undefined };

interface Run {
  readonly witness: Witness;
  readonly progress: (by: number) => Promise<void> | undefined;
  worked: number;
  rowsUndone: number;
}

export class TaxBook {
  readonly #pages: PageReader;
  #settings: Settings;
  #ledger: Ledger;
  #flushedRoots: TaxRoots | undefined;

  constructor(state: TaxBookState | undefined, pages: PageReader, settings: Settings) {
    this.#pages = pages;
    this.#settings = state?.settings ?? settings;
    this.#ledger = new Ledger(openMaps(state?.maps, pages), taxRules(this.#settings), state?.last ?? '');
  }

  /** The settings that the lots and gains were made with. */
  get settings(): Settings {
    return this.#settings;
  }

  /** What is deeper than lots and disposals, for reading only. */
  get inside(): Ledger {
    return this.#ledger;
  }

  /** Whether disposals are matched with acquisitions of days after them. */
  get looksAhead(): boolean {
    return this.#ledger.rules.looksAhead;
  }

  /** Whether anything of it is dated after an instant. */
  goesBeyond(at: Timestamp): boolean {
    return this.#ledger.last >= timeKey(toEpochMs(at) + 1);
  }

  /** Transactions in the book. */
  get size(): number {
    return this.#ledger.maps.timeline.size;
  }

  /** What arrived, and roughly how many transactions are to be worked through again for it. */
  async weigh({ add = [], remove = [], selections = [] }: TaxBookInput): Promise<Weight> {
    const others = [...remove, ...selections].map(({ timestamp }) => timestamp);
    const times = [...add.map(({ transaction }) => transaction.timestamp), ...others];
    const from = earliest(times);
    const reach = from === undefined ? undefined : this.#ledger.rules.reachBack(timeKeyOf(from));
    const redone = reach === undefined ? 0 : await this.#ledger.maps.timeline.estimateFrom(reach);
    return { fresh: times.length, redone };
  }

  /** Takes all that arrived. The book is unusable after an error: it is to be opened again. */
  async apply(input: TaxBookInput, options: ApplyOptions = {}): Promise<TaxBookChange> {
    const reaches = new Reaches();
    await takePrices(this.#ledger, input.prices ?? [], reaches);
    const added = await takeAdded(this.#ledger, input.add ?? [], reaches);
    await takeRemoved(this.#ledger, input.remove ?? [], reaches);
    await takeSelections(this.#ledger, input.selections ?? [], reaches);
    const rules = input.settings === undefined ? this.#ledger.rules : taxRules(input.settings);
    const changesRules = rules.fingerprint !== this.#ledger.rules.fingerprint;
    if (changesRules) reaches.note({ from: '', cause: 'settings' });
    const isAllocated = await takeAllocation(this.#ledger, rules, reaches);
    const from = reaches.from === undefined ? undefined : this.#ledger.rules.reachBack(reaches.from);
    this.#ledger.days?.forget();
    this.#ledger.balances.forget();
    const isAppend =
      !isAllocated && from !== undefined && from > this.#ledger.last && (input.remove ?? []).length === 0;
    const shortfalls = new Shortfalls();
    const facts: Fact[] = [];
    const restatement = new Restatement(options.factsMax);
    const missed = new MissedPrices({ isAll: changesRules });
    const run: Run = {
      witness: witnessOf({
        shortfalls,
        facts: isAppend ? facts : restatement,
        missed,
        states: options.states !== false,
        rules: () => this.#ledger.rules,
      }),
      progress: this.#progress(options.afterEach),
      worked: 0,
      rowsUndone: 0,
    };
    if (from !== undefined && !isAppend) await this.#undoFrom(from, run);
    if (input.settings !== undefined) this.#adopt(input.settings, changesRules);
    if (from !== undefined) await (isAppend ? this.#workOff(added, from, run) : this.#redoFrom(from, run));
    // Nothing came after what was undone: the book ends before it.
    if (from !== undefined && from === this.#ledger.last) this.#ledger.endWith(await this.#ledger.lastPart());
    this.#ledger.settle();
    const event =
      from === undefined || isAppend || options.states === false
        ? undefined
        : restatement.event({ cause: reaches.cause, fromMs: await this.#timeOf(from), transactionsRedone: run.worked });
    return {
      events: [
        ...(event ? [event] : facts),
        ...(options.states === false ? [] : missed.events(this.#ledger.rules.base)),
      ],
      worked: run.worked,
      rowsUndone: run.rowsUndone,
      shorter: shortfalls.worse(),
    };
  }

  /** The time that a key stands for; a change of everything begins with the first transaction. */
  async #timeOf(from: string): Promise<number> {
    if (from !== '') return timeOfKey(from);
    const first = await this.#ledger.maps.timeline.first();
    return first ? timeOfKey(first[0]) : 0;
  }

  #adopt(settings: Settings, changesRules: boolean): void {
    this.#settings = settings;
    if (changesRules) this.#ledger = new Ledger(this.#ledger.maps, taxRules(settings), this.#ledger.last);
  }

  /** Counts, calls the hook now and then, and lets go of pages in memory that the hook flushed. */
  #progress(afterEach: ApplyOptions['afterEach']): (by: number) => Promise<void> | undefined {
    let done = 0;
    let called = 0;
    return (by) => {
      done += by;
      if (afterEach === undefined || done - called < HOOK_EVERY) return undefined;
      called = done;
      return this.#spill(() => afterEach(done));
    };
  }

  async #spill(afterEach: () => Promise<void>): Promise<void> {
    this.#flushedRoots = undefined;
    await afterEach();
    if (this.#flushedRoots === undefined || loadedLeaves(this.#ledger.maps) <= LOADED_LEAVES_MAX) return;
    const { rules, last, horizon } = this.#ledger;
    this.#ledger = new Ledger(openMaps(this.#flushedRoots, this.#pages), rules, last, horizon);
  }

  async #undoFrom(from: string, run: Run): Promise<void> {
    for (;;) {
      const batch = await firstEntries(this.#ledger.maps.rows, { from, reverse: true }, BATCH_MIN);
      if (batch.length === 0) break;
      await this.#ledger.loadLotsOf(batch.map(([, row]) => row));
      for (const [key, row] of batch) await this.#ledger.undo(key, row, run.witness);
      run.rowsUndone += batch.length;
      await run.progress(batch.length);
    }
    if (from < this.#ledger.last) this.#ledger.endWith(from);
  }

  async #redoFrom(from: string, run: Run, until: Pick<Range, 'before'> = {}): Promise<void> {
    let next: Range = { from: instantOfEntry(from), ...until };
    let waiting: Entry[] = [];
    for (;;) {
      const batch = await firstEntries(this.#ledger.maps.timeline, next, BATCH_MIN);
      if (batch.length === 0) break;
      const last = batch.at(-1)?.[0] ?? '';
      next = { from: `${last}\0`, ...until };
      const entries = [...waiting, ...batch];
      // the instant that ends the batch may go on in the next
      waiting = entries.filter(([key]) => instantOfEntry(key) === instantOfEntry(last));
      await this.#workOff(listed(entries.slice(0, entries.length - waiting.length)), from, run);
    }
    await this.#workOff(listed(waiting), from, run);
  }

  /** Works through entries in order, instant by instant. */
  async #workOff(lists: EntryLists, from: string, run: Run): Promise<void> {
    const { keys, entries } = lists;
    let settledAt = run.worked;
    const { witness } = run;
    const fromThere: How = { from, witness };
    const all: How = { from: '', witness };
    for (let start = 0; start < keys.length; ) {
      const end = endOfInstant(keys, start);
      // of later instants all is to be done
      const how = areOfOneInstant(keys[start] ?? '', from) ? fromThere : all;
      const only = end === start + 1 ? entries[start] : undefined;
      // nearly all instants have one transaction
      const working =
        only === undefined
          ? this.#ledger.workThrough(paired(lists, start, end), how)
          : this.#ledger.workAlone(keys[start] ?? '', only, how);
      if (working) await working;
      run.worked += end - start;
      if (run.worked >= settledAt + SETTLE_EVERY) {
        this.#ledger.settle();
        settledAt = run.worked;
      }
      const spilling = run.progress(end - start);
      if (spilling) await spilling;
      start = end;
    }
  }

  /**
   * Takes back whatever is dated after an instant: lots, pools, disposals and gaps are those of a book in which nothing
   * later ever arrived. The timeline keeps it, so that such a book is for reading only.
   */
  async rewind(asOf: Timestamp, afterEach?: ApplyOptions['afterEach']): Promise<void> {
    const run: Run = { witness: UNHEARD, progress: this.#progress(afterEach), worked: 0, rowsUndone: 0 };
    const end = timeKey(toEpochMs(asOf) + 1);
    const from = this.#ledger.rules.reachBack(end);
    await this.#undoFrom(from, run);
    this.#ledger.settle();
    if (from === end) return;
    // what was matched with later days is matched anew, as if these had never come
    const { maps, rules, last } = this.#ledger;
    this.#ledger = new Ledger(maps, rules, last, end);
    await this.#redoFrom(from, run, { before: end });
    this.#ledger.settle();
  }

  /** Writes what changed and answers the state from which the book can be opened again. */
  async flush(writer: PageWriter): Promise<TaxBookState> {
    this.#ledger.settle();
    this.#flushedRoots = await flushMaps(this.#ledger.maps, writer);
    return { settings: this.#settings, last: this.#ledger.last, maps: this.#flushedRoots };
  }

  /** Lots by pool (asset, under per-account scope also account) and age. */
  lots(query: LotQuery = {}): AsyncGenerator<Read<'lot'>> {
    return lots(this.#ledger.maps, this.#ledger.rules, query);
  }

  /** Disposals in order of time, then of lots used. */
  disposals(query: DisposalQuery = {}): AsyncGenerator<Read<'disposal'>> {
    return disposals(this.#ledger.maps, this.#ledger.rules, query);
  }

  /** What is missing; undefined when the book is complete. */
  incomplete(): Promise<Incomplete | undefined> {
    return incompleteness(this.#ledger.maps.gaps);
  }
}

/** Opens a tenant's book. `settings` are those of a book that is new; one with a state has its own. */
export const openTaxBook = (
  state: TaxBookState | undefined,
  pages: PageReader,
  { settings = DEFAULT_SETTINGS }: { readonly settings?: Settings } = {},
): TaxBook => new TaxBook(state, pages, settings);
