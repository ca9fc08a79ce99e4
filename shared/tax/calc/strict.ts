/** Which transactions a strict user's book refuses, because they would leave a disposal short. */
import type { TaxBook } from './book.ts';
import { keyOfEntry, type TaxEntryInput } from './pending.ts';

const TAKES_NOTHING: ReadonlySet<string> = new Set([
  'deposit',
  'income',
  'gift_received',
  'donation_received',
  'dividend',
  'coupon',
  'interest',
]);

/** Sure to take no lots whatever the base currency is. */
const onlyAcquires = ({ transaction }: TaxEntryInput): boolean =>
  TAKES_NOTHING.has(transaction.type) && (transaction.fees ?? []).length === 0;

/**
 * Tries transactions that would arrive together: all that only acquire first, the others in order of time. One after
 * which any disposal, its own or a later one, is short by more than before is refused; the ones after it are tried
 * without it. The book is a trial one, not to be flushed; afterwards it holds the transactions that aren't refused.
 */
export async function strictRefusals(trial: TaxBook, entries: readonly TaxEntryInput[]): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  await trial.apply({ add: entries.filter(onlyAcquires) }, { states: false });
  const others = entries.filter((entry) => !onlyAcquires(entry));
  const ordered = others.toSorted((a, b) => (keyOfEntry(a) < keyOfEntry(b) ? -1 : 1));
  await accept(trial, ordered, refused);
  return refused;
}

async function accept(trial: TaxBook, entries: readonly TaxEntryInput[], refused: Set<string>): Promise<void> {
  if (entries.length === 0) return;
  const { shorter } = await trial.apply({ add: entries }, { states: false });
  if (shorter.length === 0) return;
  const remove = entries.map(({ transactionId, transaction: { timestamp } }) => ({ transactionId, timestamp }));
  await trial.apply({ remove }, { states: false });
  const [only] = entries;
  if (entries.length === 1 && only) {
    refused.add(only.transactionId);
    return;
  }
  const middle = entries.length >>> 1;
  await accept(trial, entries.slice(0, middle), refused);
  await accept(trial, entries.slice(middle), refused);
}
