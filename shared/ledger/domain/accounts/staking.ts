/** What is staked is still the owner's, and can't be spent until it is unstaked. */
import type { Refusal } from '../../../kernel/errors.ts';
import { add, type Decimal, format, negate, subtract } from '../../../kernel/money/decimal.ts';
import type { AccountEvent } from '../../contract/account-events.ts';
import { alarms } from '../postings/alarms.ts';
import type { Account } from './account.ts';
import { amountOf } from './account.ts';
import { fundsOf, insufficientFunds } from './available.ts';
import { maySpend, type StandingCode } from './standing.ts';

interface Stake {
  readonly asset: string;
  readonly amount: Decimal;
  readonly now: string;
}

const after = (account: Account, { asset, amount, now: recordedAt }: Stake, by: Decimal) => ({
  ...{ accountId: account.accountId, asset, amount: format(amount), recordedAt },
  balance: format(subtract(amountOf(account.balances, asset), by)),
  staked: format(add(amountOf(account.staked, asset), by)),
});

/** Credit can't be staked. */
export function stake(
  account: Account,
  command: Stake,
): readonly AccountEvent[] | Refusal<StandingCode | 'InsufficientFunds'> {
  const refused = maySpend(account);
  if (refused) return refused;
  const { free } = fundsOf(account, command.asset, command.now);
  if (command.amount > free) return insufficientFunds(account, { ...command, available: free });
  const staked: AccountEvent = { type: 'AssetStaked', data: after(account, command, command.amount) };
  return [staked, ...alarms(account, command.asset, [staked], command.now)];
}

export function unstake(
  account: Account,
  command: Stake,
): readonly AccountEvent[] | Refusal<StandingCode | 'InsufficientFunds'> {
  const refused = maySpend(account);
  if (refused) return refused;
  const there = amountOf(account.staked, command.asset);
  if (command.amount > there) return insufficientFunds(account, { ...command, available: there });
  return [{ type: 'AssetUnstaked', data: after(account, command, negate(command.amount)) }];
}
