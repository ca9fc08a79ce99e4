/** One part of a transaction at work on the lots. */

import { arrivalOfEntry, type Phase, partKey, rowKey, timeKey } from './keys.ts';
import type { Lot, Row, TaxTransaction } from './lot.ts';
import type { Lots } from './lots.ts';
import type { TaxRules } from './rules.ts';

/** Takes each row that a part of a transaction logs; `lot` is the lot that it opened or changed, as it is now. */
export type Log = (key: string, row: Row, lot: Lot | undefined) => Promise<void>;

export class Work {
  readonly transaction: TaxTransaction;
  readonly rules: TaxRules;
  readonly lots: Lots;
  readonly year: number;
  readonly time: string;
  readonly arrival: string;
  readonly #log: Log;
  readonly #part: string;
  #count = 0;

  constructor(
    {
      transaction,
      entry,
      phase,
    }: { readonly transaction: TaxTransaction; readonly entry: string; readonly phase: Phase },
    { rules, lots, log }: { readonly rules: TaxRules; readonly lots: Lots; readonly log: Log },
  ) {
    this.transaction = transaction;
    this.rules = rules;
    this.lots = lots;
    this.year = rules.yearOf(transaction.atMs);
    this.time = timeKey(transaction.atMs);
    this.arrival = arrivalOfEntry(entry);
    this.#log = log;
    this.#part = partKey(this.time, phase, this.arrival);
  }

  /** Logs what was done. */
  log(row: Row, lot?: Lot): Promise<void> {
    const key = rowKey(this.#part, this.#count);
    this.#count += 1;
    return this.#log(key, row, lot);
  }
}
