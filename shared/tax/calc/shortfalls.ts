import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import type { Row } from './lot.ts';

interface Shortfall {
  readonly transactionId: string;
  readonly asset: string;
  readonly quantity: Decimal;
}

/** What disposals lacked before a change and lack after it. */
export class Shortfalls {
  readonly #before = new Map<string, Shortfall>();
  readonly #after = new Map<string, Shortfall>();

  stated(row: Row): void {
    note(this.#after, row);
  }

  withdrawn(row: Row): void {
    note(this.#before, row);
  }

  /** Disposals that lack more than before, and how much more. */
  worse(): readonly Shortfall[] {
    return [...this.#after].flatMap(([key, after]) => {
      const quantity = (after.quantity - (this.#before.get(key)?.quantity ?? ZERO)) as Decimal;
      return quantity > ZERO ? [{ ...after, quantity }] : [];
    });
  }
}

function note(shortfalls: Map<string, Shortfall>, row: Row): void {
  if (row.kind !== 'short') return;
  const { transactionId, asset, quantity } = row;
  const key = `${transactionId} ${asset}`;
  shortfalls.set(key, { transactionId, asset, quantity: add(quantity, shortfalls.get(key)?.quantity ?? ZERO) });
}
