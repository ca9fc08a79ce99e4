/** Deposits and withdrawals, with what matters for pairing them. */
import { type Decimal, decimal, sum } from '../../../kernel/money/decimal.ts';
import { toEpochMs } from '../../../kernel/time.ts';
import type { TransactionInput } from '../../contract/transaction.ts';
import { type Marks, marksOf } from './marks.ts';

/** What becomes part of a derived transaction, and nothing else. */
export type Movable = Pick<TransactionInput, 'account' | 'timestamp' | 'type' | 'amounts' | 'fees' | 'value'>;

export interface Candidate extends Marks {
  readonly transactionId: string;
  readonly side: 'withdrawal' | 'deposit';
  readonly account: string;
  readonly asset: string;
  readonly epochMs: number;
  /** What `amounts` says. */
  readonly quantity: Decimal;
  /** Fees in the same asset: beside the quantity of a withdrawal, kept back from that of a deposit. */
  readonly fee: Decimal;
  readonly transaction: Movable;
}

/** Undefined for what can't be part of a pairing: other types, and movements of several amounts at once. */
export function candidateOf(transactionId: string, transaction: TransactionInput): Candidate | undefined {
  const { type, account, amounts, fees = [], timestamp, value } = transaction;
  if (type !== 'withdrawal' && type !== 'deposit') return undefined;
  const [amount, ...more] = amounts;
  if (!amount || more.length > 0) return undefined;
  return {
    transactionId,
    side: type,
    account,
    asset: amount.asset,
    epochMs: toEpochMs(timestamp),
    quantity: decimal(amount.quantity),
    fee: sum(fees.filter(({ asset }) => asset === amount.asset).map(({ quantity }) => decimal(quantity))),
    ...marksOf(transaction),
    transaction: { account, timestamp, type, amounts, ...(fees.length > 0 && { fees }), ...(value && { value }) },
  };
}

/** Same account, quantity and fee: whichever of the two is taken, the outcome is the same. */
export const areTwins = (a: Candidate, b: Candidate): boolean =>
  a.account === b.account && a.quantity === b.quantity && a.fee === b.fee;
