/** What movements come to, asset by asset. */
import { add, type Decimal, decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { isFeeAccount } from '../../contract/account.ts';
import type { Movement } from '../../contract/movement.ts';

export interface Totals {
  readonly credits: Decimal;
  readonly debits: Decimal;
  /** What was paid to accounts of fees, without what came back. */
  readonly fees: Decimal;
  readonly movements: number;
}

export const NO_TOTALS: Totals = { credits: ZERO, debits: ZERO, fees: ZERO, movements: 0 };

/** What is needed of a movement. */
export type Moved = Pick<Movement, 'type' | 'asset' | 'amount' | 'counterparty'>;

export function withMovement(totals: Totals, { type, amount: text, counterparty }: Moved): Totals {
  const amount = decimal(text);
  const { credits, debits, fees, movements } = totals;
  const isFee = counterparty !== undefined && isFeeAccount(counterparty.kind);
  const counted = { ...totals, movements: movements + 1 };
  return type === 'credit'
    ? { ...counted, credits: add(credits, amount), fees: isFee ? ((fees - amount) as Decimal) : fees }
    : { ...counted, debits: add(debits, amount), fees: isFee ? add(fees, amount) : fees };
}

export function count(totals: Map<string, Totals>, moved: Moved): void {
  totals.set(moved.asset, withMovement(totals.get(moved.asset) ?? NO_TOTALS, moved));
}
