/** What the operations of Binance's statements are. Names in lower case. */
import type { TransactionType } from '../../contract/transaction-types.ts';
import type { StakingType } from '../staking.ts';

interface Booking {
  readonly type: TransactionType;
  readonly incomeKind?: string;
}

/** A row that is a transaction by itself, by the sign of its change. */
export interface SingleRule {
  readonly kind: 'single';
  readonly in: Booking;
  readonly out: Booking;
}

export interface StakingRule {
  readonly kind: 'staking';
  /** Left out where the name of the operation doesn't tell. */
  readonly type?: StakingType;
}

export type BinanceRule =
  /** Between Binance's own accounts, such as spot and futures, which are one account here. */
  | { readonly kind: 'between accounts' }
  /** Coins that go into Earn or come back. */
  | StakingRule
  | SingleRule
  | {
      readonly kind: 'exchange';
      /** Rows of one family, account and second make one exchange. */
      readonly family: string;
      readonly isFee?: boolean;
      /** In place of buy, sell or trade. */
      readonly type?: TransactionType;
      /** What rows of one direction only are, if that can be. */
      readonly alone?: SingleRule;
    };

const MOVED: SingleRule = { kind: 'single', in: { type: 'deposit' }, out: { type: 'withdrawal' } };
const GIFT: SingleRule = { kind: 'single', in: { type: 'gift_received' }, out: { type: 'gift_sent' } };
const COST: SingleRule = { kind: 'single', in: { type: 'income', incomeKind: 'rebate' }, out: { type: 'fee' } };
const income = (incomeKind: string): SingleRule => ({
  kind: 'single',
  in: { type: 'income', incomeKind },
  out: { type: 'fee' },
});
const profit = (incomeKind: string): SingleRule => ({
  kind: 'single',
  in: { type: 'income', incomeKind },
  out: { type: 'lost' },
});
const STAKED: BinanceRule = { kind: 'staking', type: 'stake' };
const UNSTAKED: BinanceRule = { kind: 'staking', type: 'unstake' };
const TRANSFER: BinanceRule = { kind: 'between accounts' };
const FILL: BinanceRule = { kind: 'exchange', family: 'trade' };
const FILL_FEE: BinanceRule = { kind: 'exchange', family: 'trade', isFee: true };
const swap = (family: string, alone?: SingleRule): BinanceRule => ({
  kind: 'exchange',
  family,
  ...(alone && { alone }),
});

const named = (rule: BinanceRule, ...names: readonly string[]): readonly (readonly [string, BinanceRule])[] =>
  names.map((name) => [name, rule]);

const RULES: ReadonlyMap<string, BinanceRule> = new Map([
  ...named(
    FILL,
    'buy',
    'sell',
    'transaction related',
    'transaction buy',
    'transaction spend',
    'transaction sold',
    'transaction revenue',
  ),
  ...named(FILL_FEE, 'fee', 'transaction fee'),
  ...named(swap('convert'), 'binance convert', 'convert'),
  ...named(swap('otc'), 'large otc trading'),
  ...named(swap('dust'), 'small assets exchange bnb', 'small assets exchange bnb (spot)'),
  ...named(swap('auto-invest'), 'auto-invest transaction'),
  ...named(swap('liquid swap'), 'liquid swap sell', 'swap farming transaction'),
  ...named(swap('stablecoins'), 'stablecoins auto-conversion'),
  ...named(swap('leveraged', MOVED), 'leverage token redemption', 'leveraged coin consolidation'),
  ...named(
    swap('token swap', income('airdrop')),
    'token swap - redenomination/rebranding',
    'token swap - distribution',
  ),
  ...named(
    swap('card', MOVED),
    'buy crypto',
    'buy crypto with card',
    'buy crypto with fiat',
    'fiat ocbs - add fiat and fees',
  ),
  ...named(swap('fee deduction', COST), 'bnb fee deduction'),
  ...named(
    { kind: 'exchange', family: 'eth staking', type: 'stake', alone: MOVED },
    'eth 2.0 staking',
    'eth 2.0 staking - eth wrapping',
  ),
  ...named(
    { kind: 'exchange', family: 'eth unstaking', type: 'unstake', alone: MOVED },
    'eth 2.0 staking withdrawals',
    'eth 2.0 staking redemption',
  ),
  ...named(MOVED, 'deposit', 'fiat deposit', 'withdraw', 'fiat withdraw', 'fiat withdrawal', 'send', 'receive'),
  ...named(
    MOVED,
    'p2p trading',
    'c2c transfer',
    'binance pay',
    'pay',
    'merchant acquiring',
    'asset - transfer',
    'asset recovery',
  ),
  ...named(
    MOVED,
    'margin loan',
    'margin repayment',
    'isolated margin loan',
    'isolated margin repayment',
    'cross margin loan',
    'cross margin repayment',
  ),
  ...named(MOVED, 'crypto loan', 'crypto loan repayment', 'flexible loan - lending', 'flexible loan - repayment'),
  ...named(GIFT, 'crypto box', 'gift card redemption', 'gift card creation'),
  ...named(
    { kind: 'single', in: { type: 'income', incomeKind: 'cashback' }, out: { type: 'withdrawal' } },
    'binance card spending',
    'card spending',
  ),
  ...named(income('cashback'), 'binance card cashback', 'card cashback'),
  ...named(
    income('referral'),
    'commission history',
    'commission rebate',
    'commission fee shared with you',
    'referrer rebates',
    'referral kickback',
    'referral commission',
  ),
  ...named(
    income('airdrop'),
    'airdrop assets',
    'distribution',
    'hodler airdrops distribution',
    'launchpool airdrop',
    'simple earn flexible airdrop',
    'megadrop rewards',
  ),
  ...named(
    income('reward'),
    'cash voucher distribution',
    'mission reward distribution',
    'campaign related reward',
    'campaign reward',
    'launchpool interest',
    'launchpool earnings withdrawal',
    'super bnb mining reward',
  ),
  ...named(
    income('staking'),
    'pos savings interest',
    'staking rewards',
    'eth 2.0 staking rewards',
    'simple earn locked rewards',
    'simple earn locked reward',
    'bnb vault rewards',
    'dot slot auction rewards',
    'liquid swap rewards',
    'swap farming rewards',
    'bnsol staking rewards',
  ),
  ...named(
    income('interest'),
    'savings interest',
    'savings distribution',
    'simple earn flexible interest',
    'simple earn flexible reward',
    'locked staking interest',
  ),
  ...named(income('mining'), 'super bnb mining', 'pool distribution', 'mining distribution'),
  ...named(
    profit('trading-profit'),
    'realized profit and loss',
    'realize profit and loss',
    'realized pnl',
    'insurance fund compensation',
    'options settlement profits',
  ),
  ...named(income('funding-fee'), 'funding fee'),
  ...named(
    COST,
    'margin interest',
    'isolated margin interest',
    'cross margin interest',
    'interest deduction',
    'liquidation fee',
    'margin liquidation fee',
    'insurance clear',
    'delivered settlement fee',
  ),
  ...named(
    STAKED,
    'savings purchase',
    'pos savings purchase',
    'staking purchase',
    'simple earn flexible subscription',
    'simple earn locked subscription',
    'launchpad subscribe',
    'bnb vault subscription',
    'auto-invest subscription',
  ),
  ...named(
    UNSTAKED,
    'savings principal redemption',
    'pos savings redemption',
    'staking redemption',
    'simple earn flexible redemption',
    'simple earn locked redemption',
    'bnb vault redemption',
    'auto-invest redemption',
  ),
  ...named({ kind: 'staking' }, 'launchpool subscription/redemption', 'dot slot auction staking'),
  ...named(
    TRANSFER,
    'transfer_in',
    'transfer_out',
    'transfer',
    'internal transfer',
    'main and funding account transfer',
    'funding account transfer',
    'sub-account transfer',
  ),
]);

/** `undefined` for an operation that isn't known: Binance adds new ones, and a guess would be taxed. */
export const binanceRule = (operation: string): BinanceRule | undefined => {
  const name = operation.toLowerCase().replace(/\s+/g, ' ');
  return RULES.get(name) ?? (name.startsWith('transfer between ') ? TRANSFER : undefined);
};
