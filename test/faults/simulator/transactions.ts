/** Transactions at random: two accounts, three assets, any time of two years, so that many come in backdated. */
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import type { Random } from './random.ts';

const ASSETS = ['BTC', 'ETH', 'EUR'] as const;
const FIRST_MS = Date.UTC(2021, 0, 1);
const MINUTES = 2 * 365 * 24 * 60;
const TYPES = ['buy', 'buy', 'buy', 'sell', 'sell', 'trade', 'transfer', 'income', 'deposit', 'withdrawal'] as const;

function parsed(value: unknown): TransactionInput {
  const result = parseTransaction(value);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.transaction;
}

const coins = (asset: string, quantity: string, direction: 'in' | 'out') => ({ asset, quantity, direction });

export class Transactions {
  readonly #random: Random;
  readonly #name: string;
  readonly #sells: boolean;
  #count = 0;
  /** A deposit that belongs to a withdrawal that was drawn before: the two are one transfer. */
  #other: TransactionInput | undefined;

  /** @param sells most of the time, rather than all kinds alike */
  constructor(random: Random, name: string, sells: boolean) {
    this.#random = random;
    this.#sells = sells;
    this.#name = name;
  }

  next(): TransactionInput {
    const other = this.#other;
    this.#other = undefined;
    return other ?? this.#drawn();
  }

  several(least: number, most: number): TransactionInput[] {
    return Array.from({ length: this.#random.between(least, most) }, () => this.next());
  }

  #drawn(): TransactionInput {
    const random = this.#random;
    this.#count += 1;
    const type = this.#sells && random.chance(0.6) ? 'sell' : random.pick(TYPES);
    const asset = random.pick(ASSETS);
    const account = random.pick(['kraken', 'wallet']);
    const there = account === 'kraken' ? 'wallet' : 'kraken';
    const quantity = `${random.between(1, 40) / 8}`;
    const epochMs = FIRST_MS + random.below(MINUTES) * 60_000;
    const common = { externalId: `${this.#name}-${this.#count}`, account, timestamp: new Date(epochMs).toISOString() };
    const money = `${random.between(100, 9_999) / 4}`;
    switch (type) {
      case 'buy':
        return parsed({ ...common, type, amounts: [coins(asset, quantity, 'in'), coins('USD', money, 'out')] });
      case 'sell':
        return parsed({ ...common, type, amounts: [coins('USD', money, 'in'), coins(asset, quantity, 'out')] });
      case 'trade': {
        const into = ASSETS.find((each) => each !== asset) ?? 'BTC';
        return parsed({ ...common, type, amounts: [coins(into, quantity, 'in'), coins(asset, quantity, 'out')] });
      }
      case 'transfer':
        return parsed({ ...common, type, toAccount: there, amounts: [coins(asset, quantity, 'out')] });
      case 'withdrawal': {
        const txHash = String(this.#count).padStart(64, '0');
        const later = new Date(epochMs + 600_000).toISOString();
        const deposit = { ...common, externalId: `${common.externalId}-in`, account: there, timestamp: later };
        const [left, came] = [coins(asset, quantity, 'out'), coins(asset, quantity, 'in')];
        if (random.chance(0.7)) {
          this.#other = parsed({ ...deposit, type: 'deposit', amounts: [came], metadata: { txHash } });
        }
        return parsed({ ...common, type, amounts: [left], metadata: { txHash } });
      }
      default:
        return parsed({ ...common, type, amounts: [coins(asset, quantity, 'in')] });
    }
  }
}
