import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { moverOfLot } from './keys.ts';
import type { Logged } from './row-log.ts';

interface Shortfall {
  readonly transactionId: string;
  readonly asset: string;
  readonly quantity: Decimal;
}

/** What transactions lacked before a change and lack after it. */
export class Shortfalls {
  readonly #before = new Map<string, Shortfall>();
  readonly #after = new Map<string, Shortfall>();

  stated(logged: Logged): void {
    note(this.#after, logged);
  }

  withdrawn(logged: Logged): void {
    note(this.#before, logged);
  }

  /** Those that lack more than before, and how much more. */
  worse(): readonly Shortfall[] {
    return [...this.#after].flatMap(([key, after]) => {
      const quantity = (after.quantity - (this.#before.get(key)?.quantity ?? ZERO)) as Decimal;
      return quantity > ZERO ? [{ ...after, quantity }] : [];
    });
  }
}

/** Capital that comes back on what isn't held lacks no units, and yet something. */
const LEAST = 1n as Decimal;

/** What a row says to be lacking, if anything. */
function lackOf({ row, lot }: Logged): Shortfall | undefined {
  if (row.kind === 'short') return { ...row, quantity: row.quantity === ZERO ? LEAST : row.quantity };
  if (row.kind !== 'opened' || lot === undefined || !lot.isMissing) return undefined;
  // what goes on elsewhere lacked its acquisition before; a transfer moves what is there, and the rest is flagged
  if (moverOfLot(row.lot) !== undefined || lot.method === 'transfer') return undefined;
  return { transactionId: lot.acquisitionTransactionId, asset: lot.asset, quantity: lot.quantity };
}

function note(shortfalls: Map<string, Shortfall>, logged: Logged): void {
  const lack = lackOf(logged);
  if (lack === undefined) return;
  const { transactionId, asset, quantity } = lack;
  const key = `${transactionId} ${asset}`;
  shortfalls.set(key, { transactionId, asset, quantity: add(quantity, shortfalls.get(key)?.quantity ?? ZERO) });
}
