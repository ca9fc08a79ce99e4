/**
 * The holdings of one tenant: a fold over the journal, the user's prices and settings. All that is pending is taken
 * together; each timeline is then redone once, from its earliest change on. Any order of arrival gives the same book.
 */
import { keyOf, lastPartOf, partsOf, startingWith } from '../../kernel/pages/keys.ts';
import type { Json, PageReader, PageWriter } from '../../kernel/pages/types.ts';
import type { Weight } from '../../kernel/projection/types.ts';
import { openPriceBook } from '../../market-data/contract/price-book.ts';
import type { PriceChange } from '../../market-data/contract/record-prices.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings/contract/settings.ts';
import type { PositionEvent } from '../contract/events.ts';
import { affectedBy } from './affected.ts';
import { CarriedCosts } from './carry.ts';
import { type HoldingsChanges, type Outcome, outcomesOf } from './changes.ts';
import { HoldingsReads } from './holdings-reads.ts';
import { type Current, flushMaps, type HoldingsMaps, type HoldingsRoots, openMaps } from './maps.ts';
import { ALL_ACCOUNTS, carries } from './plan.ts';
import { positionEvent, type Touched, touchedBy } from './position-events.ts';
import { recordKey, type TransactionRecord, valuedPart } from './record.ts';
import { type Replacement, Rewrite } from './rewrite.ts';
import { encodeState } from './row.ts';
import { EMPTY_STATE } from './state.ts';
import { type CostRules, Valuation } from './valuation.ts';
import { LAST_POSITION, Walk } from './walk.ts';

const rulesOf = ({ baseCurrency, tax }: Settings): CostRules => ({ baseCurrency, buyFeeInBasis: tax.buyFeeInBasis });
const sameRules = (a: CostRules, b: CostRules): boolean =>
  a.baseCurrency === b.baseCurrency && a.buyFeeInBasis === b.buyFeeInBasis;

type Unvalued = Omit<TransactionRecord, 'arrived' | 'subjects'>;

export class HoldingsBook {
  readonly #maps: HoldingsMaps;
  #rules: CostRules;

  constructor(maps: HoldingsMaps, rules: CostRules) {
    this.#maps = maps;
    this.#rules = rules;
  }

  get rules(): CostRules {
    return this.#rules;
  }

  get reads(): HoldingsReads {
    return new HoldingsReads(this.#maps, this.#rules);
  }

  /** What arrived, and roughly how many transactions come after it, whose states may have to be worked out again. */
  async weigh({ add = [], remove = [] }: Pick<HoldingsChanges, 'add' | 'remove'>): Promise<Weight> {
    const keys = [
      ...add.map(({ transaction, transactionId }) => recordKey(transaction.timestamp, transactionId)),
      ...remove.map(({ timestamp, transactionId }) => recordKey(timestamp, transactionId)),
    ];
    const first = keys.reduce<string | undefined>(
      (least, key) => (least === undefined || key < least ? key : least),
      undefined,
    );
    // Records come last in their map, so that what is behind the key are records only.
    const redone = first === undefined ? 0 : await this.#maps.records.estimateFrom(first);
    return { fresh: keys.length, redone };
  }

  /** Takes changes in, all together; answers what became of positions, unless all that has been reported before. */
  async apply(
    changes: HoldingsChanges,
    { isRebuild = false }: { readonly isRebuild?: boolean } = {},
  ): Promise<readonly PositionEvent[]> {
    const rewrite = new Rewrite(this.#maps);
    const priceChanges = await this.#recordPrices(changes);
    const isRuleChange = changes.settings !== undefined && !sameRules(rulesOf(changes.settings), this.#rules);
    if (changes.settings) this.#rules = rulesOf(changes.settings);

    const outcomes = await this.#outcomes(changes);
    const replacements = await this.#replacements(outcomes);
    const touched = touchedBy(outcomes, replacements);
    const before = await this.#positions(touched);
    await rewrite.replace(replacements);
    if (isRuleChange) await this.#revalueAll(rewrite);
    else await this.#revalue(await affectedBy(priceChanges, this.#maps.records), rewrite);
    await this.#redo(rewrite);
    return isRebuild ? [] : this.#report(touched, before);
  }

  /** Takes in what was reported: an asset is opened by its first report, though it may have been sold and reversed since. */
  async adopt(reported: readonly PositionEvent[]): Promise<void> {
    for (const { data } of reported) {
      const key = keyOf(ALL_ACCOUNTS, data.assetId);
      const current = (await this.#maps.current.get(key)) ?? { state: EMPTY_STATE, last: '' };
      await this.#maps.current.set(key, { ...current, opened: true });
    }
  }

  /** What is held of each asset over all accounts, by asset. */
  async *positions(): AsyncGenerator<readonly [asset: string, position: Json]> {
    for await (const [key, { state, opened }] of this.#maps.current.entries(startingWith(ALL_ACCOUNTS))) {
      yield [lastPartOf(key), { state: encodeState(state), opened }];
    }
  }

  /** Writes what changed and answers the new roots. */
  flush(writer: PageWriter): Promise<HoldingsRoots> {
    return flushMaps(this.#maps, this.#rules, writer);
  }

  async #recordPrices({ prices = [] }: HoldingsChanges): Promise<readonly PriceChange[]> {
    const book = openPriceBook(this.#maps.prices);
    const changes: PriceChange[] = [];
    for (const event of prices) changes.push(...(await book.record(event)));
    return changes;
  }

  async #outcomes(changes: HoldingsChanges): Promise<readonly Outcome[]> {
    const keys = [
      ...(changes.add ?? []).map(({ transaction, transactionId }) => recordKey(transaction.timestamp, transactionId)),
      ...(changes.remove ?? []).map(({ timestamp, transactionId }) => recordKey(timestamp, transactionId)),
    ];
    await this.#maps.records.load(keys);
    return outcomesOf(changes, (key) => this.#maps.records.peek(key) !== undefined);
  }

  async #replacements(outcomes: readonly Outcome[]): Promise<readonly Replacement[]> {
    const replacements: Replacement[] = [];
    for (const { key, added } of outcomes) {
      const before = (await this.#maps.records.get(key)) ?? undefined;
      const after = added && (await this.#valued({ ...added, transaction: valuedPart(added.transaction) }));
      if (before || after) replacements.push({ before, after });
    }
    return replacements;
  }

  async #valued({ transactionId, arrival, transaction }: Unvalued): Promise<TransactionRecord> {
    const subjects = new Set<string>();
    const prices = openPriceBook(this.#maps.prices, { looked: (subject) => subjects.add(subject) });
    const valuation = new Valuation(transaction, prices, this.#rules);
    const arrived = await (carries(transaction) ? valuation.gained() : valuation.acquired());
    const returned = await valuation.returned();
    return { transactionId, arrival, transaction, arrived: [...arrived, ...returned], subjects: [...subjects] };
  }

  async #revalue(keys: ReadonlySet<string>, rewrite: Rewrite): Promise<void> {
    const records = await this.#maps.records.getMany([...keys]);
    const replacements: Replacement[] = [];
    for (const before of records.values()) {
      if (before) replacements.push({ before, after: await this.#valued(before) });
    }
    await rewrite.replace(replacements);
  }

  /** Under other rules every cost is another, and the base currency's own timeline is folded otherwise. */
  async #revalueAll(rewrite: Rewrite): Promise<void> {
    for await (const batch of this.#maps.records.batches(startingWith('T'))) {
      await this.#revalue(new Set(batch.map(([key]) => key)), rewrite);
    }
    for await (const batch of this.#maps.current.batches()) {
      for (const [key] of batch) {
        const [scope = '', asset = ''] = partsOf(key);
        rewrite.mark({ scope, asset }, '', LAST_POSITION);
      }
    }
  }

  async #redo(rewrite: Rewrite): Promise<void> {
    const { baseCurrency } = this.#rules;
    const walk = new Walk(this.#maps, baseCurrency, new CarriedCosts(this.#maps));
    for (const { scope, asset, from, until } of rewrite.dirty) await walk.join({ scope, asset }, from, until);
    await walk.run();
  }

  async #positions(touched: ReadonlyMap<string, Touched>): Promise<ReadonlyMap<string, Current>> {
    return this.#maps.current.getMany([...touched.keys()].map((asset) => keyOf(ALL_ACCOUNTS, asset)));
  }

  async #report(
    touched: ReadonlyMap<string, Touched>,
    before: ReadonlyMap<string, Current>,
  ): Promise<readonly PositionEvent[]> {
    const after = await this.#positions(touched);
    const { baseCurrency } = this.#rules;
    const events: PositionEvent[] = [];
    for (const [asset, how] of [...touched].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const key = keyOf(ALL_ACCOUNTS, asset);
      const event = positionEvent({
        asset,
        before: before.get(key),
        after: after.get(key),
        touched: how,
        baseCurrency,
      });
      if (!event) continue;
      events.push(event);
      const current = after.get(key);
      if (current && !current.opened) await this.#maps.current.set(key, { ...current, opened: true });
    }
    return events;
  }
}

/** Opens the book of these roots, or an empty one. `settings` count for an empty book; later ones come by `apply`. */
export const openHoldingsBook = (
  roots: HoldingsRoots | undefined,
  pages: PageReader,
  { settings = DEFAULT_SETTINGS }: { readonly settings?: Settings } = {},
): HoldingsBook => new HoldingsBook(openMaps(roots, pages), roots?.rules ?? rulesOf(settings));
