/** What Kraken's types and subtypes of ledger rows are. */
import type { TransactionType } from '../../contract/transaction-types.ts';
import type { StakingType } from '../staking.ts';

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

export interface StakingRule {
  readonly kind: 'staking';
  readonly type: StakingType;
  /** Whether both rows have one refid. */
  readonly isOneRefid: boolean;
  /** From one kind of staking to another. */
  readonly isRenaming?: boolean;
}

export type KrakenRule =
  | SingleRule
  /** Coins that go into staking or Earn, or come back. */
  | StakingRule
  /** Rows of one refid make one exchange. `alone` is what a row without its other side is, if that can be. */
  | { readonly kind: 'exchange'; readonly alone?: SingleRule };

const income = (incomeKind: string): SingleRule => ({
  kind: 'single',
  in: { type: 'income', incomeKind },
  out: { type: 'fee', notes: `${incomeKind} taken back` },
});
const MOVED: SingleRule = { kind: 'single', in: { type: 'deposit' }, out: { type: 'withdrawal' } };
/** Until 2023, each row under a refid of its own. */
const TO_STAKING: KrakenRule = { kind: 'staking', type: 'stake', isOneRefid: false };
const FROM_STAKING: KrakenRule = { kind: 'staking', type: 'unstake', isOneRefid: false };
const TO_EARN: KrakenRule = { kind: 'staking', type: 'stake', isOneRefid: true };
const FROM_EARN: KrakenRule = { kind: 'staking', type: 'unstake', isOneRefid: true };
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
  'earn/allocation': TO_EARN,
  'earn/deallocation': FROM_EARN,
  'earn/autoallocation': TO_EARN,
  'earn/autodeallocation': FROM_EARN,
  'earn/migration': { kind: 'staking', type: 'stake', isOneRefid: true, isRenaming: true },
  'earn/delistingconversion': { kind: 'exchange', alone: MOVED },
  'transfer/spottostaking': TO_STAKING,
  'transfer/stakingfromspot': TO_STAKING,
  'transfer/stakingtospot': FROM_STAKING,
  'transfer/spotfromstaking': FROM_STAKING,
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

const ruleNamed = (name: string): KrakenRule | undefined => (Object.hasOwn(RULES, name) ? RULES[name] : undefined);

/** `undefined` for what isn't known: a guess would book a tax event that never was. */
export const krakenRule = (type: string, subtype: string): KrakenRule | undefined => {
  if (subtype === '') return ruleNamed(type);
  return ruleNamed(`${type}/${subtype}`) ?? (OPEN_TYPES.has(type) ? ruleNamed(type) : undefined);
};
