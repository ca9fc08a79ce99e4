/** What Kraken's types and subtypes of ledger rows are. */
import type { TransactionType } from '../../contract/transaction-types.ts';

interface Booking {
  readonly type: TransactionType;
  readonly incomeKind?: string;
  readonly notes?: string;
}

/** A row that is a transaction by itself, by the sign of its amount. */
export interface SingleRule {
  readonly kind: 'single';
  readonly in: Booking;
  readonly out: Booking;
  /** The way such rows go; one that goes the other way takes an earlier one back. */
  readonly usual?: 'in' | 'out';
}

export type KrakenRule =
  | { readonly kind: 'internal'; readonly reason: string }
  | SingleRule
  /** Rows of one refid make one exchange. `alone` is what a row without its other side is, if that can be. */
  | { readonly kind: 'exchange'; readonly alone?: SingleRule };

const income = (incomeKind: string): SingleRule => ({
  kind: 'single',
  in: { type: 'income', incomeKind },
  out: { type: 'fee', notes: `${incomeKind} taken back` },
});
const MOVED: SingleRule = { kind: 'single', in: { type: 'deposit' }, out: { type: 'withdrawal' } };
const SPOT_AND_STAKING: KrakenRule = { kind: 'internal', reason: 'moved between spot and staking inside Kraken' };
const EARN: KrakenRule = { kind: 'internal', reason: 'moved into or out of Kraken Earn; the holding is the same' };
const MARGIN: SingleRule = {
  kind: 'single',
  in: { type: 'income', incomeKind: 'margin-profit' },
  out: { type: 'lost', notes: 'loss of a margin position' },
};

const RULES: Readonly<Record<string, KrakenRule>> = {
  trade: { kind: 'exchange' },
  spend: { kind: 'exchange' },
  receive: { kind: 'exchange' },
  sale: { kind: 'exchange' },
  conversion: { kind: 'exchange' },
  nfttrade: { kind: 'exchange' },
  settled: { kind: 'exchange', alone: MOVED },
  deposit: { ...MOVED, usual: 'in' },
  withdrawal: { ...MOVED, usual: 'out' },
  custodytransfer: MOVED,
  adjustment: MOVED,
  staking: income('staking'),
  reward: income('reward'),
  credit: income('reward'),
  'invite bonus': income('referral'),
  dividend: { kind: 'single', in: { type: 'dividend' }, out: { type: 'fee', notes: 'dividend taken back' } },
  margin: MARGIN,
  marginsettlement: MARGIN,
  rollover: { kind: 'single', in: { type: 'income', incomeKind: 'rebate' }, out: { type: 'fee' } },
  nftcreatorfee: income('royalty'),
  nftrebate: income('rebate'),
  'earn/reward': income('staking'),
  'earn/bonus': income('reward'),
  'earn/airdrop': income('airdrop'),
  'earn/allocation': EARN,
  'earn/deallocation': EARN,
  'earn/autoallocation': EARN,
  'earn/autodeallocation': EARN,
  'earn/migration': { kind: 'exchange', alone: MOVED },
  'earn/delistingconversion': { kind: 'exchange', alone: MOVED },
  'transfer/spottostaking': SPOT_AND_STAKING,
  'transfer/stakingfromspot': SPOT_AND_STAKING,
  'transfer/stakingtospot': SPOT_AND_STAKING,
  'transfer/spotfromstaking': SPOT_AND_STAKING,
  // Kraken Futures has exports of its own; here the coins leave and come back
  'transfer/spottofutures': MOVED,
  'transfer/spotfromfutures': MOVED,
  'transfer/airdrop': income('airdrop'),
  'transfer/delistingconversion': { kind: 'exchange', alone: MOVED },
  // without a subtype: coins of a fork or an airdrop, or both sides of a token that was renamed
  transfer: {
    kind: 'exchange',
    alone: {
      kind: 'single',
      in: { type: 'income', incomeKind: 'airdrop' },
      out: { type: 'withdrawal', notes: 'taken out by Kraken' },
    },
  },
};

/** Types whose rows mean what the type says, whatever the subtype (`trade/tradespot`, `spend/dustsweeping`). */
const OPEN_TYPES: ReadonlySet<string> = new Set([
  'trade',
  'spend',
  'receive',
  'sale',
  'conversion',
  'deposit',
  'withdrawal',
  'margin',
  'rollover',
  'staking',
  'nfttrade',
  'settled',
  'adjustment',
  'credit',
  'reward',
  'dividend',
]);

/** `undefined` for what isn't known: a guess would book a tax event that never was. */
export const krakenRule = (type: string, subtype: string): KrakenRule | undefined => {
  if (subtype === '') return RULES[type];
  return RULES[`${type}/${subtype}`] ?? (OPEN_TYPES.has(type) ? RULES[type] : undefined);
};
