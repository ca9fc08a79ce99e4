/** What a report lacks: each row once, up to a number, and how many more there are. */
import type { FeeRow, IncomeRow } from '../../contract/report-view.ts';
import type { DisposalView, TaxLotView } from '../../contract/rows.ts';

const LISTED_MAX = 1_000;

export class GapsList {
  readonly #listed: object[] = [];
  #more = 0;
  #unmet: string | undefined;

  #note(gap: object): void {
    if (this.#listed.length < LISTED_MAX) this.#listed.push(gap);
    else this.#more += 1;
  }

  disposal({ transactionId, asset, disposedAt: at, missingQuantity, needsPrice, lotSelection }: DisposalView): void {
    // once for all the rows that stand in
    const isUnmet = lotSelection === 'unmet' && this.#unmet !== `${transactionId} ${asset}`;
    if (isUnmet) this.#note({ reason: 'lot-selection-unmet', transactionId, asset, at });
    if (isUnmet) this.#unmet = `${transactionId} ${asset}`;
    if (missingQuantity !== undefined) {
      this.#note({ reason: 'missing-lots', transactionId, asset, quantity: missingQuantity, at });
    }
    if (needsPrice) this.#note({ reason: 'missing-price', of: 'disposal', transactionId, asset, at });
  }

  received(of: 'income' | 'fee', { transactionId, asset, at, amount }: IncomeRow | FeeRow): void {
    if (amount === undefined) this.#note({ reason: 'missing-price', of, transactionId, asset, at });
  }

  lot({ acquisitionTransactionId: transactionId, lotId, asset, needsPrice, missingQuantity }: TaxLotView): void {
    if (needsPrice) this.#note({ reason: 'missing-price', of: 'lot', transactionId, lotId, asset });
    if (missingQuantity !== undefined) {
      this.#note({ reason: 'missing-basis', transactionId, lotId, asset, quantity: missingQuantity });
    }
  }

  /** Of the book as a whole. */
  book(missing: readonly object[]): void {
    for (const gap of missing) this.#note(gap);
  }

  get list(): readonly object[] {
    return this.#more === 0 ? this.#listed : [...this.#listed, { reason: 'and-more', count: this.#more }];
  }
}
