/** What a change of the book states: new facts, or the difference between what was stated and what is now. */
import { fromEpochMs } from '../../kernel/time.ts';
import type { RestatementCause, TaxBookEvent } from '../contract/events.ts';
import { type Fact, identityOf } from './facts.ts';

/** Facts that a restatement lists at most; they are kept in memory while the book is redone. */
const FACTS_MAX = 200_000;

export class Restatement {
  /** Facts that were withdrawn and not stated again so far, by identity. */
  readonly #before = new Map<string, { readonly fact: Fact; readonly text: string }>();
  readonly #stated: Fact[] = [];
  readonly #factsMax: number;
  #withdrawn = 0;
  #restated = 0;
  #isListed = true;

  constructor(factsMax = FACTS_MAX) {
    this.#factsMax = factsMax;
  }

  /** A fact no longer stands. */
  withdraw(fact: Fact): void {
    this.#withdrawn += 1;
    if (this.#isListed) this.#before.set(identityOf(fact), { fact, text: JSON.stringify(fact) });
    this.#bound();
  }

  /** A fact stands, again or for the first time. */
  state(fact: Fact): void {
    this.#restated += 1;
    if (!this.#isListed) return;
    const identity = identityOf(fact);
    const before = this.#before.get(identity);
    this.#before.delete(identity);
    if (before?.text !== JSON.stringify(fact)) this.#stated.push(fact);
    this.#bound();
  }

  #bound(): void {
    if (this.#before.size + this.#stated.length <= this.#factsMax) return;
    this.#isListed = false;
    this.#before.clear();
    this.#stated.length = 0;
  }

  /** The one event that says what differs; undefined when nothing does. */
  event(what: {
    readonly cause: RestatementCause;
    readonly fromMs: number;
    readonly transactionsRedone: number;
  }): TaxBookEvent | undefined {
    const gone = [...this.#before.values()].map(({ fact }) => fact);
    if (this.#isListed && gone.length === 0 && this.#stated.length === 0) return undefined;
    const consumptions = gone.flatMap((fact) => (fact.type === 'TaxLotConsumed' ? [fact.data] : []));
    const adjustments = gone.flatMap((fact) => (fact.type === 'TaxLotAdjusted' ? [fact.data] : []));
    return {
      type: 'TaxBookRestated',
      data: {
        cause: what.cause,
        from: fromEpochMs(what.fromMs),
        transactionsRedone: what.transactionsRedone,
        detail: this.#isListed ? 'rows' : 'counts',
        rowsChanged: this.#isListed ? this.#stated.length : this.#restated,
        rowsWithdrawn: this.#isListed ? gone.length : this.#withdrawn,
        created: this.#stated.flatMap((fact) => (fact.type === 'TaxLotCreated' ? [fact.data] : [])),
        consumed: this.#stated.flatMap((fact) => (fact.type === 'TaxLotConsumed' ? [fact.data] : [])),
        adjusted: this.#stated.flatMap((fact) => (fact.type === 'TaxLotAdjusted' ? [fact.data] : [])),
        withdrawn: {
          lots: gone.flatMap((fact) => (fact.type === 'TaxLotCreated' ? [fact.data.lotId] : [])),
          consumptions: consumptions.map(({ disposalTransactionId, assetId, lotId }) => ({
            disposalTransactionId,
            assetId,
            ...(lotId === undefined ? {} : { lotId }),
          })),
          adjustments: adjustments.map(({ transactionId, lotId }) => ({ transactionId, lotId })),
        },
      },
    };
  }

  /** The facts in order, where nothing was withdrawn. */
  get stated(): readonly Fact[] {
    return this.#stated;
  }
}
