/**
 * What came back of stakes beyond what had gone, where one transaction says what went and another what came back. Such
 * units may be rewards, or a stake may be missing: nobody can know, so that they are told rather than taxed.
 */
import { add, type Decimal, decimal, format, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { TaxBook } from '../../calc/book.ts';
import { timeKey } from '../../calc/keys.ts';
import type { TaxTransaction } from '../../calc/lot.ts';

/** Whether a transaction ends a stake without saying what had been staked. */
export const endsStake = ({ type, amounts }: TaxTransaction): boolean =>
  type === 'unstake' && amounts.every(({ direction }) => direction === 'in');

const beginsStake = ({ type, amounts }: TaxTransaction): boolean =>
  type === 'stake' && amounts.every(({ direction }) => direction === 'out');

export interface Unexplained {
  readonly reason: 'unstaked-more-than-staked';
  readonly transactionId: string;
  readonly asset: string;
  readonly quantity: string;
  readonly at: string;
}

/** Those from a time on, up to another. Reads all transactions before that. */
export async function unexplainedIn(
  { inside: { maps, rules } }: TaxBook,
  { fromMs, beforeMs }: { readonly fromMs: number; readonly beforeMs: number },
): Promise<readonly Unexplained[]> {
  const staked = new Map<string, Decimal>();
  const found: Unexplained[] = [];
  const from = timeKey(fromMs);
  for await (const batch of maps.timeline.batches({ before: timeKey(beforeMs) })) {
    for (const [key, { transactionId, transaction }] of batch) {
      const begins = beginsStake(transaction);
      if (!begins && !endsStake(transaction)) continue;
      for (const amount of transaction.amounts) {
        const { asset } = amount;
        if (asset === rules.base) continue;
        const place = `${transaction.account}\n${asset}`;
        const before = staked.get(place) ?? ZERO;
        const quantity = decimal(amount.quantity);
        const explained = minimum(before, quantity);
        staked.set(place, begins ? add(before, quantity) : subtract(before, explained));
        if (begins || explained === quantity || key < from) continue;
        const more = format(subtract(quantity, explained));
        const at = transaction.timestamp;
        found.push({ reason: 'unstaked-more-than-staked', transactionId, asset, quantity: more, at });
      }
    }
  }
  return found;
}
