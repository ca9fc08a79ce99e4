/** Transactions as users send them, in few words. */
import type { Body } from './http-client.ts';

interface Trade {
  readonly at: string;
  readonly asset?: string;
  readonly quantity: string;
  /** In USD: what was paid or got, before fees. */
  readonly total: string;
  readonly account?: string;
  readonly externalId?: string;
  readonly fees?: readonly Body[];
}

const named = ({ account = 'kraken', externalId, fees }: Pick<Trade, 'account' | 'externalId' | 'fees'>): Body => ({
  account,
  ...(externalId !== undefined && { externalId }),
  ...(fees !== undefined && { fees }),
});

export const buy = ({ at, asset = 'BTC', quantity, total, ...more }: Trade): Body => ({
  ...named(more),
  timestamp: at,
  type: 'buy',
  amounts: [
    { asset, quantity, direction: 'in' },
    { asset: 'USD', quantity: total, direction: 'out' },
  ],
});

export const sell = ({ at, asset = 'BTC', quantity, total, ...more }: Trade): Body => ({
  ...named(more),
  timestamp: at,
  type: 'sell',
  amounts: [
    { asset, quantity, direction: 'out' },
    { asset: 'USD', quantity: total, direction: 'in' },
  ],
});

interface Move extends Omit<Trade, 'total'> {
  readonly toAccount: string;
}

export const transfer = ({ at, asset = 'BTC', quantity, toAccount, ...more }: Move): Body => ({
  ...named(more),
  timestamp: at,
  type: 'transfer',
  toAccount,
  amounts: [
    { asset, quantity, direction: 'out' },
    { asset, quantity, direction: 'in' },
  ],
});

export const deposit = ({ at, asset = 'USD', quantity, ...more }: Omit<Trade, 'total'>): Body => ({
  ...named(more),
  timestamp: at,
  type: 'deposit',
  amounts: [{ asset, quantity, direction: 'in' }],
});

/** Coins that came in as income, without a stated value. */
export const income = ({ at, asset = 'ETH', quantity, ...more }: Omit<Trade, 'total'>): Body => ({
  ...named(more),
  timestamp: at,
  type: 'income',
  incomeKind: 'staking',
  amounts: [{ asset, quantity, direction: 'in' }],
});
