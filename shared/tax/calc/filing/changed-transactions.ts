/**
 * Which transactions have other disposals than were filed. Rows are told apart by what tax depends on; those of a
 * transaction are held as the sum of their hashes, whatever their order, so that a year costs one number for each.
 */
import { createHash } from 'node:crypto';
import type { AnyRow } from '../reports/rows.ts';

/** Which lot it was is not among it: another one of the same date and cost changes nothing. */
const MATERIAL = ['asset', 'quantity', 'proceeds', 'costBasis', 'gain', 'acquiredAt', 'disposedAt', 'term'] as const;

const hashOf = (row: AnyRow): bigint => {
  const text = JSON.stringify(MATERIAL.map((name) => row[name] ?? null));
  return createHash('sha256').update(text).digest().readBigUInt64BE();
};

const MASK = 2n ** 64n - 1n;

export class ChangedTransactions {
  readonly #sums = new Map<string, bigint>();

  filed(row: AnyRow): void {
    this.#add(row, hashOf(row));
  }

  present(row: AnyRow): void {
    this.#add(row, -hashOf(row));
  }

  #add({ transactionId = '' }: AnyRow, hash: bigint): void {
    const sum = ((this.#sums.get(transactionId) ?? 0n) + hash) & MASK;
    if (sum === 0n) this.#sums.delete(transactionId);
    else this.#sums.set(transactionId, sum);
  }

  /** Ids of transactions begin with their time, so that their order is that of time. */
  get ids(): readonly string[] {
    return [...this.#sums.keys()].toSorted();
  }
}
