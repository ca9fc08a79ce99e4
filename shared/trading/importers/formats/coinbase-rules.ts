/** What Coinbase's transaction types are. Names in lower case. */
import type { TransactionType } from '../../contract/transaction-types.ts';
import type { StakingType } from '../staking.ts';

interface Booking {
  readonly type: TransactionType;
  readonly incomeKind?: string;
}

export type CoinbaseRule =
  | { readonly kind: 'buy' }
  | { readonly kind: 'sell' }
  | { readonly kind: 'convert' }
  /** By the sign of the quantity; `unsigned` is the way of older exports, which write no signs. */
  | {
      readonly kind: 'move';
      readonly in: Booking;
      readonly out: Booking;
      readonly unsigned: 'in' | 'out';
      readonly isRefundable?: boolean;
    }
  /** Two rows that make one exchange, such as a token that is replaced by its successor. */
  | { readonly kind: 'pair' }
  /** Coins that are locked or released, in one row or in two. */
  | { readonly kind: 'staking'; readonly type: StakingType; readonly isRenaming?: boolean }
  | { readonly kind: 'internal'; readonly reason: string };

const DEPOSIT: Booking = { type: 'deposit' };
const WITHDRAWAL: Booking = { type: 'withdrawal' };
const arrives: CoinbaseRule = { kind: 'move', in: DEPOSIT, out: WITHDRAWAL, unsigned: 'in' };
const leaves: CoinbaseRule = { kind: 'move', in: DEPOSIT, out: WITHDRAWAL, unsigned: 'out' };
const pays = (type: TransactionType): CoinbaseRule => ({
  kind: 'move',
  in: DEPOSIT,
  out: { type },
  unsigned: 'out',
  isRefundable: true,
});
const income = (incomeKind: string): CoinbaseRule => ({
  kind: 'move',
  in: { type: 'income', incomeKind },
  out: { type: 'fee' },
  unsigned: 'in',
});
const STAKED: CoinbaseRule = { kind: 'staking', type: 'stake' };
const UNSTAKED: CoinbaseRule = { kind: 'staking', type: 'unstake' };
/** ETH2 was staked ETH, which is now called ETH again. */
const ETH2_RENAMED: CoinbaseRule = { kind: 'staking', type: 'stake', isRenaming: true };

export const COINBASE_RULES: Readonly<Record<string, CoinbaseRule>> = {
  buy: { kind: 'buy' },
  'advanced trade buy': { kind: 'buy' },
  'advance trade buy': { kind: 'buy' },
  sell: { kind: 'sell' },
  'advanced trade sell': { kind: 'sell' },
  'advance trade sell': { kind: 'sell' },
  convert: { kind: 'convert' },
  send: leaves,
  receive: arrives,
  deposit: arrives,
  withdrawal: leaves,
  // Coinbase Pro, Exchange and Prime have exports of their own; here the coins leave and come back
  'pro deposit': leaves,
  'pro withdrawal': arrives,
  'exchange deposit': leaves,
  'exchange withdrawal': arrives,
  'prime deposit': leaves,
  'prime withdrawal': arrives,
  'admin credit': arrives,
  'admin debit': pays('lost'),
  'card spend': pays('withdrawal'),
  'paid for an order': pays('withdrawal'),
  subscription: pays('fee'),
  donation: pays('donation_sent'),
  'derivatives settlement': {
    kind: 'move',
    in: { type: 'income', incomeKind: 'trading-profit' },
    out: { type: 'lost' },
    unsigned: 'in',
  },
  'rewards income': income('reward'),
  'reward income': income('reward'),
  'incentives rewards payout': income('reward'),
  'staking income': income('staking'),
  'inflation reward': income('staking'),
  'learning reward': income('learning'),
  'coinbase earn': income('learning'),
  'interest payout': income('interest'),
  'card buy back': income('cashback'),
  'subscription rebate': income('rebate'),
  'subscription rebates (24 hours)': income('rebate'),
  'retail simple price improvement': income('rebate'),
  fork: income('airdrop'),
  airdrop: income('airdrop'),
  'asset migration': { kind: 'pair' },
  'wrap asset': { kind: 'pair' },
  'unwrap asset': { kind: 'pair' },
  'retail simple dust': { kind: 'pair' },
  'retail staking transfer': STAKED,
  'retail unstaking transfer': UNSTAKED,
  'retail eth2 deprecation': ETH2_RENAMED,
  'retail eth deprecation': ETH2_RENAMED,
  'vault withdrawal': {
    kind: 'internal',
    reason: 'moved from the vault to the wallet inside Coinbase; both stand in this account',
  },
  'cash to savings': STAKED,
  'savings to cash': UNSTAKED,
};

/** Older exports list rewards among what was received, and say so in the notes only. */
export const rewardIn = (notes: string): CoinbaseRule | undefined => {
  if (/Coinbase Referral/i.test(notes)) return income('referral');
  if (/Coinbase Earn/i.test(notes)) return income('learning');
  return /Coinbase Rewards/i.test(notes) ? income('reward') : undefined;
};
