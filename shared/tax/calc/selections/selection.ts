/** Lots that a user named for a disposal (specific identification: Treas. Reg. 1.1012-1(c)(2) and (j)(2)). */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';

export interface SelectedLot {
  readonly lotId: string;
  readonly asset: string;
  /** When it was acquired, by which it is found. */
  readonly acquiredAtMs: number;
  /** Units of it that the disposal is to use. */
  readonly quantity: Decimal;
}

/** What arrives of a user: the lots for a transaction, or none any more. */
export interface SelectionInput {
  readonly transactionId: string;
  /** That of the transaction. */
  readonly timestamp: Timestamp;
  readonly lots: readonly SelectedLot[];
}

/** What the book keeps of it. */
export interface Selection {
  readonly timestamp: Timestamp;
  readonly lots: readonly SelectedLot[];
}
