import { decimal } from '../../../../shared/kernel/money/decimal.ts';
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import { importedIn } from './stored.ts';

interface Postings {
  readonly transactionId: string;
  readonly entries: readonly {
    readonly assetId: string;
    readonly amount: string;
    readonly direction: 'debit' | 'credit';
  }[];
}

/** Debits and credits are equal per asset, and each transaction has its postings once. */
export function ledgerFaults(commits: readonly Commit[]): string[] {
  const faults: string[] = [];
  const posted = new Map<string, number>();
  const sums = new Map<string, bigint>();
  for (const { events } of commits.filter(({ stream }) => stream.type === 'journal')) {
    for (const { type, data } of events) {
      if (type !== 'LedgerEntriesCreated') continue;
      const { transactionId, entries } = data as Postings;
      posted.set(transactionId, (posted.get(transactionId) ?? 0) + 1);
      for (const { assetId, amount, direction } of entries) {
        const signed = direction === 'debit' ? decimal(amount) : -decimal(amount);
        sums.set(assetId, (sums.get(assetId) ?? 0n) + signed);
      }
    }
  }
  for (const [asset, sum] of sums) if (sum !== 0n) faults.push(`debits and credits of ${asset} differ`);
  for (const { transactionId } of importedIn(commits)) {
    const count = posted.get(transactionId) ?? 0;
    if (count !== 1) faults.push(`transaction ${transactionId} has its postings ${count} times`);
  }
  return faults;
}
