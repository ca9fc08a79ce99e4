/** What operations of exports mostly are: the words from which a format's table of operations is made. */
import type { TransactionType } from '../contract/transaction-types.ts';
import type { OneRowRule, OneWay } from './one-row.ts';
import type { StakingType } from './staking.ts';

/** What rows of an operation are. */
export type TableRule =
  | OneRowRule
  /** Nothing of what the account holds moves, and why. */
  | { readonly ignored: string }
  /** Coins that are locked or released and stay the account's, whatever sign the row bears. */
  | { readonly staking: StakingType }
  /** One side, or the fee, of an exchange whose rows have one name and one group. */
  | {
      readonly part: string;
      readonly isFee?: boolean;
      readonly alone?: OneRowRule;
      /** In place of an exchange: all that comes and goes, as it is, such as the shares before and after a split. */
      readonly as?: TransactionType;
    };

export const DEPOSIT: OneRowRule = { in: { type: 'deposit' } };
export const WITHDRAWAL: OneRowRule = { out: { type: 'withdrawal' } };
export const MOVED: OneRowRule = { in: { type: 'deposit' }, out: { type: 'withdrawal' } };
export const EXCHANGE: OneRowRule = { both: 'exchange' };
export const GIFT: OneRowRule = { in: { type: 'gift_received' }, out: { type: 'gift_sent' } };
/** What is charged; what comes of it was paid back. */
export const FEE: OneRowRule = { out: { type: 'fee' }, in: { type: 'income', incomeKind: 'rebate' } };
export const DIVIDEND: OneRowRule = { in: { type: 'dividend' }, out: { type: 'fee', notes: 'dividend taken back' } };
export const INTEREST: OneRowRule = { in: { type: 'interest' }, out: { type: 'fee', notes: 'interest charged' } };
export const PROFIT: OneRowRule = { in: { type: 'income', incomeKind: 'trading-profit' }, out: { type: 'lost' } };
/** Given for goods or services: disposed of, for what it was worth. */
export const SPENT: OneRowRule = { out: { type: 'sell' } };
export const STAKED: TableRule = { staking: 'stake' };
export const UNSTAKED: TableRule = { staking: 'unstake' };

/** Income of a kind, and what is taken back of it. */
export const income = (incomeKind: string): OneRowRule => ({
  in: { type: 'income', incomeKind },
  out: { type: 'fee', notes: `${incomeKind} taken back` },
});

export const only = (way: 'in' | 'out', type: TransactionType, notes?: string): OneRowRule => {
  const booking: OneWay = { type, ...(notes !== undefined && { notes }) };
  return way === 'in' ? { in: booking } : { out: booking };
};

/** A side of an exchange; what it is without its other side, if that can be. */
export const part = (family: string, alone?: OneRowRule): TableRule => ({ part: family, ...(alone && { alone }) });

/** One rule for several operations. */
export const all = (rule: TableRule, ...operations: readonly string[]): Readonly<Record<string, TableRule>> =>
  Object.fromEntries(operations.map((operation) => [operation, rule]));
