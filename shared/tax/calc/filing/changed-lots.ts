/**
 * Assets of which other lots were left at the end of a year than were filed. Lots are told apart by what tax will depend
 * on, and held as sums for each asset, whatever their order.
 */
import { createHash } from 'node:crypto';
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { OpenLotsChange } from '../../contract/filings-http.ts';
import type { AnyRow } from '../reports/rows.ts';

/** Which lot it was is not among it: another one of the same date and cost changes nothing. */
const MATERIAL = ['account', 'acquiredAt', 'remainingQuantity', 'remainingCostBasis'] as const;

const hashOf = (row: AnyRow): bigint =>
  createHash('sha256')
    .update(JSON.stringify(MATERIAL.map((name) => row[name] ?? null)))
    .digest()
    .readBigUInt64BE();

interface Sums {
  hashes: bigint;
  quantity: bigint;
  cost: bigint;
}

interface Sides {
  readonly filed: Sums;
  readonly present: Sums;
}

const nothing = (): Sums => ({ hashes: 0n, quantity: 0n, cost: 0n });
const shown = (amount: bigint): string => format(amount as Decimal);

export class ChangedLots {
  readonly #assets = new Map<string, Sides>();

  take(side: keyof Sides, row: AnyRow): void {
    const { asset = '', remainingQuantity = '0', remainingCostBasis = '0' } = row;
    const sides = this.#assets.get(asset) ?? { filed: nothing(), present: nothing() };
    this.#assets.set(asset, sides);
    const sums = sides[side];
    sums.hashes += hashOf(row);
    sums.quantity += decimal(remainingQuantity);
    sums.cost += decimal(remainingCostBasis);
  }

  /** In the order of their names. */
  get assets(): OpenLotsChange['assets'] {
    return [...this.#assets]
      .filter(([, { filed, present }]) => filed.hashes !== present.hashes)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([asset, { filed, present }]) => ({
        asset,
        quantity: { filed: shown(filed.quantity), present: shown(present.quantity) },
        costBasis: { filed: shown(filed.cost), present: shown(present.cost) },
      }));
  }
}
